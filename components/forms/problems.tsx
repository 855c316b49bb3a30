'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ActionResult, FieldErrors } from '@/lib/action-result'
import type { ErrorCode } from '@/lib/errors'
import { ErrorSummary } from './error-summary'
import type { Lost } from './use-server-form'

/** Questions that are answered by choosing, by the last part of their path. */
const CHOSEN =
  /(^|\.)(language|framework|level|types|actions|direction|measure|kind|state|stage|basis|scope|implementation|role|maker|officeRole|organisation|decision|successor|stay|person)$/

/** A field's code in words: what to do. */
export function useFieldMessages(): (code: string | undefined, path: string) => string | undefined {
  const t = useTranslations('fieldErrors')
  return (code, path) => {
    if (code === undefined) return undefined
    if (code === 'required' && CHOSEN.test(path)) return t('choose')
    return t.has(code as 'other') ? t(code as 'other') : t('other')
  }
}

export const fieldErrorsIn = (state: ActionResult | null): FieldErrors =>
  (state !== null && !state.ok && state.fieldErrors) || {}

export const typedIn = (state: ActionResult | null) => (state !== null && !state.ok && state.typed) || {}

interface ProblemsProps {
  state: ActionResult | null
  lost: Lost | null
  /** What each field is called, in the order of the form. */
  labels: Readonly<Record<string, string>>
  /** Words of this form for a refusal, where the general ones don't fit. */
  refusals?: Partial<Record<ErrorCode, string>>
}

/** Everything that is wrong with a short form, above it. */
export function Problems({ state, lost, labels, refusals = {} }: ProblemsProps) {
  const t = useTranslations('formErrors')
  const words = useFieldMessages()
  if (lost) return <ErrorSummary title={t('title', { count: 0 })} formError={t(lost)} problems={[]} />
  if (state === null || state.ok) return null
  if (state.formError === 'restored') return <Restored />
  const errors = fieldErrorsIn(state)
  const problems = Object.entries(labels).flatMap(([name, field]) => {
    const problem = words(errors[name], name)
    return problem ? [{ name, message: t('problem', { field, problem }) }] : []
  })
  const code = state.formError ?? (problems.length ? undefined : 'invalid')
  return (
    <ErrorSummary
      title={t('title', { count: problems.length })}
      formError={code && (refusals[code] ?? t(code))}
      problems={problems}
    />
  )
}

/** Nothing is wrong: the form was kept while its writer signed in. */
export function Restored({ children }: { children?: ReactNode }) {
  const t = useTranslations('formErrors')
  return (
    <div className="note mb-6" role="status" data-restored>
      <p>{t('restored')}</p>
      {children && <p className="mt-3">{children}</p>}
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { SubmissionKind } from '@/lib/submissions/model'
import { Declaration } from './declaration'
import { useDraftProblems } from './field-labels'
import type { DraftAction } from './use-draft-form'

interface HandInFormProps {
  kind: SubmissionKind
  action: DraftAction
  revision: number
}

/** Hands in what others wrote. */
export function HandInForm({ kind, action, revision }: HandInFormProps) {
  const t = useTranslations()
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const problemsOf = useDraftProblems(kind)
  const problems = problemsOf(fieldErrorsIn(state))
  const refused =
    lost ?? (state && !state.ok && problems.length === 0 ? (state.formError ?? 'invalid') : null)
  return (
    <form {...form}>
      <input type="hidden" name="revision" value={revision} />
      {refused && (
        <ErrorSummary
          title={t('formErrors.title', { count: 0 })}
          formError={t(`formErrors.${refused}`)}
          problems={[]}
        />
      )}
      {problems.length > 0 && (
        // biome-ignore lint/a11y/noAutofocus: after a failed attempt the reader needs this first
        <div className="error-summary" role="alert" tabIndex={-1} autoFocus data-error-summary>
          <h2>{t('officePage.gaps')}</h2>
          <ul className="grid list-disc gap-1 ps-5">
            {problems.map(({ name, message }) => (
              <li key={name}>{message || words('other', name)}</li>
            ))}
          </ul>
        </div>
      )}
      {kind === 'report' && <Declaration />}
      <FormButton name="intent" value="submit" pending={pending}>
        {t('submission.submit')}
      </FormButton>
    </form>
  )
}

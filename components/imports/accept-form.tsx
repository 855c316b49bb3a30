'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'

interface AcceptFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  children: ReactNode
}

/** One form around all rows: each button sends the number of its own. Needs the messages `formErrors`. */
export function AcceptForm({ action, children }: AcceptFormProps) {
  const t = useTranslations('formErrors')
  const { state, pending, lost, ...form } = useServerForm(action)
  const code = lost ?? (state && !state.ok ? (state.formError ?? 'invalid') : null)
  return (
    <form {...form} aria-busy={pending}>
      {code && <ErrorSummary title={t('title', { count: 0 })} formError={t(code)} problems={[]} />}
      {children}
    </form>
  )
}

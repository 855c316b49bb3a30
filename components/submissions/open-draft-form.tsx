'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormButton } from '@/components/forms/form-button'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ButtonKind } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'

interface OpenDraftFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** Made when the page was: pressing twice, or coming back, opens the same draft. */
  formKey: string
  /** What is opened, as hidden fields. */
  wish: Readonly<Record<string, string>>
  /** What was chosen before somebody had to sign in; null: nothing waits. */
  restored?: ActionResult | null
  kind?: ButtonKind
  button: string
  /** The whole act, where the button alone doesn't say on what. */
  buttonLabel?: string
  /** More questions, above the button. */
  children?: ReactNode
}

/** A button that opens a draft and goes there. */
export function OpenDraftForm({
  action,
  formKey,
  wish,
  restored = null,
  kind = 'plain',
  button,
  buttonLabel,
  children,
}: OpenDraftFormProps) {
  const t = useTranslations('formErrors')
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const isRestored = state?.ok === false && state.formError === 'restored'
  const refused = lost ? t(lost) : state && !state.ok ? t(state.formError ?? 'invalid') : null
  return (
    <form {...form}>
      <input type="hidden" name="formKey" value={formKey} />
      {Object.entries(wish).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <FormButton kind={kind} pending={pending} aria-label={buttonLabel}>
        {button}
      </FormButton>
      {refused && isRestored && (
        <p className="mt-2 text-[0.9rem]" role="status">
          {refused}
        </p>
      )}
      {refused && !isRestored && (
        <p className="mt-2 text-[0.9rem] text-broken" role="alert">
          {refused}
        </p>
      )}
    </form>
  )
}

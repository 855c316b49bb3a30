'use client'

import { useTranslations } from 'next-intl'
import type { ButtonKind } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'
import { FormButton } from './form-button'
import { useServerForm } from './use-server-form'

interface ActFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  kind?: ButtonKind
  button: string
  /** The whole act, where the button alone doesn't say on what. */
  buttonLabel?: string
}

/** A button that does one thing to one thing, and says it when it was refused. */
export function ActForm({ action, kind = 'plain', button, buttonLabel }: ActFormProps) {
  const t = useTranslations('formErrors')
  const { state, pending, lost, ...form } = useServerForm(action)
  const refused = lost ? t(lost) : state && !state.ok ? t(state.formError ?? 'invalid') : null
  return (
    <form {...form}>
      <FormButton kind={kind} pending={pending} aria-label={buttonLabel}>
        {button}
      </FormButton>
      {refused && (
        <p className="mt-2 text-[0.9rem] text-broken" role="alert">
          {refused}
        </p>
      )}
    </form>
  )
}

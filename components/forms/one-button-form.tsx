'use client'

import { useTranslations } from 'next-intl'
import { FormButton } from '@/components/forms/form-button'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ButtonKind } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'
import type { ErrorCode } from '@/lib/errors'

interface OneButtonFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  button: string
  /** The whole act, where the button alone doesn't say on what. */
  buttonLabel?: string
  kind?: ButtonKind
  /** Words for a refusal, where the general ones don't fit. */
  refusals?: Partial<Record<ErrorCode, string>>
}

/** An act without questions. A refusal is said below its button. Needs the messages `formErrors`. */
export function OneButtonForm({
  action,
  button,
  buttonLabel,
  kind = 'plain',
  refusals = {},
}: OneButtonFormProps) {
  const t = useTranslations('formErrors')
  const { state, pending, lost, ...form } = useServerForm(action)
  const code = state && !state.ok ? (state.formError ?? 'invalid') : null
  const refused = lost ? t(lost) : code && (refusals[code] ?? t(code))
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

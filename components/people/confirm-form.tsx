'use client'

import { FormButton } from '@/components/forms/form-button'
import { Problems } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ButtonKind } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'
import type { ErrorCode } from '@/lib/errors'

interface ConfirmFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored?: ActionResult | null
  /** Says what the button does. */
  button: string
  kind?: ButtonKind
  /** Words of this act for a refusal, where the general ones don't fit. */
  refusals?: Partial<Record<ErrorCode, string>>
  /** What a refusal is about, where it names a field. */
  labels?: Readonly<Record<string, string>>
}

/** One act that asks nothing: what happens is said above it. */
export function ConfirmForm({
  action,
  restored = null,
  button,
  kind = 'primary',
  refusals,
  labels = {},
}: ConfirmFormProps) {
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  return (
    <form {...form}>
      <Problems state={state} lost={lost} labels={labels} refusals={refusals} />
      <FormButton kind={kind} pending={pending}>
        {button}
      </FormButton>
    </form>
  )
}

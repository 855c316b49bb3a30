'use client'

import { type Option, SelectField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface AdminChoiceFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** `maker`: whose office is opened; `person`: who is to lead. */
  name: 'maker' | 'person'
  label: string
  hint?: string
  options: readonly Option[]
  /** The words of the choice that means none yet. */
  empty: string
  button: string
}

/** One question with a list, and what is done with the answer. */
export function AdminChoiceForm({
  action,
  restored,
  name,
  label,
  hint,
  options,
  empty,
  button,
}: AdminChoiceFormProps) {
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{ [name]: label }} />
      <SelectField
        name={name}
        label={label}
        hint={hint}
        error={words(fieldErrorsIn(state)[name], name)}
        options={options}
        empty={empty}
        defaultValue={valueAt(typedIn(state), name)}
      />
      <FormButton pending={pending}>{button}</FormButton>
    </form>
  )
}

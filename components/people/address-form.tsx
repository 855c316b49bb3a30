'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface AddressFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
}

/** Gives somebody another address to sign in with. */
export function AddressForm({ action, restored }: AddressFormProps) {
  const t = useTranslations('adminPeople.act.address')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const error = words(fieldErrorsIn(state).email, 'email')
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ email: t('email') }}
        refusals={{ already_done: t('same') }}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        error={error}
        defaultValue={valueAt(typedIn(state), 'email')}
        autoComplete="off"
        required
      />
      <FormButton pending={pending}>{t('button')}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'

interface PasswordFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** Whose password: for the browser's own store of passwords. */
  email: string
}

/** Asks somebody who has no second factor for their password again. */
export function PasswordForm({ action, email }: PasswordFormProps) {
  const t = useTranslations('confirm')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{ password: t('password') }} />
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        error={words(fieldErrorsIn(state).password, 'password')}
        autoComplete="current-password"
        required
      />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

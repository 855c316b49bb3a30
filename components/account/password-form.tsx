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
  /** False: the account has none yet. */
  hasPassword: boolean
}

/** Sets a password. Nothing typed here is ever shown again. */
export function PasswordForm({ action, email, hasPassword }: PasswordFormProps) {
  const t = useTranslations('account.password')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ password: t('current'), newPassword: t('new') }}
        refusals={{ throttled: t('throttled'), conflict: t('conflict') }}
      />
      <input type="hidden" name="username" value={email} autoComplete="username" />
      {hasPassword && (
        <TextField
          name="password"
          type="password"
          label={t('current')}
          error={words(errors.password, 'password')}
          autoComplete="current-password"
          required
        />
      )}
      <TextField
        name="newPassword"
        type="password"
        label={t('new')}
        hint={t('newHint')}
        error={words(errors.newPassword, 'newPassword')}
        autoComplete="new-password"
        required
      />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface SignInFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** Where somebody goes who has lost their password. */
  forgotten: string
}

export function SignInForm({ action, forgotten }: SignInFormProps) {
  const t = useTranslations('signIn')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ email: t('email'), password: t('password') }}
        refusals={{ invalid: t('wrong'), throttled: t('throttled') }}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        error={words(errors.email, 'email')}
        defaultValue={valueAt(typedIn(state), 'email')}
        autoComplete="username"
        inputMode="email"
        required
      />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        error={words(errors.password, 'password')}
        autoComplete="current-password"
        required
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <FormButton pending={pending}>{t('submit')}</FormButton>
        <a href={forgotten}>{t('forgotten')}</a>
      </div>
    </form>
  )
}

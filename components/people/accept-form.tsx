'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface AcceptFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** The address the invitation was made for; null: the person names their own. */
  email: string | null
}

/** Opens an account by an invitation. */
export function AcceptForm({ action, email }: AcceptFormProps) {
  const t = useTranslations('invitation')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ email: t('email'), name: t('name'), password: t('password') }}
        refusals={{
          already_done: t('used.title'),
          expired: t('expired.title'),
          not_found: t('unknown.title'),
        }}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={email === null ? t('emailHint') : t('emailFixedHint')}
        error={words(errors.email, 'email')}
        defaultValue={email ?? valueAt(typedIn(state), 'email')}
        readOnly={email !== null}
        autoComplete="username"
        inputMode="email"
        required
      />
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        error={words(errors.name, 'name')}
        defaultValue={valueAt(typedIn(state), 'name')}
        autoComplete="name"
        required
      />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        hint={t('passwordHint')}
        error={words(errors.password, 'password')}
        autoComplete="new-password"
        required
      />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import type { LinkPurpose } from '@/lib/sessions/model'

interface UseLinkFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  purpose: LinkPurpose
}

/** Uses a link up: only this does, so that a scanner of mails that opens the page doesn't. */
export function UseLinkForm({ action, purpose }: UseLinkFormProps) {
  const t = useTranslations('emailLink')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ password: t('use.reset_password.password') }}
        refusals={{
          already_done: t('closed.used.title'),
          expired: t('closed.expired.title'),
          not_found: t('closed.unknown.title'),
        }}
      />
      {purpose === 'reset_password' && (
        <TextField
          name="password"
          type="password"
          label={t('use.reset_password.password')}
          hint={t('use.reset_password.passwordHint')}
          error={words(fieldErrorsIn(state).password, 'password')}
          autoComplete="new-password"
          required
        />
      )}
      <FormButton pending={pending}>{t(`use.${purpose}.submit`)}</FormButton>
    </form>
  )
}

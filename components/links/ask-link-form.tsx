'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface AskLinkFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  submit: string
}

/** Asks for a letter, and says the same whether or not one is sent. */
export function AskLinkForm({ action, submit }: AskLinkFormProps) {
  const t = useTranslations('emailLink')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  if (state?.ok)
    return (
      <div className="card max-w-2xl border-2 border-kept" role="status">
        <h2>{t('sent.title')}</h2>
        <p className="mt-2">{t('sent.text')}</p>
        <p className="mt-2 text-ink-2">{t('sent.again')}</p>
      </div>
    )
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ email: t('email') }}
        refusals={{ throttled: t('throttled') }}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        error={words(fieldErrorsIn(state).email, 'email')}
        defaultValue={valueAt(typedIn(state), 'email')}
        autoComplete="username"
        inputMode="email"
        required
      />
      <FormButton pending={pending}>{submit}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'

interface CodeFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  submit: string
}

/** A code of the app or, in the same field, one from the paper. */
export function CodeForm({ action, submit }: CodeFormProps) {
  const t = useTranslations('secondFactor.ask')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form} noValidate className="[&_input]:max-w-64">
      <Problems
        state={state}
        lost={lost}
        labels={{ code: t('code') }}
        refusals={{ throttled: t('throttled') }}
      />
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        error={words(fieldErrorsIn(state).code, 'code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
      />
      <FormButton pending={pending}>{submit}</FormButton>
    </form>
  )
}

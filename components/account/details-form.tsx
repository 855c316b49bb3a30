'use client'

import { useTranslations } from 'next-intl'
import { type Option, SelectField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface DetailsFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** As it stands. */
  details: { name: string; locale: string }
  languages: readonly Option[]
  /** What was typed before somebody had to sign in; null: nothing waits. */
  restored: ActionResult | null
}

/** One's own name, and the language of letters. */
export function DetailsForm({ action, details, languages, restored }: DetailsFormProps) {
  const t = useTranslations('account.details')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const values = { ...details, ...typedIn(state) }
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{ name: t('name'), locale: t('language') }} />
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        error={words(errors.name, 'name')}
        defaultValue={valueAt(values, 'name')}
        autoComplete="name"
        required
      />
      <SelectField
        name="locale"
        label={t('language')}
        error={words(errors.locale, 'locale')}
        options={languages}
        defaultValue={valueAt(values, 'locale')}
      />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { TextAreaField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { LOCALES, type Locale } from '@/lib/i18n/model'

interface FrameworkFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** Its names now; null: a new one, which gets a key. */
  present: Partial<Record<Locale, string>> | null
}

export function FrameworkForm({ action, restored, present }: FrameworkFormProps) {
  const t = useTranslations('proposals')
  const language = useTranslations('language')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const values = Object.keys(typed).length ? typed : { name: { ...present } }
  const names = LOCALES.map((locale) => ({
    locale,
    name: `name.${locale}`,
    label: t('framework.inLanguage', { language: language(locale) }),
  }))
  const labels = Object.fromEntries(names.map(({ name, label }) => [name, label]))
  return (
    <form {...form} noValidate className="max-w-[40rem]">
      <Problems
        state={state}
        lost={lost}
        labels={{ key: t('framework.key'), ...labels, reason: t('thresholds.reason') }}
      />
      {present === null && (
        <TextField
          name="key"
          label={t('framework.key')}
          hint={t('framework.keyHint')}
          error={words(errors.key, 'key')}
          defaultValue={valueAt(values, 'key')}
          autoComplete="off"
          required
        />
      )}
      {names.map(({ locale, name, label }) => (
        <TextField
          key={name}
          name={name}
          lang={locale}
          label={label}
          hint={locale === 'en' ? t('framework.nameHint') : undefined}
          error={words(errors[name], name)}
          defaultValue={valueAt(values, name)}
          autoComplete="off"
          required
        />
      ))}
      <TextAreaField
        name="reason"
        label={t('thresholds.reason')}
        hint={t('thresholds.reasonHint')}
        error={words(errors.reason, 'reason')}
        defaultValue={valueAt(values, 'reason')}
        rows={3}
        required
      />
      <FormButton pending={pending}>{t('framework.submit')}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { TextAreaField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { LOCALES } from '@/lib/i18n/model'
import type { Operator } from '@/lib/operator/model'

const PARTS = ['name', 'contact', 'legalNotice'] as const

interface OperatorFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  present: Operator
}

/** Who runs the site, each text in four languages side by side. */
export function OperatorForm({ action, restored, present }: OperatorFormProps) {
  const t = useTranslations('operator')
  const language = useTranslations('language')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const isFresh = Object.keys(typed).length === 0
  const labelOf = (part: (typeof PARTS)[number], locale: (typeof LOCALES)[number]) =>
    t(`inLanguage.${part}`, { language: language(locale) })
  const labels = Object.fromEntries([
    ...PARTS.flatMap((part) => LOCALES.map((locale) => [`${part}.${locale}`, labelOf(part, locale)])),
    ['email', t('email')],
  ])
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={labels} />
      {PARTS.map((part) => (
        <section key={part} aria-labelledby={`part-${part}`} className="mb-8">
          <h2 id={`part-${part}`} className="text-[1.35rem]">
            {t(`part.${part}`)}
          </h2>
          <p className="mt-1 mb-4 max-w-[60ch] text-ink-2">{t(`partHint.${part}`)}</p>
          <div className="grid gap-x-6 max-w-[66rem] md:grid-cols-2">
            {LOCALES.map((locale) => {
              const name = `${part}.${locale}`
              return (
                <TextAreaField
                  key={locale}
                  name={name}
                  lang={locale}
                  label={labelOf(part, locale)}
                  error={words(errors[name], name)}
                  defaultValue={isFresh ? (present[part][locale] ?? '') : valueAt(typed, name)}
                  rows={part === 'name' ? 2 : 6}
                />
              )
            })}
          </div>
        </section>
      ))}
      <div className="max-w-[30rem]">
        <TextField
          name="email"
          type="email"
          label={t('email')}
          hint={t('emailHint')}
          error={words(errors.email, 'email')}
          defaultValue={isFresh ? (present.email ?? '') : valueAt(typed, 'email')}
          autoComplete="off"
        />
      </div>
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, type Option, SelectField, TextAreaField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface AskFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  kinds: readonly Option[]
  makers: readonly Option[]
}

/** Asks for an account. */
export function AskForm({ action, kinds, makers }: AskFormProps) {
  const t = useTranslations('request')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const text = (name: 'organisationName' | 'website' | 'contactName' | 'email') => ({
    name,
    label: t(name),
    error: words(errors[name], name),
    defaultValue: valueAt(typed, name),
  })
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{
          kind: t('kind.label'),
          organisationName: t('organisationName'),
          maker: t('maker'),
          website: t('website'),
          contactName: t('contactName'),
          email: t('email'),
          about: t('about'),
        }}
      />
      <ChoiceField
        kind="radio"
        name="kind"
        label={t('kind.label')}
        error={words(errors.kind, 'kind')}
        options={kinds}
        defaultValue={valueAt(typed, 'kind')}
      />
      <TextField {...text('organisationName')} autoComplete="organization" required />
      <SelectField
        name="maker"
        label={t('maker')}
        error={words(errors.maker, 'maker')}
        options={makers}
        empty={t('makerNone')}
        defaultValue={valueAt(typed, 'maker')}
      />
      <TextField {...text('website')} hint={t('websiteHint')} optional={t('optional')} inputMode="url" />
      <TextField {...text('contactName')} hint={t('contactNameHint')} autoComplete="name" required />
      <TextField {...text('email')} type="email" hint={t('emailHint')} autoComplete="email" required />
      <TextAreaField
        name="about"
        label={t('about')}
        hint={t('aboutHint')}
        error={words(errors.about, 'about')}
        defaultValue={valueAt(typed, 'about')}
        rows={6}
        required
      />
      <ChoiceField
        kind="checkbox"
        name="atRisk"
        label={t('atRisk.label')}
        options={[{ value: 'yes', label: t('atRisk.yes'), hint: t('atRisk.hint') }]}
        defaultValue={valueAt(typed, 'atRisk')}
      />
      {/* Nobody sees it; programs that fill in every field give themselves away. */}
      <div hidden>
        <label htmlFor="f-company">{t('organisationName')}</label>
        <input id="f-company" name="company" tabIndex={-1} autoComplete="off" />
      </div>
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

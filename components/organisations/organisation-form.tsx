'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, type Option, SelectField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { type Fields, valueAt } from '@/lib/form-data'
import { ORGANISATION_KINDS } from '@/lib/organisations/model'

interface OrganisationFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  makers: readonly Option[]
  /** As it is; null: a new one. */
  now: Fields | null
}

/** Adds an organisation, or changes what is known of it. */
export function OrganisationForm({ action, restored, makers, now }: OrganisationFormProps) {
  const t = useTranslations('organisations')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const values = { ...now, ...typedIn(state) }
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{
          kind: t('field.kind'),
          name: t('field.name'),
          maker: t('field.maker'),
          website: t('field.website'),
        }}
      />
      <ChoiceField
        kind="radio"
        name="kind"
        label={t('field.kind')}
        error={words(errors.kind, 'kind')}
        options={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        defaultValue={valueAt(values, 'kind')}
      />
      <TextField
        name="name"
        label={t('field.name')}
        hint={t('hint.name')}
        error={words(errors.name, 'name')}
        defaultValue={valueAt(values, 'name')}
        autoComplete="off"
        required
      />
      <SelectField
        name="maker"
        label={t('field.maker')}
        error={words(errors.maker, 'maker')}
        options={makers}
        empty={t('anywhere')}
        defaultValue={valueAt(values, 'maker')}
      />
      <TextField
        name="website"
        type="url"
        label={t('field.website')}
        hint={t('hint.website')}
        optional={t('optional')}
        error={words(errors.website, 'website')}
        defaultValue={valueAt(values, 'website')}
        autoComplete="off"
      />
      <FormButton pending={pending}>{t(now === null ? 'add' : 'save')}</FormButton>
    </form>
  )
}

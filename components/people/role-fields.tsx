'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, type Option, SelectField, TextField } from '@/components/forms/field'
import { useFieldMessages } from '@/components/forms/problems'
import type { FieldErrors } from '@/lib/action-result'
import { type Fields, valueAt } from '@/lib/form-data'

export interface RoleOptions {
  roles: readonly Option[]
  makers: readonly Option[]
  officeRoles: readonly Option[]
  /** Active organisations; the value is the number. */
  organisations: readonly Option[]
}

/** From here on a list is searched by typing rather than read. */
const READABLE = 30

/** A role, and the office or organisation that goes with it. All are shown, so that it works without scripts. */
export function RoleFields({
  options,
  errors,
  values,
}: {
  options: RoleOptions
  errors: FieldErrors
  values: Fields
}) {
  const t = useTranslations('admin.invite')
  const words = useFieldMessages()
  return (
    <>
      <ChoiceField
        kind="radio"
        name="role"
        label={t('role')}
        error={words(errors.role, 'role')}
        options={options.roles}
        defaultValue={valueAt(values, 'role')}
      />
      <SelectField
        name="maker"
        label={t('maker')}
        hint={t('makerHint')}
        error={words(errors.maker, 'maker')}
        options={options.makers}
        empty={t('none')}
        defaultValue={valueAt(values, 'maker')}
      />
      <SelectField
        name="officeRole"
        label={t('officeRole')}
        hint={t('officeRoleHint')}
        error={words(errors.officeRole, 'officeRole')}
        options={options.officeRoles}
        defaultValue={valueAt(values, 'officeRole') || 'lead'}
      />
      <OrganisationField
        options={options.organisations}
        error={words(errors.organisation, 'role')}
        values={values}
      />
    </>
  )
}

interface OrganisationFieldProps {
  options: readonly Option[]
  error: string | undefined
  values: Fields
}

function OrganisationField({ options, error, values }: OrganisationFieldProps) {
  const t = useTranslations('admin.invite')
  const typed = valueAt(values, 'organisation')
  const field = { name: 'organisation', label: t('organisation'), error }
  if (options.length <= READABLE)
    return (
      <SelectField
        {...field}
        hint={t('organisationHint')}
        options={options}
        empty={t('none')}
        defaultValue={typed}
      />
    )
  const named = (option: Option) => `${option.label} (${option.value})`
  const chosen = options.find(({ value }) => value === typed)
  return (
    <>
      <TextField
        {...field}
        hint={t('organisationSearchHint')}
        list="organisations"
        autoComplete="off"
        defaultValue={chosen ? named(chosen) : typed}
      />
      <datalist id="organisations">
        {options.map((option) => (
          <option key={option.value} value={named(option)} />
        ))}
      </datalist>
    </>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField } from '@/components/forms/field'
import type { FieldErrors } from '@/lib/action-result'
import { type Fields, valueAt } from '@/lib/form-data'

/** Asked only of whoever wrote what looks like personal data: is it public? */
export function IsPublic({ errors, typed }: { errors: FieldErrors; typed: Fields }) {
  const t = useTranslations('corrections.isPublic')
  const chosen = valueAt(typed, 'public')
  if (!Object.values(errors).includes('looks_personal') && chosen !== 'yes') return null
  return (
    <ChoiceField
      kind="checkbox"
      name="public"
      label={t('label')}
      options={[{ value: 'yes', label: t('yes'), hint: t('hint') }]}
      defaultValue={chosen}
    />
  )
}

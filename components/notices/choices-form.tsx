'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { CHOICES, type Choices, GROUPS } from '@/lib/notices/model'

interface ChoicesFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** As it stands. */
  choices: Choices
  restored: ActionResult | null
}

/** Which letters come, and when. */
export function ChoicesForm({ action, choices, restored }: ChoicesFormProps) {
  const t = useTranslations('letters')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const values = { ...choices, ...typedIn(state) }
  return (
    <form {...form} noValidate className="max-w-[34rem]">
      <Problems
        state={state}
        lost={lost}
        labels={Object.fromEntries(GROUPS.map((group) => [group, t(`group.${group}`)]))}
      />
      {GROUPS.map((group) => (
        <SelectField
          key={group}
          name={group}
          label={t(`group.${group}`)}
          hint={t(`hint.${group}`)}
          error={words(errors[group], group)}
          options={CHOICES[group].map((value) => ({ value, label: t(`delivery.${value}`) }))}
          defaultValue={valueAt(values, group)}
        />
      ))}
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

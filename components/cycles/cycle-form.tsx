'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

const FIELDS = ['key', 'startsOn', 'endsOn', 'opensOn', 'dueOn', 'closesOn', 'asked'] as const

interface CycleFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** Days and codes as somebody writes them; null: a new cycle. */
  present: Readonly<Record<Exclude<(typeof FIELDS)[number], 'key'>, string>> | null
}

/** A new cycle, or one that has not opened: its key stays. */
export function CycleForm({ action, restored, present }: CycleFormProps) {
  const t = useTranslations('cycles')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const values = { ...present, ...typedIn(state) }
  const fields = present === null ? FIELDS : FIELDS.filter((field) => field !== 'key')
  return (
    <form {...form} noValidate className="max-w-[34rem]">
      <Problems
        state={state}
        lost={lost}
        labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
        refusals={{ already_done: t('refusal.already_done') }}
      />
      {fields.map((field) => (
        <TextField
          key={field}
          name={field}
          label={t(`field.${field}`)}
          hint={t(`hint.${field}`)}
          error={words(errors[field], field)}
          defaultValue={valueAt(values, field)}
          autoComplete="off"
          required={field !== 'asked'}
        />
      ))}
      <FormButton pending={pending}>{present === null ? t('add.submit') : t('edit.submit')}</FormButton>
    </form>
  )
}

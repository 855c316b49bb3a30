'use client'

import { useTranslations } from 'next-intl'
import { TextAreaField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { RANGES, THRESHOLD_KEYS } from '@/lib/proposals/input'

interface ThresholdsFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** The bounds in force, as their fields show them. */
  present: Readonly<Record<string, string>>
}

/** Every bound of the status rule with what it means and what holds now. */
export function ThresholdsForm({ action, restored, present }: ThresholdsFormProps) {
  const t = useTranslations('proposals')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const values = { ...present, ...typedIn(state) }
  const labels = Object.fromEntries(THRESHOLD_KEYS.map((key) => [key, t(`bound.${key}`)]))
  return (
    <form {...form} noValidate className="max-w-[44rem] [&_input]:max-w-32">
      <Problems state={state} lost={lost} labels={{ ...labels, reason: t('thresholds.reason') }} />
      {THRESHOLD_KEYS.map((key) => (
        <TextField
          key={key}
          name={key}
          inputMode="numeric"
          label={t(`bound.${key}`)}
          hint={t('thresholds.range', {
            meaning: t(`meaning.${key}`),
            min: String(RANGES[key].min),
            max: String(RANGES[key].max),
            present: present[key] ?? '',
          })}
          error={words(errors[key], key)}
          defaultValue={valueAt(values, key)}
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
        rows={4}
        required
      />
      <FormButton pending={pending}>{t('thresholds.submit')}</FormButton>
    </form>
  )
}

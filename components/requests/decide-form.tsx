'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface DecideFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** They said that being known could endanger them. */
  atRisk: boolean
  restored: ActionResult | null
}

/** A reviewer verifies who is asking, or doesn't. */
export function DecideForm({ action, atRisk, restored }: DecideFormProps) {
  const t = useTranslations('request.review')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  return (
    <form {...form} noValidate>
      <Problems state={state} lost={lost} labels={{ decision: t('decision'), note: t('note') }} />
      <ChoiceField
        kind="radio"
        name="decision"
        label={t('decision')}
        error={words(errors.decision, 'kind')}
        options={(['verified', 'refused'] as const).map((value) => ({
          value,
          label: t(`choice.${value}`),
          hint: t(`choiceHint.${value}`),
        }))}
        defaultValue={valueAt(typed, 'decision')}
      />
      <ChoiceField
        kind="checkbox"
        name="isProtected"
        label={t('protected')}
        options={[{ value: 'yes', label: t('protectedYes'), hint: t('protectedHint') }]}
        defaultValue={state === null && atRisk ? 'yes' : valueAt(typed, 'isProtected')}
      />
      <TextAreaField
        name="note"
        label={t('note')}
        hint={t('noteHint')}
        error={words(errors.note, 'note')}
        defaultValue={valueAt(typed, 'note')}
        rows={4}
        required
      />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

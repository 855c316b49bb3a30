'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, type Option, SelectField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { OpenFormFields } from '@/components/forms/open-form-fields'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { RHYTHMS } from '@/lib/follow/model'
import { valueAt } from '@/lib/form-data'

interface FollowFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  subjects: readonly Option[]
  /** The one that the page was opened for. */
  subject: string
  /** When the form was drawn, sealed. */
  opened: string
}

/** Asks to be told of what changes. */
export function FollowForm({ action, subjects, subject, opened }: FollowFormProps) {
  const t = useTranslations('follow')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ subject: t('subject'), email: t('email'), rhythm: t('rhythm.label') }}
        refusals={{ expired: t('stale') }}
      />
      <SelectField
        name="subject"
        label={t('subject')}
        hint={t('subjectHint')}
        error={words(errors.subject, 'kind')}
        options={subjects}
        defaultValue={valueAt(typed, 'subject') || subject}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        error={words(errors.email, 'email')}
        defaultValue={valueAt(typed, 'email')}
        autoComplete="email"
        required
      />
      <ChoiceField
        kind="radio"
        name="rhythm"
        label={t('rhythm.label')}
        error={words(errors.rhythm, 'kind')}
        options={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
        defaultValue={valueAt(typed, 'rhythm') || 'weekly'}
      />
      <OpenFormFields opened={opened} state={state} label={t('email')} />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

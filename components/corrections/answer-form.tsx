'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, TextAreaField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { OUTCOMES } from '@/lib/corrections/model'
import { valueAt } from '@/lib/form-data'
import { IsPublic } from './is-public'

interface AnswerFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
}

/** A reviewer says what became of a note, in words for everybody. */
export function AnswerForm({ action, restored }: AnswerFormProps) {
  const t = useTranslations('corrections.answering')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const text = (name: 'question' | 'answer') => ({
    name,
    label: t(name),
    hint: t(`${name}Hint`),
    error: words(errors[name], name),
    defaultValue: valueAt(typed, name),
    rows: 3,
  })
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ outcome: t('outcome'), question: t('question'), answer: t('answer'), entry: t('entry') }}
      />
      <ChoiceField
        kind="radio"
        name="outcome"
        label={t('outcome')}
        error={words(errors.outcome, 'kind')}
        options={OUTCOMES.map((value) => ({
          value,
          label: t(`choice.${value}`),
          hint: t(`choiceHint.${value}`),
        }))}
        defaultValue={valueAt(typed, 'outcome')}
      />
      <TextField
        name="entry"
        label={t('entry')}
        hint={t('entryHint')}
        error={words(errors.entry, 'entry')}
        defaultValue={valueAt(typed, 'entry')}
        inputMode="numeric"
      />
      <TextAreaField {...text('question')} />
      <TextAreaField {...text('answer')} />
      <IsPublic errors={errors} typed={typed} />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

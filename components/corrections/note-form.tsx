'use client'

import { useTranslations } from 'next-intl'
import { type Option, SelectField, TextAreaField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { OpenFormFields } from '@/components/forms/open-form-fields'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { IsPublic } from './is-public'

interface NoteFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  subjects: readonly Option[]
  /** The one that the page was opened for. */
  subject: string
  /** When the form was drawn, sealed. */
  opened: string
}

/** Says that something is wrong, and what it should be. */
export function NoteForm({ action, subjects, subject, opened }: NoteFormProps) {
  const t = useTranslations('corrections')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const text = (name: 'wrong' | 'right') => ({
    name,
    label: t(`form.${name}`),
    hint: t(`form.${name}Hint`),
    error: words(errors[name], name),
    defaultValue: valueAt(typed, name),
    rows: 4,
    required: true,
  })
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{
          subject: t('form.subject'),
          wrong: t('form.wrong'),
          right: t('form.right'),
          source: t('form.source'),
          email: t('form.email'),
        }}
        refusals={{ expired: t('form.stale') }}
      />
      <SelectField
        name="subject"
        label={t('form.subject')}
        error={words(errors.subject, 'kind')}
        options={subjects}
        defaultValue={valueAt(typed, 'subject') || subject}
      />
      <TextAreaField {...text('wrong')} />
      <TextAreaField {...text('right')} />
      <IsPublic errors={errors} typed={typed} />
      <TextField
        name="source"
        label={t('form.source')}
        hint={t('form.sourceHint')}
        optional={t('form.optional')}
        error={words(errors.source, 'source')}
        defaultValue={valueAt(typed, 'source')}
        inputMode="url"
      />
      <TextField
        name="email"
        type="email"
        label={t('form.email')}
        hint={t('form.emailHint')}
        optional={t('form.optional')}
        error={words(errors.email, 'email')}
        defaultValue={valueAt(typed, 'email')}
        autoComplete="email"
      />
      <OpenFormFields opened={opened} state={state} label={t('form.subject')} />
      <FormButton pending={pending}>{t('form.submit')}</FormButton>
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChoiceField, type Option, SelectField, TextAreaField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { CopyField } from '@/components/people/copy-field'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface HandOverFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** Who can lead: people of the office, and somebody new. */
  successors: readonly Option[]
  languages: readonly Option[]
  language: string
  /** What becomes of whoever leads now: the question and its answers; null: nobody leads. */
  stay: { label: string; options: readonly Option[] } | null
  noteLabel: string
  /** What passes, listed above the button. */
  children: ReactNode
}

/** One act that passes an office on. Works without scripts, so nothing in it depends on another answer. */
export function HandOverForm({
  action,
  restored,
  successors,
  languages,
  language,
  stay,
  noteLabel,
  children,
}: HandOverFormProps) {
  const t = useTranslations('handOver')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  if (state?.ok && state.message)
    return (
      <div className="card border-2 border-kept" role="status">
        <h2>{t('link.title')}</h2>
        <p className="mt-1 mb-3">{t('link.lede')}</p>
        <CopyField
          value={state.message}
          label={t('link.label')}
          copy={t('link.copy')}
          copied={t('link.copied')}
        />
      </div>
    )
  return (
    <form {...form} noValidate className="max-w-[44rem]">
      <Problems
        state={state}
        lost={lost}
        labels={{
          successor: t('successor'),
          email: t('email'),
          note: noteLabel,
          ...(stay && { stay: stay.label }),
          sure: t('sure.label'),
        }}
      />
      <ChoiceField
        kind="radio"
        name="successor"
        label={t('successor')}
        error={words(errors.successor, 'successor')}
        options={successors}
        defaultValue={valueAt(typed, 'successor')}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        error={words(errors.email, 'email')}
        defaultValue={valueAt(typed, 'email')}
        autoComplete="off"
      />
      <SelectField
        name="locale"
        label={t('locale')}
        options={languages}
        defaultValue={valueAt(typed, 'locale') || language}
      />
      <TextAreaField
        name="note"
        label={noteLabel}
        hint={t('noteHint')}
        error={words(errors.note, 'note')}
        defaultValue={valueAt(typed, 'note')}
        rows={8}
      />
      {stay && (
        <ChoiceField
          kind="radio"
          name="stay"
          label={stay.label}
          error={words(errors.stay, 'stay')}
          options={stay.options}
          defaultValue={valueAt(typed, 'stay')}
        />
      )}
      {children}
      <ChoiceField
        kind="checkbox"
        name="sure"
        label={t('sure.label')}
        error={words(errors.sure, 'sure')}
        options={[{ value: 'yes', label: t('sure.yes') }]}
      />
      <FormButton kind="danger" pending={pending}>
        {t('submit')}
      </FormButton>
    </form>
  )
}

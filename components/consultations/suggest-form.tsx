'use client'

import { useTranslations } from 'next-intl'
import { IsPublic } from '@/components/corrections/is-public'
import { ChoiceField, TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { OpenFormFields } from '@/components/forms/open-form-fields'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { SUGGESTION_KINDS } from '@/lib/consultations/model'
import { valueAt } from '@/lib/form-data'

interface SuggestFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  consultation: number
  /** When the form was drawn, sealed. */
  opened: string
}

/** What somebody without an account suggests. */
export function SuggestForm({ action, consultation, opened }: SuggestFormProps) {
  const t = useTranslations()
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ kind: t('suggest.kind'), words: t('suggest.words') }}
        refusals={{ expired: t('corrections.form.stale') }}
      />
      <input type="hidden" name="consultation" value={consultation} />
      <ChoiceField
        kind="radio"
        name="kind"
        label={t('suggest.kind')}
        error={words(errors.kind, 'kind')}
        options={SUGGESTION_KINDS.map((kind) => ({
          value: kind,
          label: t(`suggestion.kind.${kind}`),
          hint: t(`suggestion.kindHint.${kind}`),
        }))}
        defaultValue={valueAt(typed, 'kind')}
      />
      <TextAreaField
        name="words"
        label={t('suggest.words')}
        hint={t('suggest.wordsHint')}
        error={words(errors.words, 'words')}
        defaultValue={valueAt(typed, 'words')}
        rows={6}
      />
      <IsPublic errors={errors} typed={typed} />
      <OpenFormFields opened={opened} state={state} label={t('suggest.words')} />
      <FormButton pending={pending}>{t('suggest.submit')}</FormButton>
    </form>
  )
}

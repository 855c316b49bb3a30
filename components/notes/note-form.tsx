'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, type Option, TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface NoteFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** Kinds that this person may write; one at least. */
  kinds: readonly Option[]
  /** Said where scripts are off. */
  plainHint?: string
}

/** Says something beside a submission. */
export function NoteForm({ action, restored, kinds, plainHint }: NoteFormProps) {
  const t = useTranslations('notes')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const added = state?.ok ? state.message : undefined
  return (
    // What was added starts the next form afresh.
    <form key={added ?? 'first'} {...form} noValidate className="max-w-[44rem]">
      <p role="status" className="mb-3 font-[560] text-kept empty:hidden">
        {added && t('added')}
      </p>
      <Problems state={state} lost={lost} labels={{ kind: t('kind'), text: t('text') }} />
      {kinds.length > 1 ? (
        <ChoiceField
          kind="radio"
          name="kind"
          label={t('kind')}
          error={words(errors.kind, 'kind')}
          options={kinds}
          defaultValue={valueAt(typed, 'kind') || kinds[0]?.value}
        />
      ) : (
        <input type="hidden" name="kind" value={kinds[0]?.value} />
      )}
      <TextAreaField
        name="text"
        label={kinds.length > 1 ? t('text') : kinds[0]?.label}
        hint={kinds.length > 1 ? t('textHint') : (kinds[0]?.hint ?? t('textHint'))}
        error={words(errors.text, 'text')}
        defaultValue={valueAt(typed, 'text')}
        rows={3}
        required
      />
      {plainHint && (
        <noscript>
          <p className="meta mb-3">{plainHint}</p>
        </noscript>
      )}
      <FormButton kind="plain" pending={pending}>
        {t('send')}
      </FormButton>
    </form>
  )
}

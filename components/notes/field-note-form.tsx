'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface FieldNoteFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** Path of the field in the draft as it is now. */
  path: string
  /** What the field is called. */
  field: string
  flags: boolean
  /** What was typed before the reviewer had to sign in; null: nothing waits here. */
  restored: ActionResult | null
}

/** A comment on one field, folded until it is wanted. */
export function FieldNoteForm({ action, path, field, flags, restored }: FieldNoteFormProps) {
  const t = useTranslations('fieldComments')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const added = state?.ok ? state.message : undefined
  const id = fieldId(`note-${path}`)
  const error = words(errors.text, 'text')
  return (
    // What was added starts the next one afresh, and folded.
    <details
      key={added ?? 'first'}
      className="text-[0.92rem]"
      open={(state !== null && !state.ok) || undefined}
    >
      <summary className="w-max text-ink-2 underline decoration-line-2 underline-offset-3">
        {t('open')}
        <span className="sr-only">: {field}</span>
      </summary>
      <form {...form} noValidate className="mt-2 max-w-[36rem] border-line-2 border-s-2 ps-4">
        {!error && <Problems state={state} lost={lost} labels={{}} />}
        <input type="hidden" name="field" value={path} />
        <input type="hidden" name="kind" value="comment" />
        <label htmlFor={id} className="mb-1 block font-[560]">
          {t('text')}
        </label>
        {error && (
          <p className="mb-1 text-broken" id={`${id}-error`} role="alert">
            {error}
          </p>
        )}
        <textarea
          id={id}
          name="text"
          rows={2}
          className="input"
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          defaultValue={valueAt(typedIn(state), 'text')}
        />
        {flags && (
          <p className="my-2 flex items-baseline gap-2">
            <input type="checkbox" id={`${id}-flag`} name="kind" value="flag" />
            <label htmlFor={`${id}-flag`}>{t('flag')}</label>
          </p>
        )}
        <FormButton kind="plain" pending={pending} aria-label={`${t('add')}: ${field}`}>
          {t('add')}
        </FormButton>
      </form>
    </details>
  )
}

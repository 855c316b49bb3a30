'use client'

import { useTranslations } from 'next-intl'
import { ChoiceField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { CopyField } from '@/components/people/copy-field'
import type { ActionResult } from '@/lib/action-result'
import { KEY_NAME_MAX, type KeyKind } from '@/lib/api-keys/model'
import { valueAt } from '@/lib/form-data'

interface KeyFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** What this person may make. */
  kinds: readonly KeyKind[]
  restored: ActionResult | null
}

/** Makes a key and shows it, once. */
export function KeyForm({ action, kinds, restored }: KeyFormProps) {
  const t = useTranslations('keys')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  if (state?.ok && state.message)
    return (
      <div className="card max-w-2xl border-2 border-kept" role="status">
        <CopyField value={state.message} label={t('made')} copy={t('copy')} copied={t('copied')} />
        <p className="mt-2">{t('once')}</p>
      </div>
    )
  return (
    <form {...form} className="max-w-2xl" noValidate>
      <Problems state={state} lost={lost} labels={{ name: t('make.name'), kind: t('make.kind') }} />
      <TextField
        name="name"
        label={t('make.name')}
        hint={t('make.nameHint')}
        error={words(errors.name, 'name')}
        defaultValue={valueAt(typed, 'name')}
        maxLength={KEY_NAME_MAX}
        autoComplete="off"
        required
      />
      <ChoiceField
        kind="radio"
        name="kind"
        label={t('make.kind')}
        error={words(errors.kind, 'kind')}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) }))}
        defaultValue={valueAt(typed, 'kind') || kinds[0]}
      />
      <FormButton pending={pending}>{t('make.submit')}</FormButton>
    </form>
  )
}

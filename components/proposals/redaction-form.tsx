'use client'

import { useTranslations } from 'next-intl'
import { TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface RedactionFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** As they were typed: what the page above has shown. */
  record: string
  versions: string
}

/** The public reason, for a redaction whose reach was just shown. */
export function RedactionForm({ action, restored, record, versions }: RedactionFormProps) {
  const t = useTranslations('redaction')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  return (
    <form {...form} noValidate className="max-w-[40rem]">
      <Problems
        state={state}
        lost={lost}
        labels={{ record: t('start.record'), versions: t('start.versions'), reason: t('reason') }}
      />
      <input type="hidden" name="record" value={record} />
      <input type="hidden" name="versions" value={versions} />
      <TextAreaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        error={words(errors.reason, 'reason')}
        defaultValue={valueAt(typedIn(state), 'reason')}
        rows={3}
        required
      />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

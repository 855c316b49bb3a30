'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface OfferFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** The commitment that somebody came from; empty: none. */
  reference: string
  /** Made when the page was: pressing twice opens the same draft. */
  formKey: string
  restored: ActionResult | null
}

/** Which promise help is offered for. */
export function OfferForm({ action, reference, formKey, restored }: OfferFormProps) {
  const t = useTranslations('contribution.begin')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = { reference, ...typedIn(state) }
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ reference: t('reference') }}
        refusals={{ forbidden: t('notVerified') }}
      />
      <input type="hidden" name="formKey" value={formKey} />
      <TextField
        name="reference"
        label={t('reference')}
        hint={t('referenceHint')}
        error={words(errors.reference, 'reference')}
        defaultValue={valueAt(typed, 'reference')}
        autoComplete="off"
        spellCheck={false}
      />
      <FormButton pending={pending}>{t('button')}</FormButton>
    </form>
  )
}

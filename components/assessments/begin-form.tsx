'use client'

import { useTranslations } from 'next-intl'
import { type Option, SelectField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface BeginFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  cycles: readonly Option[]
  /** The commitment that somebody came from; empty: none. */
  reference: string
  restored: ActionResult | null
}

/** Which promise is assessed, and for which period. */
export function BeginForm({ action, cycles, reference, restored }: BeginFormProps) {
  const t = useTranslations('assessment.begin')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = { reference, cycle: cycles[0]?.value ?? '', ...typedIn(state) }
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ reference: t('reference'), cycle: t('cycle') }}
        refusals={{ forbidden: t('notVerified') }}
      />
      <TextField
        name="reference"
        label={t('reference')}
        hint={t('referenceHint')}
        error={words(errors.reference, 'reference')}
        defaultValue={valueAt(typed, 'reference')}
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField
        name="cycle"
        label={t('cycle')}
        options={cycles}
        error={words(errors.cycle, 'cycle')}
        defaultValue={valueAt(typed, 'cycle')}
      />
      <FormButton pending={pending}>{t('button')}</FormButton>
    </form>
  )
}

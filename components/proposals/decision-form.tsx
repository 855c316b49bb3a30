'use client'

import { useTranslations } from 'next-intl'
import { TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface DecisionFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** What the button that carries it out says. */
  carryOut: string
  isDangerous: boolean
}

/** The second person carries a proposal out, or refuses it with a note. */
export function DecisionForm({ action, restored, carryOut, isDangerous }: DecisionFormProps) {
  const t = useTranslations('proposals')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  return (
    <form {...form} noValidate className="max-w-[40rem]">
      <Problems
        state={state}
        lost={lost}
        labels={{ note: t('decide.note') }}
        refusals={{
          base_moved: t('refusal.base_moved'),
          already_done: t('refusal.already_done'),
          not_found: t('refusal.not_found'),
          forbidden: t('refusal.forbidden'),
        }}
      />
      <TextAreaField
        name="note"
        label={t('decide.note')}
        hint={t('decide.noteHint')}
        error={words(errors.note, 'note')}
        defaultValue={valueAt(typedIn(state), 'note')}
        rows={3}
      />
      {/* Refusing stands first: it is what Enter would press, and it removes nothing. */}
      <div className="flex flex-wrap gap-3">
        <FormButton kind="plain" name="intent" value="refuse" pending={pending}>
          {t('decide.refuse')}
        </FormButton>
        <FormButton
          kind={isDangerous ? 'danger' : 'primary'}
          name="intent"
          value="carry_out"
          pending={pending}
        >
          {carryOut}
        </FormButton>
      </div>
    </form>
  )
}

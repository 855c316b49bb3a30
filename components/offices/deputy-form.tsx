'use client'

import { useTranslations } from 'next-intl'
import { type Option, SelectField, TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'

interface DeputyFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  restored: ActionResult | null
  /** Who can act as lead; one at least. */
  people: readonly Option[]
  /** First day that can be chosen. */
  today: string
}

/** Names somebody who acts as lead for some days. */
export function DeputyForm({ action, restored, people, today }: DeputyFormProps) {
  const t = useTranslations('deputies')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const done = state?.ok ? state.message : undefined
  return (
    <form key={done ?? 'first'} {...form} noValidate className="max-w-[44rem]">
      <p role="status" className="mb-3 font-[560] text-kept empty:hidden">
        {done && t('done')}
      </p>
      <Problems
        state={state}
        lost={lost}
        labels={{ person: t('person'), fromDay: t('fromDay'), toDay: t('toDay') }}
      />
      <SelectField
        name="person"
        label={t('person')}
        error={words(errors.person, 'person')}
        options={people}
        defaultValue={valueAt(typed, 'person') || people[0]?.value}
      />
      <div className="grid items-end gap-x-6 sm:grid-cols-2">
        <TextField
          name="fromDay"
          type="date"
          label={t('fromDay')}
          error={words(errors.fromDay, 'fromDay')}
          defaultValue={valueAt(typed, 'fromDay')}
          min={today}
          required
        />
        <TextField
          name="toDay"
          type="date"
          label={t('toDay')}
          hint={t('toDayHint')}
          error={words(errors.toDay, 'toDay')}
          defaultValue={valueAt(typed, 'toDay')}
          min={today}
          required
        />
      </div>
      <FormButton kind="plain" pending={pending}>
        {t('submit')}
      </FormButton>
    </form>
  )
}

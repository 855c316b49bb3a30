'use client'

import { useTranslations } from 'next-intl'
import { SelectField, TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'
import { WITHDRAWALS } from '@/lib/assessments/model'
import { valueAt } from '@/lib/form-data'

type Action = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>

/** Two answers to one question, such as signing or not. */
export function SignForm({ action, what }: { action: Action; what: string }) {
  const t = useTranslations('assessment.sign')
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form}>
      <Problems state={state} lost={lost} labels={{}} />
      <div className="flex flex-wrap gap-3">
        <FormButton name="intent" value="sign" pending={pending} aria-label={t('signLabel', { what })}>
          {t('sign')}
        </FormButton>
        <FormButton
          kind="plain"
          name="intent"
          value="decline"
          pending={pending}
          aria-label={t('declineLabel', { what })}
        >
          {t('decline')}
        </FormButton>
      </div>
    </form>
  )
}

/** Agreeing with what the record says now. */
export function AgreeForm({ action, what }: { action: Action; what: string }) {
  const t = useTranslations('assessment.wish')
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form}>
      <Problems state={state} lost={lost} labels={{}} />
      <FormButton
        kind="plain"
        name="intent"
        value="agree"
        pending={pending}
        aria-label={t('agreeLabel', { what })}
      >
        {t('agree')}
      </FormButton>
    </form>
  )
}

/** Taking an assessment back, with the reason that will stand in its place. */
export function WithdrawForm({ action, id }: { action: Action; id: number }) {
  const t = useTranslations('assessment')
  const { state, pending, lost, ...form } = useServerForm(action)
  return (
    <form {...form}>
      <Problems state={state} lost={lost} labels={{}} />
      <SelectField
        name={`why-${id}`}
        label={t('wish.why')}
        options={WITHDRAWALS.toReversed().map((why) => ({ value: why, label: t(`withdrawn.${why}`) }))}
      />
      <FormButton kind="danger" name="intent" value="withdraw" pending={pending}>
        {t('wish.withdraw')}
      </FormButton>
    </form>
  )
}

interface RefuseFormProps {
  action: Action
  /** The reason another reviewer gave, who would refuse it; null: nobody would yet. */
  proposed: string | null
  restored: ActionResult | null
}

/** Refusing an assessment: the first reviewer gives the reason, the second publishes it. */
export function RefuseForm({ action, proposed, restored }: RefuseFormProps) {
  const t = useTranslations('assessment.refuse')
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const typed = { reason: proposed ?? '', ...typedIn(state) }
  return (
    <form {...form} noValidate>
      <Problems
        state={state}
        lost={lost}
        labels={{ reason: t('reason') }}
        refusals={{ forbidden: t('second') }}
      />
      <TextAreaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        error={words(fieldErrorsIn(state).reason, 'reason')}
        defaultValue={valueAt(typed, 'reason')}
        rows={3}
      />
      <FormButton kind="danger" pending={pending}>
        {t(proposed === null ? 'propose' : 'confirm')}
      </FormButton>
    </form>
  )
}

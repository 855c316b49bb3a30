'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { Note } from '@/components/ui/text'
import type { ActionResult } from '@/lib/action-result'
import { RecoveryCodes } from './recovery-codes'

type Action = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>

interface AppFormsProps {
  enrol: Action
  renewCodes: Action
  remove: Action
  /** The steps before the first code; null: an app is there, and none is being set up. */
  setUp: ReactNode | null
  /** How things stand, where nothing is being set up. */
  standing: ReactNode
  mayRenewCodes: boolean
  mayRemove: boolean
  /** Where to go on after setting up. */
  next: string
}

/**
 * The forms of the second factor. One component, so that the recovery codes that one of them answers with stay on the
 * page while everything around them changes.
 */
export function AppForms({ enrol, renewCodes, remove, ...props }: AppFormsProps) {
  const t = useTranslations('secondFactor')
  const enrolling = useServerForm(enrol)
  const renewing = useServerForm(renewCodes)
  const removing = useServerForm(remove)
  const codes = codesIn(enrolling.state) ?? codesIn(renewing.state)
  if (codes) return <RecoveryCodes codes={codes} next={props.next} />
  if (props.setUp)
    return (
      <>
        {removing.state?.ok && (
          <div className="mb-6" role="status">
            <Note>{t('remove.done')}</Note>
          </div>
        )}
        {props.setUp}
        <EnrolForm {...enrolling} />
      </>
    )
  return (
    <>
      {props.standing}
      <div className="mt-8 grid max-w-2xl gap-8">
        {props.mayRenewCodes && (
          <ActForm {...renewing} title={t('renew.title')} text={t('renew.text')} submit={t('renew.submit')} />
        )}
        {props.mayRemove && (
          <ActForm
            {...removing}
            title={t('remove.title')}
            text={t('remove.text')}
            submit={t('remove.submit')}
            danger
          />
        )}
      </div>
    </>
  )
}

/** Null: the form answered with none. */
const codesIn = (state: ActionResult | null): string[] | null =>
  state?.ok && state.message ? state.message.split(' ') : null

type Sent = ReturnType<typeof useServerForm<ActionResult>>

function EnrolForm({ state, pending, lost, ...form }: Sent) {
  const t = useTranslations('secondFactor.enrol')
  const words = useFieldMessages()
  return (
    <form {...form} noValidate className="[&_input]:max-w-64">
      <Problems state={state} lost={lost} labels={{ code: t('code') }} refusals={{ expired: t('expired') }} />
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        error={words(fieldErrorsIn(state).code, 'code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
      />
      <FormButton pending={pending}>{t('submit')}</FormButton>
    </form>
  )
}

interface ActFormProps extends Sent {
  title: string
  text: string
  submit: string
  danger?: boolean
}

function ActForm({ title, text, submit, danger, state, pending, lost, ...form }: ActFormProps) {
  return (
    <form {...form} noValidate>
      <h3>{title}</h3>
      <p className="mt-1 mb-3">{text}</p>
      <Problems state={state} lost={lost} labels={{}} />
      <FormButton kind={danger ? 'danger' : 'plain'} pending={pending}>
        {submit}
      </FormButton>
    </form>
  )
}

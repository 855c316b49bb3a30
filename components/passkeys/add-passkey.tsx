'use client'

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef } from 'react'
import { TextField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { RecoveryCodes } from '@/components/second-factor/recovery-codes'
import { Note } from '@/components/ui/text'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { PASSKEY_NAME_MAX } from '@/lib/passkeys/limits'
import { CeremonyTrouble } from './ceremony-trouble'
import { byBrowser, useCeremony, usePasskeySupport } from './use-ceremony'

type Question =
  | { ok: true; options: PublicKeyCredentialCreationOptionsJSON }
  | Extract<ActionResult, { ok: false }>

interface AddPasskeyProps {
  begin: (name: string) => Promise<Question>
  add: (name: string, answer: unknown) => Promise<ActionResult>
  restored: ActionResult | null
  /** Where to go on after the recovery codes. */
  next: string
}

/** Makes a passkey on this device or on a key that is plugged in. The browser does it, so it takes scripts. */
export function AddPasskey({ begin, add, restored, next }: AddPasskeyProps) {
  const t = useTranslations('passkeys')
  const words = useFieldMessages()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const { state, trouble, lost, pending, start } = useCeremony(restored)
  const supported = usePasskeySupport()

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    start(async () => {
      const question = await begin(name)
      if (!question.ok) return question
      const answer = await byBrowser(() => startRegistration({ optionsJSON: question.options }))
      const added = await add(name, answer)
      if (added.ok) {
        form.current?.reset()
        router.refresh()
      }
      return added
    })
  }

  if (supported === null) return null
  if (!supported) return <Note tone="accent">{t('unsupported')}</Note>
  const codes = state?.ok && state.message ? state.message.split(' ') : null
  if (codes) return <RecoveryCodes codes={codes} next={next} />
  return (
    <form ref={form} onSubmit={onSubmit} noValidate>
      {state?.ok && (
        <div className="mb-6" role="status">
          <Note>{t('done.added')}</Note>
        </div>
      )}
      <CeremonyTrouble trouble={trouble} />
      {!trouble && (
        <Problems
          state={state}
          lost={lost}
          labels={{ name: t('add.name') }}
          refusals={{
            invalid: t('refused.new'),
            expired: t('refused.expired'),
            already_done: t('trouble.known'),
            conflict: t('refused.many'),
          }}
        />
      )}
      <TextField
        name="name"
        label={t('add.name')}
        hint={t('add.nameHint')}
        error={words(fieldErrorsIn(state).name, 'name')}
        defaultValue={valueAt(typedIn(state), 'name')}
        maxLength={PASSKEY_NAME_MAX}
        autoComplete="off"
        required
      />
      <FormButton pending={pending}>{pending ? t('waiting') : t('add.submit')}</FormButton>
    </form>
  )
}

'use client'

import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { useTranslations } from 'next-intl'
import { Problems } from '@/components/forms/problems'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'
import { CeremonyTrouble } from './ceremony-trouble'
import { byBrowser, useCeremony, usePasskeySupport } from './use-ceremony'

type Question =
  | { ok: true; options: PublicKeyCredentialRequestOptionsJSON }
  | Extract<ActionResult, { ok: false }>

interface PasskeyButtonProps {
  ask: () => Promise<Question>
  answer: (given: unknown) => Promise<ActionResult>
  label: string
}

/** Asks the browser for a passkey. Not there where the browser knows none, and without scripts. */
export function PasskeyButton({ ask, answer, label }: PasskeyButtonProps) {
  const t = useTranslations('passkeys')
  const { state, trouble, lost, pending, start } = useCeremony()
  if (!usePasskeySupport()) return null

  const onClick = () =>
    start(async () => {
      const question = await ask()
      if (!question.ok) return question
      const given = await byBrowser(() => startAuthentication({ optionsJSON: question.options }))
      return answer(given)
    })
  return (
    <div>
      <CeremonyTrouble trouble={trouble} />
      {!trouble && (
        <Problems
          state={state}
          lost={lost}
          labels={{}}
          refusals={{ invalid: t('refused.unknown'), expired: t('refused.expired') }}
        />
      )}
      <Button onClick={onClick} aria-disabled={pending || undefined}>
        {pending ? t('waiting') : label}
      </Button>
    </div>
  )
}

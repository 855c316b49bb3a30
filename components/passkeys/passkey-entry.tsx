import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { appDb } from '@/db/client'
import { findCurrentSession } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/model'
import {
  askForOwnPasskeyAction,
  askForPasskeyAction,
  confirmByPasskeyAction,
  signInByPasskeyAction,
} from '@/lib/passkeys/actions'
import { relyingParty } from '@/lib/passkeys/model'
import { listPasskeys } from '@/lib/passkeys/queries'
import { PasskeyButton } from './passkey-button'

interface PasskeyEntryProps {
  locale: Locale
  /** The page they wanted; null: none. */
  back: string | null
}

const hasPasskeys = () => relyingParty(env().BASE_URL, env().AUTH_SECRET) !== null

/** Signing in with a passkey alone; nothing where this site can have none. */
export async function PasskeySignIn({ locale, back }: PasskeyEntryProps) {
  if (!hasPasskeys()) return null
  const t = await getTranslations('passkeys')
  return (
    <FormMessages namespaces={['passkeys', 'formErrors', 'fieldErrors']}>
      <PasskeyButton
        ask={askForPasskeyAction}
        answer={signInByPasskeyAction.bind(null, locale, back)}
        label={t('signIn')}
      />
    </FormMessages>
  )
}

/** A passkey as second factor, or to confirm; nothing for whoever has none. */
export async function PasskeyStep({ locale, back }: PasskeyEntryProps) {
  const session = await findCurrentSession()
  if (!session || !hasPasskeys()) return null
  const personId = session.state === 'open' ? session.viewer.id : session.personId
  const [own, t] = await Promise.all([listPasskeys(appDb, personId), getTranslations('passkeys')])
  if (own.length === 0) return null
  return (
    <FormMessages namespaces={['passkeys', 'formErrors', 'fieldErrors']}>
      <div className="mt-6">
        <PasskeyButton
          ask={askForOwnPasskeyAction.bind(null, locale, back)}
          answer={confirmByPasskeyAction.bind(null, locale, back)}
          label={t('use')}
        />
        <p className="hidden noscript:block">{t('noScripts')}</p>
      </div>
    </FormMessages>
  )
}

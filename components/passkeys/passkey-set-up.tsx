import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { homeOf } from '@/lib/access/model'
import type { Viewer } from '@/lib/access/viewer'
import type { ActionResult } from '@/lib/action-result'
import { env } from '@/lib/env'
import { valueAt } from '@/lib/form-data'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { addPasskeyAction, beginPasskeyAction } from '@/lib/passkeys/actions'
import { relyingParty } from '@/lib/passkeys/model'
import { AddPasskey } from './add-passkey'

interface PasskeySetUpProps {
  viewer: Viewer
  locale: Locale
  /** Where they were going when a second factor was asked of them; null: nowhere. */
  back: string | null
  restored: ActionResult | null
}

/** Adding a passkey, or why that can't be done here. */
export async function PasskeySetUp({ viewer, locale, back, restored }: PasskeySetUpProps) {
  const t = await getTranslations('passkeys')
  const { BASE_URL, AUTH_SECRET } = env()
  if (!relyingParty(BASE_URL, AUTH_SECRET))
    return (
      <Section id="add" title={t('add.title')}>
        <Note tone="accent">{t('noHostName')}</Note>
      </Section>
    )
  const waits = restored?.ok === false && valueAt(restored.typed ?? {}, 'intent') === 'add'
  return (
    <Section id="add" title={t('add.title')} lede={t('add.text')}>
      {viewer.isProtected && (
        <div className="mb-4">
          <Note tone="accent">{t('add.trace')}</Note>
        </div>
      )}
      <div className="hidden noscript:block">
        <Note tone="accent">{t('noScripts')}</Note>
      </div>
      <FormMessages namespaces={['passkeys', 'secondFactor', 'fieldErrors', 'formErrors']}>
        <AddPasskey
          begin={beginPasskeyAction.bind(null, locale, back)}
          add={addPasskeyAction.bind(null, locale, back)}
          restored={waits ? restored : null}
          next={back ?? href(locale, `/${homeOf(viewer.role)}`)}
        />
      </FormMessages>
    </Section>
  )
}

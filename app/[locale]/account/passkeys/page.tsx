import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { PasskeyList } from '@/components/passkeys/passkey-list'
import { PasskeySetUp } from '@/components/passkeys/passkey-set-up'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { mayRemovePasskey } from '@/lib/passkeys/mutations'
import { listPasskeys } from '@/lib/passkeys/queries'
import { safeBack } from '@/lib/sessions/back'
import { findWaysIn } from '@/lib/sessions/ways-in'

const PATH = '/account/passkeys'
const DONE = ['renamed', 'removed'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('passkeys')
  return privateMetadata(t('title'))
}

export default async function PasskeysPage({
  params,
  searchParams,
}: PageProps<'/[locale]/account/passkeys'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const back = safeBack(query.back, locale)
  const page = href(locale, PATH, { back })
  const viewer = await requireViewer(locale, page)
  const [t, passkeys, ways, restored] = await Promise.all([
    getTranslations('passkeys'),
    listPasskeys(appDb, viewer.id),
    findWaysIn(appDb, viewer.id),
    restoredForm(viewer, page),
  ])
  const done = DONE.find((act) => act === query.done)
  return (
    <AccountFrame
      viewer={viewer}
      locale={locale}
      path={PATH}
      title={t('title')}
      lede={t('lede')}
      done={done && t(`done.${done}`)}
    >
      <Section id="own" title={t('own')} first>
        <PasskeyList
          passkeys={passkeys}
          locale={locale}
          mayRemove={ways !== null && mayRemovePasskey(viewer, ways)}
          restored={restored}
        />
      </Section>
      <PasskeySetUp viewer={viewer} locale={locale} back={back} restored={restored} />
    </AccountFrame>
  )
}

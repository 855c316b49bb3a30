import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ChangeLog } from '@/components/changes/change-log'
import { FollowLinks } from '@/components/follow/follow-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { CountryFilter } from '@/components/moved/country-filter'
import { IgnoredNote } from '@/components/moved/ignored-note'
import { OlderLink } from '@/components/moved/older-link'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { FROM_START, positionOf, positionText } from '@/lib/changes/model'
import { findFirstLoad, listChanges } from '@/lib/changes/queries'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { listMakers } from '@/lib/makers/queries'
import { Address, type Query } from '@/lib/moved/address'

type Props = PageProps<'/[locale]/changes'>

const PAGE_SIZE = 30

/** Once for the page and what describes it; the address as text, so that both mean the same. */
const load = cache(async (search: string) => {
  const query: Query = JSON.parse(search)
  const [asOf, makers] = await Promise.all([pageAsOf(query), listMakers(publicDb)])
  const address = new Address(query)
  const country = address.one(
    'country',
    makers.map(({ code }) => code),
  )
  const from = address.position('after', 3, positionOf) ?? FROM_START
  const zone = env().VAADA_TIME_ZONE
  const scope = { country, today: civilDate(new Date(), zone), zone }
  const [list, first] = await Promise.all([
    listChanges(publicDb, scope, { limit: PAGE_SIZE, from }, asOf),
    findFirstLoad(publicDb, zone),
  ])
  const isStart = from.seq === null && from.turn === null
  return { country, makers, ignored: address.ignored, list, first, isStart }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations(), searchParams])
  const { country, list } = await load(JSON.stringify(query))
  const [latest] = list.changes
  return pageMetadata({
    locale,
    path: '/changes',
    query: { country },
    title: t('nav.changes'),
    finding: latest ? t('changes.finding', { date: formatDate(locale, latest.day) }) : t('changes.title'),
    description: t('changes.lede'),
  })
}

export default async function ChangesPage({ searchParams }: Props) {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations(), searchParams])
  const { country, makers, ignored, list, first, isStart } = await load(JSON.stringify(query))
  return (
    <SiteFrame locale={locale} path="/changes" section="changes">
      <section className="sec first">
        <Kicker>{t('nav.changes')}</Kicker>
        <h1>{t('changes.title')}</h1>
        <p className="lede">{t('changes.lede')}</p>
        <div className="mt-6">
          <CountryFilter path="/changes" makers={makers} country={country} locale={locale} />
        </div>
        <IgnoredNote ignored={ignored} />
        <ChangeLog changes={list.changes} locale={locale} />
        {list.changes.length === 0 && <p className="mt-6 text-ink-2">{t('changes.none')}</p>}
        {list.next === null && first.day !== null && country === null && (
          <p className="meta mt-8">
            {t('changes.before', { count: first.entries, date: formatDate(locale, first.day) })}
          </p>
        )}
        <OlderLink
          next={list.next && href(locale, '/changes', { country, after: positionText(list.next) })}
          start={isStart ? null : href(locale, '/changes', { country })}
        />
        <div className="mt-8">
          <TakeAlong locale={locale} path="/changes" query={{ country }} title={t('nav.changes')}>
            <FollowLinks locale={locale} path="/changes" />
          </TakeAlong>
        </div>
      </section>
    </SiteFrame>
  )
}

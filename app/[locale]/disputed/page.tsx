import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { OverdueChecks } from '@/components/assessments/overdue-checks'
import { DisputedRecord } from '@/components/disputed/disputed-record'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { CountryFilter } from '@/components/moved/country-filter'
import { IgnoredNote } from '@/components/moved/ignored-note'
import { OlderLink } from '@/components/moved/older-link'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { listCommitmentViews } from '@/lib/commitments/queries'
import { countDisputed, type DisputedPosition, listDisputed } from '@/lib/disputed/queries'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { listMakers } from '@/lib/makers/queries'
import { Address, type Query } from '@/lib/moved/address'
import { findThresholds } from '@/lib/standing/thresholds'

type Props = PageProps<'/[locale]/disputed'>

const PAGE_SIZE = 8

/** Once for the page and what describes it; the address as text, so that both mean the same. */
const load = cache(async (search: string) => {
  const query: Query = JSON.parse(search)
  const [asOf, makers] = await Promise.all([pageAsOf(query), listMakers(publicDb)])
  const address = new Address(query)
  const country = address.one(
    'country',
    makers.map(({ code }) => code),
  )
  const after = address.position('after', 3) as DisputedPosition | null
  const [list, totals, thresholds] = await Promise.all([
    listDisputed(publicDb, country, { limit: PAGE_SIZE, after }, asOf),
    countDisputed(publicDb, country, asOf),
    findThresholds(publicDb, asOf?.seq ?? null),
  ])
  const views = await listCommitmentViews(publicDb, list.references, asOf)
  const records = list.references.flatMap(
    (reference) => views.find((view) => view.reference === reference) ?? [],
  )
  return {
    country,
    after,
    makers,
    thresholds: thresholds.values,
    ignored: address.ignored,
    records,
    next: list.next,
    totals,
  }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations(), searchParams])
  const { totals, country } = await load(JSON.stringify(query))
  return pageMetadata({
    locale,
    path: '/disputed',
    query: { country },
    title: t('nav.disputed'),
    finding: t('disputed.title', { count: totals.disputed }),
    description: t('disputed.lede'),
  })
}

export default async function DisputedPage({ searchParams }: Props) {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations(), searchParams])
  const { country, after, makers, thresholds, ignored, records, next, totals } = await load(
    JSON.stringify(query),
  )
  return (
    <SiteFrame locale={locale} path="/disputed" section="disputed">
      <section className="sec first">
        <Kicker>{t('nav.disputed')}</Kicker>
        <h1>{t('disputed.title', { count: totals.disputed })}</h1>
        <p className="lede">{t('disputed.lede')}</p>
        <p className="meta mt-2">
          {t('disputed.counts', { ...totals })}{' '}
          <a href={href(locale, '/methodology#verdicts')}>{t('disputed.how')}</a>
        </p>
        <div className="mt-6">
          <CountryFilter path="/disputed" makers={makers} country={country} locale={locale} />
        </div>
        <IgnoredNote ignored={ignored} />
        {records.length > 0 ? (
          <ol className="mt-8">
            {records.map((record) => (
              <DisputedRecord
                key={record.reference}
                record={record}
                thresholds={thresholds}
                locale={locale}
              />
            ))}
          </ol>
        ) : (
          <p className="mt-6 text-ink-2">{t('disputed.none')}</p>
        )}
        <OlderLink
          next={next && href(locale, '/disputed', { country, after: next.join('.') })}
          start={after && href(locale, '/disputed', { country })}
        />
        <div className="mt-8">
          <TakeAlong locale={locale} path="/disputed" query={{ country }} title={t('nav.disputed')} />
        </div>
      </section>
      <OverdueChecks />
    </SiteFrame>
  )
}

import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { GoalpostList } from '@/components/goalposts/goalpost-list'
import { SiteFrame } from '@/components/layout/site-frame'
import { SubNav } from '@/components/layout/sub-nav'
import { TakeAlong } from '@/components/layout/take-along'
import { CountryFilter } from '@/components/moved/country-filter'
import { IgnoredNote } from '@/components/moved/ignored-note'
import { OlderLink } from '@/components/moved/older-link'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { env } from '@/lib/env'
import { countGoalposts, type GoalpostPosition, listGoalposts } from '@/lib/goalposts/queries'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { listMakers } from '@/lib/makers/queries'
import { Address, type Query } from '@/lib/moved/address'
import { GOALPOST_KINDS } from '@/lib/standing/goalposts'

type Props = PageProps<'/[locale]/goalposts'>

const PAGE_SIZE = 40

/** Once for the page and what describes it; the address as text, so that both mean the same. */
const load = cache(async (search: string) => {
  const query: Query = JSON.parse(search)
  const [asOf, makers] = await Promise.all([pageAsOf(query), listMakers(publicDb)])
  const address = new Address(query)
  const kind = address.one('kind', GOALPOST_KINDS) ?? 'softened'
  const country = address.one(
    'country',
    makers.map(({ code }) => code),
  )
  const after = address.position('after', 2) as GoalpostPosition | null
  const zone = env().VAADA_TIME_ZONE
  const [list, totals] = await Promise.all([
    listGoalposts(publicDb, { kind, country }, { limit: PAGE_SIZE, after }, asOf, zone),
    countGoalposts(publicDb, country, asOf, zone),
  ])
  return { kind, country, after, makers, ignored: address.ignored, list, totals }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, { totals, country }] = await Promise.all([
    getLocale(),
    getTranslations(),
    searchParams.then((query) => load(JSON.stringify(query))),
  ])
  return pageMetadata({
    locale,
    path: '/goalposts',
    query: { country },
    title: t('nav.goalposts'),
    finding: t('goalposts.title', { count: totals.softened }),
    description: t('goalposts.lede'),
  })
}

export default async function GoalpostsPage({ searchParams }: Props) {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations(), searchParams])
  const { kind, country, after, makers, ignored, list, totals } = await load(JSON.stringify(query))
  const address = (more: Record<string, string | null> = {}) =>
    href(locale, '/goalposts', { kind: kind === 'softened' ? null : kind, country, ...more })
  return (
    <SiteFrame locale={locale} path="/goalposts" section="goalposts">
      <section className="sec first">
        <Kicker>{t('nav.goalposts')}</Kicker>
        <h1>{t('goalposts.title', { count: totals.softened })}</h1>
        <p className="lede">{t('goalposts.lede')}</p>
        <p className="meta mt-2">
          {t('goalposts.compared', { count: totals.compared })}{' '}
          <a href={href(locale, '/methodology#goalposts')}>{t('goalposts.how')}</a>
        </p>
        <div className="mt-6">
          <CountryFilter
            path="/goalposts"
            makers={makers}
            country={country}
            kept={{ kind: kind === 'softened' ? null : kind }}
            locale={locale}
          />
        </div>
        <IgnoredNote ignored={ignored} />
        <SubNav
          label={t('goalposts.kinds')}
          items={GOALPOST_KINDS.map((one) => ({
            href: address({ kind: one === 'softened' ? null : one }),
            text: t(`goalposts.kind.${one}`, { count: totals[one] }),
            current: one === kind ? 'page' : undefined,
          }))}
        />
        {list.rows.length > 0 ? (
          <div className="mt-6">
            <GoalpostList rows={list.rows} locale={locale} />
          </div>
        ) : (
          <p className="mt-6 text-ink-2">{t(`goalposts.none.${kind}`)}</p>
        )}
        <OlderLink next={list.next && address({ after: list.next.join('.') })} start={after && address()} />
        <div className="mt-8">
          <TakeAlong
            locale={locale}
            path="/goalposts"
            query={{ kind: kind === 'softened' ? null : kind, country }}
            title={t('nav.goalposts')}
          />
        </div>
      </section>
    </SiteFrame>
  )
}

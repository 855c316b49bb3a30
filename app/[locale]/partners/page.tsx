import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ContributionCard } from '@/components/contributions/contribution-card'
import { PartnersFilter } from '@/components/contributions/partners-filter'
import { OfPromise, SoughtList } from '@/components/contributions/sought-list'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { IgnoredNote } from '@/components/moved/ignored-note'
import { OlderLink } from '@/components/moved/older-link'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { parsePartners } from '@/lib/contributions/filter'
import { listOffers, listSought } from '@/lib/contributions/queries'
import { casePositionText } from '@/lib/corrections/position'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { listMakers } from '@/lib/makers/queries'
import type { Query } from '@/lib/moved/address'

type Props = PageProps<'/[locale]/partners'>

const PAGE_SIZE = 20

/** Once for the page and what describes it; the address as text, so that both mean the same. */
const load = cache(async (search: string) => {
  const query: Query = JSON.parse(search)
  const [asOf, makers] = await Promise.all([pageAsOf(query), listMakers(publicDb)])
  const { filter, from, ignored } = parsePartners(query, makers)
  const [sought, offers] = await Promise.all([
    listSought(
      publicDb,
      filter.country,
      { limit: PAGE_SIZE, from: from.sought, zone: env().VAADA_TIME_ZONE },
      asOf,
    ),
    listOffers(publicDb, filter, { limit: PAGE_SIZE, from: from.offers }, asOf),
  ])
  return { makers, filter, from, sought, offers, ignored }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations('partners'), searchParams])
  const { filter } = await load(JSON.stringify(query))
  return pageMetadata({
    locale,
    path: '/partners',
    query: filter,
    title: t('name'),
    finding: t('title'),
    description: t('lede'),
  })
}

export default async function PartnersPage({ searchParams }: Props) {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations('partners'), searchParams])
  const { makers, filter, from, sought, offers, ignored } = await load(JSON.stringify(query))
  const to = (more: Record<string, string | null>) => href(locale, '/partners', { ...filter, ...more })
  return (
    <SiteFrame locale={locale} path="/partners" query={filter} section="partners">
      <section className="sec first">
        <Kicker>{t('name')}</Kicker>
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <div className="mt-6">
          <PartnersFilter makers={makers} filter={filter} locale={locale} />
        </div>
        <IgnoredNote ignored={ignored} />
      </section>
      <Section id="sought" title={t('sought.title')} lede={t('sought.lede')}>
        {sought.sought.length > 0 ? (
          <SoughtList sought={sought.sought} locale={locale} />
        ) : (
          <p className="text-ink-2">{t('sought.none')}</p>
        )}
        <OlderLink
          next={sought.next && `${to({ sought: casePositionText(sought.next) })}#sought`}
          start={from.sought && `${to({})}#sought`}
        />
      </Section>
      <Section id="offers" title={t('offers.title')} lede={t('offers.lede')}>
        {offers.offers.length > 0 ? (
          <ol className="grid gap-8">
            {offers.offers.map((one) => (
              <ContributionCard
                key={one.id}
                contribution={one}
                promise={<OfPromise {...one} locale={locale} />}
                locale={locale}
              />
            ))}
          </ol>
        ) : (
          <p className="text-ink-2">{t('offers.none')}</p>
        )}
        <OlderLink
          next={offers.next && `${to({ offers: casePositionText(offers.next) })}#offers`}
          start={from.offers && `${to({})}#offers`}
        />
        <div className="mt-8">
          <TakeAlong locale={locale} path="/partners" query={filter} title={t('name')} />
        </div>
      </Section>
    </SiteFrame>
  )
}

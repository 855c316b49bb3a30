import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { IgnoredFilters } from '@/components/commitments/active-filters'
import { Currencies } from '@/components/funding/currencies'
import { FundingFilters } from '@/components/funding/filters'
import { fundingFinding, wholeOf } from '@/components/funding/finding'
import { FundingSection } from '@/components/funding/funding-section'
import { Gaps, SilentMoney } from '@/components/funding/gaps'
import { LeftOutAmounts } from '@/components/funding/left-out'
import { FundingLede, FundingRule } from '@/components/funding/rule'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { parseFunding } from '@/lib/funding/filters'
import { fundingQuery } from '@/lib/funding/links'
import { currencyChoices, stageSums } from '@/lib/funding/model'
import { listFundingChoices, loadFundingPage } from '@/lib/funding/queries'
import { pageMetadata } from '@/lib/i18n/metadata'

const PATH = '/funding'
/** Pledges of each list before "all". */
const SHOWN = 8

type Props = PageProps<'/[locale]/funding'>

const loadFunding = cache(async (query: Awaited<Props['searchParams']>) => {
  const asOf = await pageAsOf(query)
  const when = { asOf, day: asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE) }
  const choices = await listFundingChoices(publicDb)
  const { filter, ignored } = parseFunding(query, choices)
  const found = await loadFundingPage(publicDb, filter, when, SHOWN)
  const narrowed = filter.country !== null || filter.action !== null || filter.year !== null
  const finding = await fundingFinding(await getLocale(), found.pledges, found.money.length > 0, narrowed)
  return { when, choices, filter, ignored, found, finding }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('nav')])
  const { filter, finding } = await loadFunding(query)
  return pageMetadata({ locale, path: PATH, query: fundingQuery(filter), title: t('funding'), finding })
}

export default async function FundingPage({ searchParams }: Props) {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations()])
  const { when, choices, filter: asked, ignored, found, finding } = await loadFunding(query)
  const { currency, money, pledges, gaps, silent } = found
  const filter = { ...asked, currency: currency ?? '' }
  const stages = stageSums(money.filter((count) => count.currency === currency))
  const reading = { day: when.day, filter, choices, counts: found }
  const count = pledges.find((one) => one.currency === currency)
  const whole = wholeOf(pledges)
  const known = currencyChoices(money, pledges)
  const hasAmounts = money.some((one) => one.currency === currency)
  return (
    <SiteFrame locale={locale} path={PATH} query={fundingQuery(asked)} section="funding">
      <section className="sec first">
        <Kicker>{t('nav.funding')}</Kicker>
        <h1>{finding}</h1>
        <FundingLede locale={locale} filter={asked} whole={whole} />
        <FundingFilters locale={locale} path={PATH} filter={asked} choices={choices} />
        <IgnoredFilters ignored={ignored} />
        {known.length > 0 && (
          <Currencies locale={locale} filter={asked} current={currency ?? ''} choices={known} />
        )}
      </section>
      {known.length > 0 && !hasAmounts && <p className="pb-8">{t('funding.noneHere')}</p>}
      {hasAmounts && (
        <>
          <FundingSection locale={locale} reading={reading} name="stages" />
          <FundingSection locale={locale} reading={reading} name="flows" />
          {count && <Gaps locale={locale} filter={filter} count={count} rows={gaps} />}
          {count && <SilentMoney locale={locale} filter={filter} count={count} rows={silent} />}
          <LeftOutAmounts locale={locale} filter={filter} stages={stages} />
          <FundingSection locale={locale} reading={reading} name="makers" />
          <FundingSection locale={locale} reading={reading} name="actions" />
        </>
      )}
      <FundingRule locale={locale} />
      {known.length > 0 && (
        <TakeAlong locale={locale} path={PATH} query={fundingQuery(asked)} title={t('nav.funding')} />
      )}
    </SiteFrame>
  )
}

import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { IgnoredFilters } from '@/components/commitments/active-filters'
import { FundingFilters } from '@/components/funding/filters'
import { LineSwitch } from '@/components/funding/line-switch'
import { LinesTable } from '@/components/funding/lines-table'
import { ListPager } from '@/components/funding/list-pager'
import { FundingRule } from '@/components/funding/rule'
import { DataLinks } from '@/components/layout/data-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { LINES_PAGE, parseLines } from '@/lib/funding/filters'
import { fundingHref, linesQuery } from '@/lib/funding/links'
import { listFundingChoices, listFundingLines } from '@/lib/funding/queries'
import { pageMetadata } from '@/lib/i18n/metadata'

const PATH = '/funding/lines'

type Props = PageProps<'/[locale]/funding/lines'>

const loadLines = cache(async (query: Awaited<Props['searchParams']>) => {
  const asOf = await pageAsOf(query)
  const when = { asOf, day: asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE) }
  const choices = await listFundingChoices(publicDb)
  const { filter, page: asked, ignored } = parseLines(query, choices)
  const read = (page: number) =>
    listFundingLines(publicDb, filter, when, { limit: LINES_PAGE, offset: (page - 1) * LINES_PAGE })
  const found = await read(asked)
  // Of a page that isn't there, the first.
  if (asked === 1 || found.rows.length > 0) return { choices, filter, ignored, page: asked, ...found }
  const missing = { name: 'page', value: String(asked) }
  return { choices, filter, ignored: [...ignored, missing], page: 1, ...(await read(1)) }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations()])
  const { filter, page, total } = await loadLines(query)
  return pageMetadata({
    locale,
    path: PATH,
    query: { ...linesQuery(filter), page: page === 1 ? null : page },
    title: t('nav.funding'),
    finding: t('funding.lines.title', { count: total }),
  })
}

export default async function FundingLinesPage({ searchParams }: Props) {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('funding')])
  const { choices, filter, ignored, page, rows, total } = await loadLines(query)
  return (
    <SiteFrame
      locale={locale}
      path={PATH}
      query={{ ...linesQuery(filter), page: page === 1 ? null : page }}
      section="funding"
    >
      <section className="sec first">
        <p className="kicker">
          <a href={fundingHref(locale, filter)}>{t('pledges.back')}</a>
        </p>
        <h1 className="text-[clamp(2rem,4.2vw,3.1rem)]">{t('lines.title', { count: total })}</h1>
        <p className="lede">{t('lines.lede')}</p>
        <FundingFilters
          locale={locale}
          path={PATH}
          filter={filter}
          choices={choices}
          withCurrency
          hidden={{ stage: filter.stage, account: filter.account }}
        />
        <IgnoredFilters ignored={ignored} />
        <LineSwitch locale={locale} filter={filter} />
        <div className="my-4">
          <DataLinks locale={locale} path={PATH} query={linesQuery(filter)} />
        </div>
        {rows.length > 0 && <LinesTable locale={locale} rows={rows} />}
        <ListPager locale={locale} path={PATH} query={linesQuery(filter)} page={page} total={total} />
      </section>
      <FundingRule locale={locale} />
    </SiteFrame>
  )
}

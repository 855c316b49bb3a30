import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { FundingList } from '@/components/funding/funding-list'
import { LineSwitch } from '@/components/funding/line-switch'
import { LinesTable } from '@/components/funding/lines-table'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { LINES_PAGE, NO_PROVIDER, parseLines } from '@/lib/funding/filters'
import { linesHref, linesQuery } from '@/lib/funding/links'
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
    <FundingList
      locale={locale}
      path={PATH}
      filter={filter}
      query={linesQuery(filter)}
      hidden={{ stage: filter.stage, account: filter.account, provider: filter.provider }}
      choices={choices}
      ignored={ignored}
      title={t('lines.title', { count: total })}
      lede={t('lines.lede')}
      page={page}
      total={total}
    >
      <LineSwitch locale={locale} filter={filter} />
      {filter.provider !== null && (
        <p className="mt-4">
          {filter.provider === NO_PROVIDER
            ? t('lines.noProvider')
            : t('lines.ofProvider', { provider: filter.provider })}{' '}
          <a href={linesHref(locale, filter, { stage: filter.stage, account: filter.account })}>
            {t('lines.anyProvider')}
          </a>
        </p>
      )}
      {rows.length > 0 && (
        <div className="mt-4">
          <LinesTable locale={locale} rows={rows} />
        </div>
      )}
    </FundingList>
  )
}

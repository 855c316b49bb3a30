import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { FundingList } from '@/components/funding/funding-list'
import { PledgeSwitch } from '@/components/funding/line-switch'
import { PledgeTable } from '@/components/funding/pledge-table'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { LINES_PAGE, parsePledges } from '@/lib/funding/filters'
import { pledgesQuery } from '@/lib/funding/links'
import { countPledgeMoney, listFundingChoices, listPledgeMoney } from '@/lib/funding/queries'
import { pageMetadata } from '@/lib/i18n/metadata'

const PATH = '/funding/pledges'

type Props = PageProps<'/[locale]/funding/pledges'>

const loadPledges = cache(async (query: Awaited<Props['searchParams']>) => {
  const asOf = await pageAsOf(query)
  const when = { asOf, day: asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE) }
  const choices = await listFundingChoices(publicDb)
  const { filter, page: asked, ignored } = parsePledges(query, choices)
  const total = await countPledgeMoney(publicDb, filter, when)
  const isThere = asked === 1 || (asked - 1) * LINES_PAGE < total
  const page = isThere ? asked : 1
  const rows = await listPledgeMoney(publicDb, filter, when, {
    limit: LINES_PAGE,
    offset: (page - 1) * LINES_PAGE,
  })
  const missing = isThere ? [] : [{ name: 'page', value: String(asked) }]
  return { choices, filter, ignored: [...ignored, ...missing], page, total, rows }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations()])
  const { filter, page, total } = await loadPledges(query)
  return pageMetadata({
    locale,
    path: PATH,
    query: { ...pledgesQuery(filter), page: page === 1 ? null : page },
    title: t('nav.funding'),
    finding: t('funding.pledges.title.all', { count: total }),
  })
}

export default async function FundingPledgesPage({ searchParams }: Props) {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('funding')])
  const { choices, filter, ignored, page, total, rows } = await loadPledges(query)
  return (
    <FundingList
      locale={locale}
      path={PATH}
      filter={filter}
      query={pledgesQuery(filter)}
      hidden={{ state: filter.state }}
      choices={choices}
      ignored={ignored}
      title={t('pledges.title.all', { count: total })}
      lede={t('pledges.lede')}
      page={page}
      total={total}
    >
      <PledgeSwitch locale={locale} filter={filter} />
      {rows.length > 0 && (
        <div className="mt-4">
          <PledgeTable locale={locale} rows={rows} isSilent={filter.state === 'silent'} />
        </div>
      )}
    </FundingList>
  )
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { IgnoredFilters } from '@/components/commitments/active-filters'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import type { Ignored } from '@/lib/commitments/filters'
import type { FundingFilter } from '@/lib/funding/filters'
import { fundingHref } from '@/lib/funding/links'
import type { FundingChoices } from '@/lib/funding/queries'
import type { Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { FundingFilters } from './filters'
import { ListPager } from './list-pager'
import { FundingRule } from './rule'

interface FundingListProps {
  locale: Locale
  path: string
  filter: FundingFilter
  /** All that the address says but the page. */
  query: Query
  /** What of it the form of filters doesn't ask for. */
  hidden: Record<string, string | null>
  choices: FundingChoices
  ignored: readonly Ignored[]
  title: string
  lede: string
  page: number
  total: number
  children: ReactNode
}

/** A page that lists what stands behind a number of the funding page. */
export async function FundingList({ children, ...list }: FundingListProps) {
  const { locale, path, filter, query, hidden, choices, ignored, title, lede, page, total } = list
  const t = await getTranslations('funding')
  return (
    <SiteFrame
      locale={locale}
      path={path}
      query={{ ...query, page: page === 1 ? null : page }}
      section="funding"
    >
      <section className="sec first">
        <p className="kicker">
          <a href={fundingHref(locale, filter)}>{t('pledges.back')}</a>
        </p>
        <h1 className="text-[clamp(2rem,4.2vw,3.1rem)]">{title}</h1>
        <p className="lede">{lede}</p>
        <FundingFilters
          locale={locale}
          path={path}
          filter={filter}
          choices={choices}
          withCurrency
          hidden={hidden}
        />
        <IgnoredFilters ignored={ignored} />
        {children}
        <ListPager locale={locale} path={path} query={query} page={page} total={total} />
        <TakeAlong locale={locale} path={path} query={query} title={title} />
      </section>
      <FundingRule locale={locale} />
    </SiteFrame>
  )
}

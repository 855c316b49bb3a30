import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { FundingFilter, LinesFilter, PledgesFilter } from './filters'

/** Filters as they stand in an address: always in one order. */
export const fundingQuery = ({ country, action, currency, year }: FundingFilter): Query => ({
  country,
  action,
  currency,
  year,
})
export const linesQuery = ({ stage, account, provider, ...filter }: LinesFilter): Query => ({
  ...fundingQuery(filter),
  stage,
  account,
  provider,
})
export const pledgesQuery = ({ state, ...filter }: PledgesFilter): Query => ({
  ...fundingQuery(filter),
  state,
})

export const fundingHref = (locale: Locale, filter: FundingFilter): string =>
  href(locale, '/funding', fundingQuery(filter))

/** The amounts behind a sum, or left out of it. */
export const linesHref = (
  locale: Locale,
  filter: FundingFilter,
  more: Partial<Pick<LinesFilter, 'stage' | 'account' | 'provider'>> = {},
): string =>
  href(
    locale,
    '/funding/lines',
    linesQuery({ ...filter, stage: null, account: null, provider: null, ...more }),
  )

/** The pledges behind a count. */
export const pledgesHref = (locale: Locale, filter: FundingFilter, state: PledgesFilter['state']): string =>
  href(locale, '/funding/pledges', pledgesQuery({ ...filter, state }))

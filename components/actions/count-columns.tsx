import type { getTranslations } from 'next-intl/server'
import { CountLink } from '@/components/ui/count-link'
import type { Column } from '@/components/ui/data-table'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { formatNumber } from '@/lib/format/number'
import { type CommitmentFilter, commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface Counted {
  pledges: number
  checkable: number
  withFigure: number
  measures: number
}

/** Columns that count what was promised and done for an action; every number opens the records that `of` a row are. */
export function countColumns<Row extends Counted>(
  t: Awaited<ReturnType<typeof getTranslations<never>>>,
  locale: Locale,
  of: (row: Row) => CommitmentFilter,
): Column<Row>[] {
  const number = (row: Row, count: number, filter: CommitmentFilter) => (
    <CountLink count={count} href={commitmentsHref(locale, { ...of(row), ...filter })}>
      {formatNumber(locale, count)}
    </CountLink>
  )
  return [
    {
      key: 'pledges',
      title: t('countries.pledges'),
      numeric: true,
      cell: (row) => number(row, row.pledges, { level: PLEDGE_LEVELS }),
    },
    {
      key: 'checkable',
      title: t('countries.checkable'),
      numeric: true,
      cell: (row) => number(row, row.checkable, { level: PLEDGE_LEVELS, measurable: 'yes' }),
    },
    {
      key: 'figure',
      title: t('action.withFigure'),
      numeric: true,
      cell: (row) => number(row, row.withFigure, { level: PLEDGE_LEVELS, has: 'figure' }),
    },
    {
      key: 'measures',
      title: t('countries.measuresColumn'),
      numeric: true,
      cell: (row) => number(row, row.measures, { level: 'national_measure' }),
    },
  ]
}

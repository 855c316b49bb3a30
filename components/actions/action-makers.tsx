import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { ActionMaker } from '@/lib/actions/queries'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { formatNumber } from '@/lib/format/number'
import { type CommitmentFilter, commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { byRegion } from '@/lib/makers/regions'

interface ActionMakersProps {
  locale: Locale
  action: number
  makers: readonly ActionMaker[]
}

/** Who promised and did what for the action, by part of the world; every number opens its records. */
export async function ActionMakers({ locale, action, makers }: ActionMakersProps) {
  const t = await getTranslations()
  const number = (row: ActionMaker, count: number, filter: CommitmentFilter) =>
    count === 0 ? (
      <span className="text-ink-3">0</span>
    ) : (
      <a href={commitmentsHref(locale, { maker: row.maker.code, action, ...filter })}>
        {formatNumber(locale, count)}
      </a>
    )
  return byRegion(makers.toSorted(byMaker(locale))).map(({ region, rows }) => (
    <div key={region} className="mb-8">
      <DataTable
        stack
        even
        caption={<span className="text-base font-semibold">{t(`region.${region}`)}</span>}
        rows={rows}
        rowKey={(row) => row.maker.code}
        columns={[
          {
            key: 'maker',
            title: t('countries.maker'),
            cell: (row: ActionMaker) => (
              <a className="font-[560]" href={countryHref(locale, row.maker.code)}>
                {makerName(row.maker, locale)}
              </a>
            ),
          },
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
        ]}
      />
    </div>
  ))
}

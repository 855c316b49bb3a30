import { getTranslations } from 'next-intl/server'
import { CountLink } from '@/components/ui/count-link'
import { DataTable } from '@/components/ui/data-table'
import { LEVELS } from '@/lib/commitments/model'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MapMaker } from '@/lib/map/model'

/** The counts behind the map, one row a maker. */
export async function MapTable({ locale, makers }: { locale: Locale; makers: readonly MapMaker[] }) {
  const t = await getTranslations()
  return (
    <DataTable
      stack
      rows={makers}
      rowKey={(row) => row.maker.code}
      columns={[
        {
          key: 'maker',
          title: t('countries.maker'),
          cell: (row: MapMaker) => (
            <a href={countryHref(locale, row.maker.code)}>{makerName(row.maker, locale)}</a>
          ),
        },
        ...LEVELS.map((level) => ({
          key: level,
          title: t(`level.${level}`),
          numeric: true,
          cell: (row: MapMaker) => (
            <CountLink
              count={row.levels[level] ?? 0}
              href={commitmentsHref(locale, { maker: row.maker.code, level })}
            >
              {formatNumber(locale, row.levels[level] ?? 0)}
            </CountLink>
          ),
        })),
        {
          key: 'joint',
          title: t('map.jointColumn'),
          numeric: true,
          cell: (row: MapMaker) => formatNumber(locale, row.joint),
        },
      ]}
    />
  )
}

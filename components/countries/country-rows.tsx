import { getTranslations } from 'next-intl/server'
import { CountLink } from '@/components/ui/count-link'
import { DataTable } from '@/components/ui/data-table'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { formatNumber } from '@/lib/format/number'
import { type CommitmentFilter, commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerCounts } from '@/lib/makers/queries'

interface CountryRowsProps {
  locale: Locale
  caption: string
  makers: readonly MakerCounts[]
}

/** Makers with what is on record of each; every number opens its records. */
export async function CountryRows({ locale, caption, makers }: CountryRowsProps) {
  const t = await getTranslations('countries')
  const number = (row: MakerCounts, count: number, filter: CommitmentFilter) => (
    <CountLink count={count} href={commitmentsHref(locale, { maker: row.maker.code, ...filter })}>
      {formatNumber(locale, count)}
    </CountLink>
  )
  return (
    <DataTable
      stack
      even
      caption={<span className="text-base font-semibold">{caption}</span>}
      rows={makers}
      rowKey={(row) => row.maker.code}
      columns={[
        {
          key: 'maker',
          title: t('maker'),
          cell: (row: MakerCounts) => (
            <>
              <a className="font-[560]" href={countryHref(locale, row.maker.code)}>
                {makerName(row.maker, locale)}
              </a>
              {row.joint > 0 && <span className="meta block">{t('jointNote', { count: row.joint })}</span>}
            </>
          ),
        },
        {
          key: 'pledges',
          title: t('pledges'),
          numeric: true,
          cell: (row) => number(row, row.pledges, { level: PLEDGE_LEVELS }),
        },
        {
          key: 'checkable',
          title: t('checkable'),
          numeric: true,
          cell: (row) => number(row, row.checkable, { level: PLEDGE_LEVELS, measurable: 'yes' }),
        },
        {
          key: 'intentions',
          title: t('intentions'),
          numeric: true,
          cell: (row) => number(row, row.intentions, { level: 'declared_intention' }),
        },
        {
          key: 'measures',
          title: t('measuresColumn'),
          numeric: true,
          cell: (row) => number(row, row.measures, { level: 'national_measure' }),
        },
      ]}
    />
  )
}

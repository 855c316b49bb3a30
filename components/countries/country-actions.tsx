import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { formatNumber } from '@/lib/format/number'
import { type CommitmentFilter, commitmentsHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import type { MakerAction } from '@/lib/makers/profiles'

interface CountryActionsProps {
  locale: Locale
  code: string
  actions: readonly MakerAction[]
}

/** What one country promised and did for each action of the coalition; a record may serve several. */
export async function CountryActions({ locale, code, actions }: CountryActionsProps) {
  const t = await getTranslations()
  const number = (row: MakerAction, count: number, filter: CommitmentFilter) =>
    count === 0 ? (
      <span className="text-ink-3">0</span>
    ) : (
      <a href={commitmentsHref(locale, { country: code, action: row.number, ...filter })}>
        {formatNumber(locale, count)}
      </a>
    )
  return (
    <Section id="actions" title={t('overview.actions.titleEven')} lede={t('overview.actions.lede')}>
      <DataTable
        stack
        rows={actions}
        rowKey={(row) => row.number}
        columns={[
          {
            key: 'action',
            title: t('action.column'),
            cell: (row: MakerAction) => (
              <a className="font-[560]" href={href(locale, `/actions/${row.number}`)}>
                {pickText(row.name, locale)?.text ?? row.number}
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
    </Section>
  )
}

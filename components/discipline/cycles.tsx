import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Figure } from '@/components/charts/figure'
import { CountLink } from '@/components/ui/count-link'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import type { IsoDate } from '@/lib/dates/partial'
import { askedFor, type CycleTotals } from '@/lib/discipline/model'
import { OUTCOMES } from '@/lib/discipline/outcomes'
import { CYCLES_ID, cyclesFigure } from '@/lib/figures/reporting'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface CyclesProps {
  locale: Locale
  day: IsoDate
  /** In the order of time. */
  cycles: readonly CycleTotals[]
  /** The latest there are: their figure then has an address. */
  isLatest: boolean
  /** Links to earlier and later cycles. */
  pages?: ReactNode
}

/** What came of the reports of each cycle, drawn and as a table with the dates and who was asked. */
export async function Cycles({ locale, day, cycles, isLatest, pages }: CyclesProps) {
  const t = await getTranslations('discipline')
  const latest = cycles.toReversed()
  const list = (cycle: string, ...outcomes: readonly string[]) =>
    commitmentsHref(locale, { report: outcomes.map((outcome) => `${cycle}.${outcome}`) })
  const figure = cyclesFigure(locale, { day, cycles })
  return (
    <Section id="cycles" title={figure?.title ?? t('cycles.title')} lede={t('cycles.lede')}>
      {figure && <Figure figure={figure} id={isLatest ? CYCLES_ID : undefined} untitled />}
      <div className="mt-8">
        <DataTable
          stack
          caption={<span className="text-base font-semibold">{t('cycles.title')}</span>}
          rows={latest}
          rowKey={({ cycle }) => cycle.key}
          columns={[
            {
              key: 'cycle',
              title: t('cycles.period'),
              cell: ({ cycle }: CycleTotals) => formatCycle(locale, cycle),
            },
            {
              key: 'dates',
              title: t('cycles.dates'),
              cell: ({ cycle }) => (
                <span className="whitespace-nowrap">
                  {formatDate(locale, cycle.opensOn, 'short')} – {formatDate(locale, cycle.dueOn, 'short')}
                </span>
              ),
            },
            {
              key: 'asked',
              title: t('cycles.asked'),
              cell: ({ cycle, asked, makers }) => (
                <>
                  {t('cycles.askedOf', { asked, makers })}
                  {cycle.isForSome && <span className="meta block">{t('cycles.some')}</span>}
                </>
              ),
            },
            {
              key: 'reports',
              title: t('cycles.reports'),
              numeric: true,
              cell: (one) => (
                <CountLink
                  count={askedFor(one)}
                  href={list(one.cycle.key, ...OUTCOMES.map(({ filter }) => filter))}
                >
                  {formatNumber(locale, askedFor(one))}
                </CountLink>
              ),
            },
            {
              key: 'reviewed',
              title: t('cycles.reviewed'),
              cell: (one) => <Reviewed totals={one} />,
            },
          ]}
        />
        <p className="meta mt-3">{t('cycles.reviewNote')}</p>
      </div>
      {pages}
    </Section>
  )
}

async function Reviewed({ totals }: { totals: CycleTotals }) {
  const t = await getTranslations('discipline.cycles')
  const { reviewedWeek: week, reviewedMonth: month, reviewedLonger: longer } = totals
  const all = week + month + longer
  if (all === 0) return <span className="text-ink-3">–</span>
  return (
    <>
      {t('reviewedOf', { week, all })}
      {week < all && <span className="meta block">{t('reviewedMore', { month, longer })}</span>}
    </>
  )
}

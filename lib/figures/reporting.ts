import type { Figure } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import type { IsoDate } from '@/lib/dates/partial'
import { askedFor, type CycleTotals, disciplineOf, settled } from '@/lib/discipline/model'
import { OUTCOMES } from '@/lib/discipline/outcomes'
import { CYCLES_SHOWN, findDuties } from '@/lib/discipline/queries'
import { formatCycle } from '@/lib/format/cycle'
import { commitmentsHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Shelf } from './model'

/** The latest cycles; those of an earlier page have no address, because with every new cycle they would be others. */
export const CYCLES_ID = 'reporting/cycles'

export const REPORTING_SHELVES: readonly Shelf[] = [
  {
    id: /^reporting\/cycles$/,
    page: () => '/reporting',
    load: async ({ db, locale, asOf, day }) => {
      const { cycles, makers, counts } = await findDuties(db, { day, asOf, limit: CYCLES_SHOWN, page: 1 })
      return cyclesFigure(locale, { day, cycles: disciplineOf(cycles, makers, counts).cycles })
    },
  },
]

interface CyclesReading {
  day: IsoDate
  /** In the order of time. */
  cycles: readonly CycleTotals[]
}

/** What came of the reports of each cycle. null: no report was asked for in any of them. */
export function cyclesFigure(locale: Locale, { day, cycles }: CyclesReading): Figure | null {
  const t = wordsOf(locale)
  const latest = cycles.toReversed().filter((one) => askedFor(one) > 0)
  if (latest.length === 0) return null
  const judged = latest.filter((one) => settled(one) > 0)
  return {
    locale,
    title:
      judged.length > 0
        ? judged
            .slice(0, 2)
            .map(({ cycle, ...totals }) =>
              t('discipline.cycles.best', {
                cycle: formatCycle(locale, cycle),
                onTime: totals.onTime,
                settled: settled(totals),
              }),
            )
            .join('; ')
        : t('discipline.waiting', { due: latest.reduce((sum, { due }) => sum + due, 0) }),
    lede: t('discipline.cycles.lede'),
    unit: null,
    sources: [
      {
        text: t('figures.reporting.source'),
        href: commitmentsHref(locale, {
          report: latest.flatMap(({ cycle }) => OUTCOMES.map(({ filter }) => `${cycle.key}.${filter}`)),
        }),
      },
    ],
    asOf: day,
    rule: { text: t('discipline.cycles.rule'), href: href(locale, '/methodology#timeliness') },
    data: {
      kind: 'stacked',
      width: 'count',
      parts: OUTCOMES.map(({ key, look }) => ({ key, look, label: t(`discipline.outcome.${key}`) })),
      rows: latest.map((one) => ({
        key: one.cycle.key,
        label: formatCycle(locale, one.cycle),
        parts: OUTCOMES.map(({ key, filter }) => ({
          part: key,
          count: one[key],
          href: commitmentsHref(locale, { report: `${one.cycle.key}.${filter}` }),
        })),
      })),
    },
  }
}

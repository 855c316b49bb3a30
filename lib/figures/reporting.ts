import type { Figure, StackedRow } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import type { IsoDate } from '@/lib/dates/partial'
import {
  askedFor,
  type CycleTotals,
  type Discipline,
  disciplineOf,
  type Outcomes,
  settled,
} from '@/lib/discipline/model'
import { OUTCOMES } from '@/lib/discipline/outcomes'
import { CYCLES_SHOWN, findDuties } from '@/lib/discipline/queries'
import { formatCycle, type Period } from '@/lib/format/cycle'
import { commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { findProfile } from '@/lib/makers/profile-queries'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { Shelf } from './model'

/** The latest cycles; those of an earlier page have no address, because with every new cycle they would be others. */
export const CYCLES_ID = 'reporting/cycles'
export const GRID_ID = 'reporting/grid'
export const countryReportsId = (code: string): string => `countries/${code}/reports`

export const REPORTING_SHELVES: readonly Shelf[] = [
  {
    id: /^reporting\/cycles$/,
    page: () => '/reporting',
    load: async ({ db, locale, asOf, day }) => {
      const { cycles, makers, counts } = await findDuties(db, { day, asOf, limit: CYCLES_SHOWN, page: 1 })
      return cyclesFigure(locale, { day, cycles: disciplineOf(cycles, makers, counts).cycles })
    },
  },
  {
    id: /^reporting\/grid$/,
    page: () => '/reporting',
    load: async ({ db, locale, asOf, day }) => {
      const { cycles, makers, counts } = await findDuties(db, { day, asOf, limit: CYCLES_SHOWN, page: 1 })
      const ordered = makers.map((maker) => ({ maker })).toSorted(byMaker(locale))
      const discipline = disciplineOf(
        cycles,
        ordered.map(({ maker }) => maker),
        counts,
      )
      return gridFigure(locale, { day, discipline })
    },
  },
  {
    id: /^countries\/([A-Z]{3})\/reports$/,
    page: (code = '') => `/countries/${code}`,
    load: async ({ db, locale, asOf, day }, code = '') => {
      const profile = await findProfile(db, code, asOf)
      return profile && countryReportsFigure(locale, { day, profile })
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
      ...BARS(locale),
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

const BARS = (locale: Locale) => {
  const t = wordsOf(locale)
  const parts = OUTCOMES.map(({ key, look }) => ({ key, look, label: t(`discipline.outcome.${key}`) }))
  return { kind: 'stacked', width: 'count', parts } as const
}

interface ReportsOf {
  maker: string
  cycle: Period & { key: string }
  /** Whose and of when. */
  label: string
  href?: string
  /** null: the maker had no record then. */
  found: (Outcomes & { asked: boolean }) | null
}

/** The reports of one maker in one cycle: each part opens its records; where none was asked for, it says so. */
export function reportsRow(locale: Locale, { maker, cycle, label, href: to, found }: ReportsOf): StackedRow {
  const asked = found?.asked && askedFor(found) > 0 ? found : null
  return {
    key: `${maker} ${cycle.key}`,
    label,
    ...(to && { href: to }),
    parts: asked
      ? OUTCOMES.map(({ key, filter }) => ({
          part: key,
          count: asked[key],
          href: commitmentsHref(locale, { maker, report: `${cycle.key}.${filter}` }),
        }))
      : [],
    ...(asked ? {} : { said: wordsOf(locale)('timeliness.not_asked') }),
  }
}

interface GridReading {
  day: IsoDate
  discipline: Discipline
}

/** Who was asked and who reported, each maker by cycle. null: nobody was asked. */
export function gridFigure(locale: Locale, { day, discipline }: GridReading): Figure | null {
  const { cycles, rows } = discipline
  if (rows.length === 0) return null
  const t = wordsOf(locale)
  return {
    locale,
    title: t('discipline.grid.title', { count: rows.length }),
    lede: t('discipline.grid.caption'),
    unit: null,
    sources: [
      {
        text: t('figures.reporting.source'),
        href: commitmentsHref(locale, {
          report: cycles.flatMap(({ cycle }) => OUTCOMES.map(({ filter }) => `${cycle.key}.${filter}`)),
        }),
      },
    ],
    asOf: day,
    rule: { text: t('discipline.cycles.rule'), href: href(locale, '/methodology#timeliness') },
    data: {
      ...BARS(locale),
      rows: rows.flatMap(({ maker, cells }) =>
        cycles.map(({ cycle }, place) =>
          reportsRow(locale, {
            maker: maker.code,
            cycle,
            label: t('figures.compare.cycle', {
              name: makerName(maker, locale),
              cycle: formatCycle(locale, cycle),
            }),
            href: countryHref(locale, maker.code),
            found: cells[place] ?? null,
          }),
        ),
      ),
    },
  }
}

interface CountryReading {
  day: IsoDate
  profile: Pick<MakerProfile, 'maker' | 'cycles'>
}

/** The reporting calendar of one maker. null: no report has been asked for. */
export function countryReportsFigure(
  locale: Locale,
  { day, profile: { maker, cycles } }: CountryReading,
): Figure | null {
  const latest = cycles.toSorted((a, b) => b.endsOn.localeCompare(a.endsOn) || (a.key < b.key ? -1 : 1))
  if (!latest.some((cycle) => cycle.asked && askedFor(cycle) > 0)) return null
  const t = wordsOf(locale)
  const name = makerName(maker, locale)
  const published = latest.reduce((sum, { onTime, late }) => sum + onTime + late, 0)
  return {
    locale,
    title: t('figures.country.reports', { country: name, count: published }),
    lede: t('countries.calendar.lede'),
    unit: null,
    sources: [
      {
        text: t('figures.compare.recordsOf', { name }),
        href: commitmentsHref(locale, {
          maker: maker.code,
          report: latest.flatMap(({ key }) => OUTCOMES.map(({ filter }) => `${key}.${filter}`)),
        }),
      },
    ],
    asOf: day,
    rule: { text: t('discipline.cycles.rule'), href: href(locale, '/methodology#timeliness') },
    data: {
      ...BARS(locale),
      rows: latest.map((cycle) =>
        reportsRow(locale, {
          maker: maker.code,
          cycle,
          label: formatCycle(locale, cycle),
          found: cycle,
        }),
      ),
    },
  }
}

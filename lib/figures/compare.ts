import type { BarCell, BarRow, Figure, FigureData } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import { DELIVERY_STAGES, type DeliveryStage, PLEDGE_LEVELS } from '@/lib/commitments/model'
import { CHOICE_MAX, CHOICE_MIN } from '@/lib/compare/choice'
import { loadCompared, loadMoney, loadOutcomes } from '@/lib/compare/load'
import type { IsoDate } from '@/lib/dates/partial'
import { OUTCOMES } from '@/lib/discipline/outcomes'
import { formatCycle } from '@/lib/format/cycle'
import { formatList } from '@/lib/format/list'
import { currencyName, formatMoney } from '@/lib/format/money'
import { formatNumber, formatValue, isPercentUnit } from '@/lib/format/number'
import { NO_FUNDING_FILTER } from '@/lib/funding/filters'
import { fundingHref, linesHref } from '@/lib/funding/links'
import { stageSums } from '@/lib/funding/model'
import { type CommitmentFilter, commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerProfile, ProfileCycle } from '@/lib/makers/profiles'
import type { MakerName } from '@/lib/makers/queries'
import { MONEY_STAGES } from '@/lib/money/model'
import type { MoneyCount } from '@/lib/money/tally'
import type { ComparedFigure } from '@/lib/outcomes/compared'
import { type EvidenceGrade, FRESHNESS, STATUSES } from '@/lib/standing/model'
import { OUTCOME_KINDS, type OutcomeKind } from './countries'
import type { Shelf } from './model'
import { funnelFilter } from './overview'
import { reportsRow } from './reporting'

/** What a comparison is drawn from; countries stand in the order chosen. */
interface Compared {
  locale: Locale
  day: IsoDate
  profiles: readonly MakerProfile[]
}

export interface CountryMoney {
  maker: MakerName
  /** In each currency. */
  money: readonly MoneyCount[]
}

/** The figures that every comparison has, by the last part of their ids. */
const DRAWN = {
  status: statusFigure,
  funnel: funnelFigure,
  evidence: evidenceFigure,
  freshness: freshnessFigure,
  reporting: reportingFigure,
  stages: stagesFigure,
} as const satisfies Record<string, (compared: Compared) => Figure | null>
export type ComparedName = keyof typeof DRAWN

/** One figure of a comparison. null: there is nothing to be drawn for these countries. */
export const comparedFigure = (compared: Compared, name: ComparedName): Figure | null => DRAWN[name](compared)

type FigureName = ComparedName | `money-${string}` | `context-${OutcomeKind}`

export const comparedId = (codes: readonly string[], name: FigureName): string =>
  `compare/${codes.join('-')}/${name}`

const CODES = `((?:[A-Z]{3}-){${CHOICE_MIN - 1},${CHOICE_MAX - 1}}[A-Z]{3})`
const codesOf = (joined: string): string[] => joined.split('-')
const place = {
  page: () => '/compare',
  query: (joined = '') => ({ country: codesOf(joined) }),
}

export const COMPARE_SHELVES: readonly Shelf[] = [
  {
    id: new RegExp(`^compare/${CODES}/(${Object.keys(DRAWN).join('|')})$`),
    ...place,
    load: async ({ db, locale, asOf, day }, joined = '', name = '') => {
      const profiles = await loadCompared(db, codesOf(joined), asOf)
      return profiles && comparedFigure({ locale, day, profiles }, name as ComparedName)
    },
  },
  {
    id: new RegExp(`^compare/${CODES}/money-([A-Z]{3})$`),
    ...place,
    load: async ({ db, locale, asOf, day }, joined = '', currency = '') => {
      const profiles = await loadCompared(db, codesOf(joined), asOf)
      if (!profiles) return null
      const countries = await loadMoney(
        db,
        profiles.map(({ maker }) => maker),
        { asOf, day },
      )
      return moneyFigure(locale, { day, countries, currency })
    },
  },
  {
    id: new RegExp(`^compare/${CODES}/context-([a-z]+)$`),
    ...place,
    load: async ({ db, locale, asOf, day }, joined = '', kind = '') => {
      const profiles = await loadCompared(db, codesOf(joined), asOf)
      const known = [...OUTCOME_KINDS, 'other' as const].find((one) => one === kind)
      if (!profiles || !known) return null
      const makers = profiles.map(({ maker }) => maker)
      return contextFigure(locale, {
        day,
        makers,
        kind: known,
        figures: await loadOutcomes(db, makers, asOf),
      })
    },
  },
]

const LEVEL = PLEDGE_LEVELS
const GRADES: readonly EvidenceGrade[] = [4, 3, 2, 1]
/** Where something can be used, not only read. */
const OPEN_STAGES: readonly DeliveryStage[] = ['service_open', 'service_in_use']
/** The latest cycles that can be laid side by side. */
const CYCLES_SHOWN = 3

function figureOf(
  { locale, day, profiles }: Compared,
  said: Pick<Figure, 'title' | 'lede'> & { rule: string },
  data: FigureData,
): Figure {
  const t = wordsOf(locale)
  return {
    locale,
    title: said.title,
    lede: said.lede,
    unit: null,
    sources: profiles.map(({ maker }) => ({
      text: t('figures.compare.recordsOf', { name: makerName(maker, locale) }),
      href: commitmentsHref(locale, { country: maker.code }),
    })),
    asOf: day,
    rule: { text: t('overview.how'), href: href(locale, `/methodology#${said.rule}`) },
    data,
  }
}

/** "Kazakhstan: 0 of 2; Kenya: 1 of 12", in the order chosen. */
function listOf(
  { locale, profiles }: Compared,
  count: (profile: MakerProfile) => number,
  whole: (profile: MakerProfile) => number,
  none: 'figures.compare.none' | 'figures.compare.notAsked' = 'figures.compare.none',
): string {
  const t = wordsOf(locale)
  return profiles
    .map((profile) => {
      const name = makerName(profile.maker, locale)
      const total = whole(profile)
      return total === 0 ? t(none, { name }) : t('figures.compare.of', { name, count: count(profile), total })
    })
    .join('; ')
}

const pledgesOf = ({ pledges }: MakerProfile): number => pledges.total

function statusFigure(compared: Compared): Figure {
  const { locale, profiles } = compared
  const t = wordsOf(locale)
  const shown = STATUSES.filter((status) =>
    profiles.some(({ pledges }) => pledges.byStatus.some((part) => part.status === status)),
  )
  return figureOf(
    compared,
    {
      title: t('figures.compare.kept', {
        list: listOf(compared, ({ pledges }) => pledges.kept, pledgesOf),
      }),
      lede: t('compare.status.lede'),
      rule: 'status',
    },
    {
      kind: 'stacked',
      width: 'count',
      parts: shown.map((status) => ({ key: status, look: status, label: t(`status.${status}`) })),
      rows: profiles.map(({ maker, pledges }) => ({
        key: maker.code,
        label: makerName(maker, locale),
        href: countryHref(locale, maker.code),
        parts: pledges.byStatus.map(({ status, count }) => ({
          part: status,
          count,
          href: commitmentsHref(locale, { country: maker.code, level: LEVEL, status }),
        })),
      })),
    },
  )
}

interface CountColumn {
  key: string
  label: string
  count: (profile: MakerProfile) => number
  /** null: the list knows no such filter. */
  filter: CommitmentFilter | null
}

/** A panel for each country: what its records are, in counts that open them. */
function countPanels(
  { locale, profiles }: Compared,
  columns: readonly CountColumn[],
  whole: {
    count: (profile: MakerProfile) => number
    label: (profile: MakerProfile) => string
    filter: CommitmentFilter
  },
): FigureData {
  return {
    kind: 'bars',
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: profiles.map((profile): BarRow => {
      const of = (filter: CommitmentFilter) =>
        commitmentsHref(locale, { country: profile.maker.code, ...filter })
      return {
        key: profile.maker.code,
        label: makerName(profile.maker, locale),
        href: countryHref(locale, profile.maker.code),
        note: { text: whole.label(profile), href: whole.count(profile) > 0 ? of(whole.filter) : null },
        cells: columns.map(({ key, count, filter }): BarCell => {
          const value = count(profile)
          return {
            column: key,
            value,
            text: formatNumber(locale, value),
            href: value > 0 && filter ? of(filter) : null,
          }
        }),
      }
    }),
  }
}

const allPledges = (locale: Locale) => ({
  count: pledgesOf,
  label: ({ pledges }: MakerProfile) => wordsOf(locale)('figures.compare.pledges', { count: pledges.total }),
  filter: { level: LEVEL },
})

function funnelFigure(compared: Compared): Figure {
  const { locale } = compared
  const t = wordsOf(locale)
  const step = (name: 'target' | 'baseline' | 'figure'): CountColumn => ({
    key: name,
    label: t(`compare.funnel.${name}`),
    count: ({ pledges }) => pledges.funnel[name],
    filter: { level: LEVEL, ...funnelFilter(name) },
  })
  return figureOf(
    compared,
    {
      title: t('figures.compare.figured', {
        list: listOf(compared, ({ pledges }) => pledges.funnel.figure, pledgesOf),
      }),
      lede: t('overview.funnel.lede'),
      rule: 'measurable',
    },
    countPanels(
      compared,
      [
        { key: 'all', label: t('countries.pledges'), count: pledgesOf, filter: { level: LEVEL } },
        {
          key: 'checkable',
          label: t('countries.checkable'),
          count: ({ pledges }) => pledges.funnel.checkable,
          filter: { level: LEVEL, ...funnelFilter('checkable') },
        },
        step('target'),
        step('baseline'),
        step('figure'),
      ],
      allPledges(locale),
    ),
  )
}

function evidenceFigure(compared: Compared): Figure {
  const { locale } = compared
  const t = wordsOf(locale)
  const without = ({ pledges }: MakerProfile) => pledges.channels.evidence.none ?? 0
  return figureOf(
    compared,
    {
      title: t('figures.compare.decided', {
        list: listOf(compared, (profile) => pledgesOf(profile) - without(profile), pledgesOf),
      }),
      lede: t('compare.evidence.lede'),
      rule: 'evidence',
    },
    countPanels(
      compared,
      [
        ...GRADES.map(
          (grade): CountColumn => ({
            key: String(grade),
            label: t(`evidence.${grade}`),
            count: ({ pledges }) => pledges.channels.evidence[grade] ?? 0,
            filter: { level: LEVEL, evidence: grade },
          }),
        ),
        {
          key: 'none',
          label: t('compare.evidence.none'),
          count: without,
          filter: { level: LEVEL, evidence: 'none' },
        },
      ],
      allPledges(locale),
    ),
  )
}

function freshnessFigure(compared: Compared): Figure {
  const { locale } = compared
  const t = wordsOf(locale)
  return figureOf(
    compared,
    {
      title: t('figures.compare.fresh', {
        list: listOf(compared, ({ pledges }) => pledges.channels.freshness.fresh ?? 0, pledgesOf),
      }),
      lede: t('compare.freshness.lede'),
      rule: 'freshness',
    },
    countPanels(
      compared,
      FRESHNESS.map((age) => ({
        key: age,
        label: t(`compare.freshness.${age}`),
        count: ({ pledges }) => pledges.channels.freshness[age] ?? 0,
        filter: { level: LEVEL, freshness: age },
      })),
      allPledges(locale),
    ),
  )
}

const settledOf = ({ onTime, late, missing }: ProfileCycle): number => onTime + late + missing

/** What came of the reports of each country in the latest cycles; "not asked" is not silence. null: no cycle has opened. */
function reportingFigure(compared: Compared): Figure | null {
  const { locale, profiles } = compared
  const t = wordsOf(locale)
  const cycles = [
    ...new Map(profiles.flatMap((profile) => profile.cycles).map((cycle) => [cycle.key, cycle])).values(),
  ]
    .toSorted((a, b) => b.endsOn.localeCompare(a.endsOn))
    .slice(0, CYCLES_SHOWN)
  if (cycles.length === 0) return null
  const shown = new Set(cycles.map(({ key }) => key))
  // Only what has come due is counted; the chart shows cycles still open beside it.
  const due = cycles.filter(({ key }) =>
    profiles.some((profile) => profile.cycles.some((cycle) => cycle.key === key && settledOf(cycle) > 0)),
  )
  const sum = (profile: MakerProfile, count: (cycle: ProfileCycle) => number) =>
    profile.cycles.filter(({ key }) => shown.has(key)).reduce((total, cycle) => total + count(cycle), 0)
  return figureOf(
    compared,
    {
      title: t('figures.compare.onTime', {
        count: due.length,
        cycles: formatList(
          locale,
          due.toReversed().map((cycle) => formatCycle(locale, cycle)),
        ),
        list: listOf(
          compared,
          (profile) => sum(profile, ({ onTime }) => onTime),
          (profile) => sum(profile, settledOf),
          'figures.compare.notAsked',
        ),
      }),
      lede: t('countries.calendar.lede'),
      rule: 'timeliness',
    },
    {
      kind: 'stacked',
      width: 'count',
      parts: OUTCOMES.map(({ key, look }) => ({ key, look, label: t(`discipline.outcome.${key}`) })),
      rows: profiles.flatMap(({ maker, cycles: own }) =>
        cycles.map((cycle) =>
          reportsRow(locale, {
            maker: maker.code,
            cycle,
            label: t('figures.compare.cycle', {
              name: makerName(maker, locale),
              cycle: formatCycle(locale, cycle),
            }),
            href: countryHref(locale, maker.code),
            found: own.find(({ key }) => key === cycle.key) ?? null,
          }),
        ),
      ),
    },
  )
}

/** National measures by furthest documented stage. null: none of the countries has one. */
function stagesFigure(compared: Compared): Figure | null {
  const { locale, profiles } = compared
  if (profiles.every(({ measures }) => measures === 0)) return null
  const t = wordsOf(locale)
  const none: CountColumn[] = profiles.some(({ stages }) => (stages.none ?? 0) > 0)
    ? [
        {
          key: 'none',
          label: t('overview.measures.none'),
          count: ({ stages }) => stages.none ?? 0,
          filter: null,
        },
      ]
    : []
  const level = 'national_measure'
  return figureOf(
    compared,
    {
      title: t('figures.compare.open', {
        list: listOf(
          compared,
          ({ stages }) => OPEN_STAGES.reduce((sum, stage) => sum + (stages[stage] ?? 0), 0),
          ({ measures }) => measures,
        ),
      }),
      lede: t('compare.stages.lede'),
      rule: 'delivery',
    },
    countPanels(
      compared,
      [
        ...none,
        ...DELIVERY_STAGES.map(
          (stage): CountColumn => ({
            key: stage,
            label: t(`stage.${stage}`),
            count: ({ stages }) => stages[stage] ?? 0,
            filter: { level, stage },
          }),
        ),
      ],
      {
        count: ({ measures }) => measures,
        label: ({ measures }) => t('overview.actions.measures', { count: measures }),
        filter: { level },
      },
    ),
  )
}

interface MoneyReading {
  day: IsoDate
  countries: readonly CountryMoney[]
  currency: string
}

/** Sums of each country by stage in one currency: nothing is converted, stages are never added. null: no amount is on record in it. */
export function moneyFigure(locale: Locale, { day, countries, currency }: MoneyReading): Figure | null {
  const t = wordsOf(locale)
  const rows = countries.map(({ maker, money }) => ({
    maker,
    stages: stageSums(money.filter((count) => count.currency === currency)),
  }))
  const said = ({ amount, leftOut }: ReturnType<typeof stageSums>[number]) =>
    amount !== null
      ? formatMoney(locale, amount, currency)
      : t(leftOut.length > 0 ? 'compare.money.notSummed' : 'compare.money.notStated')
  const isStated = ({ amount, leftOut }: ReturnType<typeof stageSums>[number]) =>
    amount !== null || leftOut.length > 0
  if (!rows.some(({ stages }) => stages.some(isStated))) return null
  return {
    locale,
    title: t('figures.compare.money', {
      currency: currencyName(locale, currency),
      list: rows
        .map(({ maker, stages }) => {
          const pledged = stages.find(({ stage }) => stage === 'pledged')
          return `${makerName(maker, locale)}: ${pledged ? said(pledged) : t('compare.money.notStated')}`
        })
        .join('; '),
    }),
    lede: t('compare.money.lede'),
    unit: { text: currency, percent: false },
    sources: rows.map(({ maker }) => ({
      text: t('figures.compare.recordsOf', { name: makerName(maker, locale) }),
      href: linesHref(locale, { ...NO_FUNDING_FILTER, country: maker.code, currency }),
    })),
    asOf: day,
    rule: { text: t('funding.rule.link'), href: href(locale, '/methodology#funding') },
    data: {
      kind: 'bars',
      columns: MONEY_STAGES.map((stage) => ({ key: stage, label: t(`moneyStage.${stage}`) })),
      rows: rows.map(({ maker, stages }) => {
        const filter = { ...NO_FUNDING_FILTER, country: maker.code, currency }
        return {
          key: maker.code,
          label: makerName(maker, locale),
          href: fundingHref(locale, filter),
          cells: stages.map((sum) => ({
            column: sum.stage,
            value: sum.amount === null ? null : Number(sum.amount),
            ...(sum.amount === null ? {} : { exact: sum.amount }),
            text: said(sum),
            href: isStated(sum) ? linesHref(locale, filter, { stage: sum.stage }) : null,
          })),
        }
      }),
    },
  }
}

interface ContextReading {
  day: IsoDate
  /** In the order chosen. */
  makers: readonly MakerName[]
  kind: OutcomeKind
  figures: readonly ComparedFigure[]
}

/** Published outcome figures of one kind, each for every country: values in the order chosen, never ranks. null: none is known for two of them. */
export function contextFigure(locale: Locale, { day, makers, kind, figures }: ContextReading): Figure | null {
  const t = wordsOf(locale)
  const ofKind = figures.filter((figure) => figure.kind === kind)
  if (ofKind.length === 0) return null
  const sources = ofKind.flatMap(({ values }) => [...values.values()].flatMap((value) => value.sources))
  return {
    locale,
    title: t('figures.compare.context', { kind: t(`countries.context.kind.${kind}`), count: ofKind.length }),
    lede: t('countries.context.lede'),
    unit: { text: '', percent: true },
    sources: [...new Map(sources.map(({ title, url }) => [url, { text: title, href: url }])).values()],
    asOf: day,
    data: {
      kind: 'bars',
      // Shares of a whole stand on the whole.
      whole: 100,
      columns: makers.map((maker) => ({ key: maker.code, label: makerName(maker, locale) })),
      rows: ofKind.map(({ code, name, unit, population, values }): BarRow => {
        const isPercent = isPercentUnit(unit.en?.text)
        const unitText = pickText(unit, locale)?.text ?? ''
        const people = pickText(population, locale)?.text
        const note = [people, !isPercent && unitText].filter(Boolean).join(' · ')
        return {
          key: [code, population?.en?.text, name.en?.text].filter(Boolean).join(' '),
          label: pickText(name, locale)?.text ?? code,
          ...(note ? { note: { text: note } } : {}),
          ...(isPercent ? {} : { unit: { text: unitText, percent: false } }),
          cells: makers.map((maker): BarCell => {
            const found = values.get(maker.code)
            if (!found) return { column: maker.code, value: null, text: t('compare.outcomes.none') }
            return {
              column: maker.code,
              value: Number(found.value),
              exact: found.value,
              text: formatValue(locale, found.value, isPercent ? { text: '', percent: true } : null),
              note: { text: String(found.year), href: found.sources[0]?.url },
            }
          }),
        }
      }),
    },
  }
}

import type { BarRow, Figure, FunnelStep, SquareItem } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import type { PartialDate } from '@/lib/dates/partial'
import { formatNumber, formatShare } from '@/lib/format/number'
import { type CommitmentFilter, commitmentHref, commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { listMakers } from '@/lib/makers/queries'
import { byRegion } from '@/lib/makers/regions'
import { DRAWN_MAX } from '@/lib/overview/load'
import { COUNTED, type MakerPledges, overviewOf, type StripCell, sumByStatus } from '@/lib/overview/overview'
import {
  type ActionTotal,
  findRecordTotals,
  listActionTotals,
  listPledgeCounts,
  listPledgeSquares,
  listStageCounts,
  type PledgeSquare,
  type RecordTotals,
} from '@/lib/overview/queries'
import { STATUSES } from '@/lib/standing/model'
import type { Shelf } from './model'

export const PLEDGES_ID = 'overview/pledges'
export const FUNNEL_ID = 'overview/funnel'
export const ACTIONS_ID = 'overview/actions'
export const MEASURES_ID = 'overview/measures'
export const PACE_ID = 'overview/pace'

export const OVERVIEW_SHELVES: readonly Shelf[] = [
  {
    id: /^overview\/pledges$/,
    page: () => '/',
    load: async ({ db, locale, asOf, day }) => {
      const [all, pledges, stages] = await Promise.all([
        listMakers(db),
        listPledgeCounts(db, asOf),
        listStageCounts(db, asOf),
      ])
      const { makers, counts } = overviewOf({ makers: all, pledges, stages, records: [], shown: 0 })
      const squares = counts.total <= DRAWN_MAX ? await listPledgeSquares(db, DRAWN_MAX, asOf) : null
      return pledgesFigure(locale, { makers, counts, squares, asOf: day })
    },
  },
  {
    id: /^overview\/funnel$/,
    page: () => '/',
    load: async ({ db, locale, asOf, day }) => {
      const { funnel } = await findRecordTotals(db, asOf)
      return funnel.all > 0 ? funnelFigure(locale, { funnel, asOf: day }) : null
    },
  },
  {
    id: /^overview\/actions$/,
    page: () => '/',
    load: async ({ db, locale, asOf, day }) => {
      const [actions, { funnel, withoutAction }] = await Promise.all([
        listActionTotals(db, asOf),
        findRecordTotals(db, asOf),
      ])
      return actionsFigure(locale, { actions, without: withoutAction, total: funnel.all, asOf: day })
    },
  },
  {
    id: /^overview\/measures$/,
    page: () => '/',
    load: async ({ db, locale, asOf, day }) => {
      const [makers, stages] = await Promise.all([listMakers(db), listStageCounts(db, asOf)])
      const { measures } = overviewOf({ makers, pledges: [], stages, records: [], shown: 0 })
      return measuresFigure(locale, { cells: measures, asOf: day })
    },
  },
  {
    id: /^overview\/pace$/,
    page: () => '/',
    load: async ({ db, locale, asOf, day }) => {
      const { pace } = await findRecordTotals(db, asOf)
      return paceFigure(locale, { pace, asOf: day })
    },
  },
]

interface PledgesReading {
  makers: readonly MakerPledges[]
  counts: { total: number; checkable: number; kept: number }
  squares: readonly PledgeSquare[] | null
  asOf: PartialDate
}

/** Every pledge as a square by maker; past what can be drawn, a bar for each region. null: none is on record. */
export function pledgesFigure(locale: Locale, reading: PledgesReading): Figure | null {
  const { makers, counts, squares, asOf } = reading
  if (counts.total === 0) return null
  const t = wordsOf(locale)
  const plain = (chunks: string) => chunks
  const ordered = makers.toSorted(byMaker(locale))
  const groups = [
    { title: t('overview.centralAsia'), makers: ordered.filter(({ maker }) => maker.centralAsia) },
    { title: t('overview.otherMakers'), makers: ordered.filter(({ maker }) => !maker.centralAsia) },
  ].filter((group) => group.makers.length > 0)
  const rowOf = ({ maker }: MakerPledges) => ({
    key: maker.code,
    label: makerName(maker, locale),
    href: countryHref(locale, maker.code),
  })
  return {
    locale,
    title: t.markup('overview.headline', { ...counts, all: plain, checked: plain, done: plain }),
    lede: squares ? t('overview.squaresHint') : t('overview.barsHint'),
    unit: null,
    sources: [{ text: t('figures.allRecords'), href: commitmentsHref(locale, COUNTED) }],
    rule: { text: t('overview.how'), href: href(locale, '/methodology') },
    asOf,
    data: squares
      ? {
          kind: 'squares',
          groups: groups.map((group) => ({
            title: group.title,
            rows: group.makers.map((entry) => ({
              ...rowOf(entry),
              said: sayOf(locale, entry),
              items: squares
                .filter(({ makerCode }) => makerCode === entry.maker.code)
                .map((square) => squareItem(locale, square)),
            })),
          })),
        }
      : {
          kind: 'stacked',
          width: 'count',
          parts: STATUSES.filter((status) =>
            makers.some(({ byStatus }) => byStatus.some((one) => one.status === status)),
          ).map((status) => ({ key: status, label: t(`status.${status}`), look: status })),
          rows: byRegion(ordered).map(({ region, rows }) => ({
            key: region,
            label: t(`region.${region}`),
            parts: sumByStatus(rows).map(({ status, count }) => ({ part: status, count })),
          })),
        },
  }
}

function sayOf(locale: Locale, { count, checkable }: MakerPledges): string {
  const t = wordsOf(locale)
  const plain = (chunks: string) => chunks
  return count === 0
    ? t('overview.sayNone')
    : t.markup('overview.say', { count, checkable, all: plain, link: plain })
}

/** A square that opens the record; its label says the title and the status. */
export function squareItem(locale: Locale, square: Omit<PledgeSquare, 'makerCode'>): SquareItem {
  const t = wordsOf(locale)
  const title = pickText(square.title, locale)?.text ?? square.reference
  return {
    key: square.reference,
    status: square.status,
    href: commitmentHref(locale, square.reference),
    label: t('overview.squareLabel', { title, status: t(`status.${square.status}`) }),
  }
}

const STEPS = {
  all: {},
  checkable: { measurable: 'yes' },
  target: { measurable: 'yes', has: ['target'] },
  baseline: { measurable: 'yes', has: ['target', 'baseline'] },
  figure: { measurable: 'yes', has: ['target', 'baseline', 'figure'] },
} as const
type Step = keyof typeof STEPS

/** What a pledge that is counted in a step must have. */
export const funnelFilter = (step: Step): CommitmentFilter => STEPS[step]

interface ActionsReading {
  actions: readonly ActionTotal[]
  /** Pledges that name no action. */
  without: number
  total: number
  asOf: PartialDate
}

/** Which action most pledges serve, and which fewest; null: two of them share the place. */
function farthestActions(actions: readonly ActionTotal[]): { most: ActionTotal; least: ActionTotal } | null {
  const order = actions.toSorted((a, b) => b.pledges - a.pledges)
  const [most, second, least, secondLeast] = [order[0], order[1], order.at(-1), order.at(-2)]
  return most && least && most.pledges > (second?.pledges ?? 0) && least.pledges < (secondLeast?.pledges ?? 0)
    ? { most, least }
    : null
}

/** What was promised and done for each action of the coalition. null: no pledge is on record. */
export function actionsFigure(locale: Locale, reading: ActionsReading): Figure | null {
  const { actions, without, total, asOf } = reading
  if (total === 0 || actions.length === 0) return null
  const t = wordsOf(locale)
  const name = (action: ActionTotal) => pickText(action.name, locale)?.text ?? String(action.number)
  const ends = farthestActions(actions)
  const columns = [
    { key: 'pledges', label: t('countries.pledges'), filter: COUNTED },
    { key: 'checkable', label: t('countries.checkable'), filter: { ...COUNTED, measurable: 'yes' } },
    { key: 'withFigure', label: t('action.withFigure'), filter: { ...COUNTED, has: 'figure' } },
    { key: 'measures', label: t('countries.measuresColumn'), filter: { level: 'national_measure' } },
  ] as const
  return {
    locale,
    title: ends
      ? t('overview.actions.title', { most: name(ends.most), least: name(ends.least) })
      : t('overview.actions.titleEven'),
    lede: `${t('overview.actions.lede')} ${t('overview.actions.unplaced', { count: without, total })}`,
    unit: null,
    sources: [{ text: t('figures.allRecords'), href: commitmentsHref(locale, COUNTED) }],
    rule: { text: t('overview.how'), href: href(locale, '/methodology#counting') },
    asOf,
    data: {
      kind: 'bars',
      columns: columns.map(({ key, label }) => ({ key, label })),
      rows: actions.map((action) => ({
        key: String(action.number),
        label: name(action),
        href: href(locale, `/actions/${action.number}`),
        cells: columns.map(({ key, filter }) => ({
          column: key,
          value: action[key],
          text: formatNumber(locale, action[key]),
          href: action[key] > 0 ? commitmentsHref(locale, { ...filter, action: action.number }) : null,
        })),
      })),
    },
  }
}

/** Where something can be used, not only read. */
const OPEN_STAGES: readonly string[] = ['service_open', 'service_in_use']
/** Stands for "no stage is documented". */
export const NO_STAGE = 'none'
/** Up to this many makers each has its own place; of more, each other part of the world has one. */
const MAKERS_MOST = 40

interface MeasuresReading {
  cells: readonly StripCell[]
  asOf: PartialDate
}

/** National measures by maker and furthest documented stage. null: none is on record. */
export function measuresFigure(locale: Locale, { cells, asOf }: MeasuresReading): Figure | null {
  const total = sumOf(cells)
  if (total === 0) return null
  const t = wordsOf(locale)
  const open = sumOf(cells.filter(({ stage }) => stage && OPEN_STAGES.includes(stage)))
  const stageOf = ({ stage }: StripCell) => stage ?? NO_STAGE
  const columns = [
    ...(cells.some(({ stage }) => stage === null)
      ? [{ key: NO_STAGE, label: t('overview.measures.none') }]
      : []),
    ...DELIVERY_STAGES.map((stage) => ({ key: stage, label: t(`stage.${stage}`) })),
  ]
  const rowOf = (row: Omit<BarRow, 'cells'>, of: readonly StripCell[], maker: string | null): BarRow => ({
    ...row,
    cells: columns.flatMap(({ key }) => {
      const count = sumOf(of.filter((cell) => stageOf(cell) === key))
      if (count === 0) return []
      const filter = { level: 'national_measure', maker, stage: key } as CommitmentFilter
      // Neither a part of the world nor a missing stage is a filter of the list.
      const opens = maker !== null && key !== NO_STAGE ? commitmentsHref(locale, filter) : null
      return [{ column: key, value: count, text: formatNumber(locale, count), href: opens }]
    }),
  })
  const isEach = makersOf(cells).length <= MAKERS_MOST
  const groups = byRegion(cells.toSorted(byMaker(locale)))
  return {
    locale,
    title:
      open > 0 ? t('overview.measures.title', { open, total }) : t('overview.measures.titleNone', { total }),
    lede: t('overview.measures.lede'),
    unit: null,
    sources: [
      {
        text: t('figures.allMeasures'),
        href: commitmentsHref(locale, { level: 'national_measure', makers: 'governments' }),
      },
    ],
    rule: { text: t('overview.how'), href: href(locale, '/methodology#delivery') },
    asOf,
    data: {
      kind: 'bars',
      columns,
      rows: groups.flatMap(({ region, rows }) =>
        isEach || region === 'centralAsia'
          ? makersOf(rows).map((maker) =>
              rowOf(
                {
                  key: maker.code,
                  label: makerName(maker, locale),
                  href: countryHref(locale, maker.code),
                },
                rows.filter((cell) => cell.maker.code === maker.code),
                maker.code,
              ),
            )
          : [
              rowOf(
                {
                  key: region,
                  label: t(`region.${region}`),
                  href: href(locale, `/countries#${region}`),
                },
                rows,
                null,
              ),
            ],
      ),
    },
  }
}

/** Each once, in the order they come. */
const makersOf = (cells: readonly StripCell[]): StripCell['maker'][] => [
  ...new Map(cells.map(({ maker }) => [maker.code, maker])).values(),
]

const sumOf = (cells: readonly StripCell[]): number => cells.reduce((total, { count }) => total + count, 0)

/** A mean over fewer pledges with figures says nothing. */
const PACE_MIN = 5

interface PaceReading {
  pace: RecordTotals['pace']
  asOf: PartialDate
}

/** Mean progress against the mean share of time that is gone. null: too few pledges have figures. */
export function paceFigure(locale: Locale, { pace, asOf }: PaceReading): Figure | null {
  const { count, progress, expected } = pace
  if (count < PACE_MIN || progress === null || expected === null) return null
  const t = wordsOf(locale)
  const percent = (share: number) => Number((share * 100).toFixed(1))
  return {
    locale,
    title: t('overview.pace.title', {
      progress: formatShare(locale, progress),
      expected: formatShare(locale, expected),
    }),
    lede: t('overview.pace.lede', { count }),
    unit: { text: '', percent: true },
    sources: [
      { text: t('figures.allRecords'), href: commitmentsHref(locale, { ...COUNTED, has: 'figure' }) },
    ],
    rule: { text: t('overview.how'), href: href(locale, '/methodology#progress') },
    asOf,
    data: {
      kind: 'bullet',
      rows: [
        {
          key: 'pace',
          label: t('figures.pace'),
          value: percent(progress),
          independent: null,
          verified: false,
          baseline: null,
          target: 100,
          needed: percent(expected),
        },
      ],
    },
  }
}

interface FunnelReading {
  funnel: RecordTotals['funnel']
  asOf: PartialDate
  /** The pledges it speaks of; default: those of all governments. */
  filter?: CommitmentFilter
  /** Named in front of the finding; default: nobody. */
  country?: string
}

/** From promise to figure: how many pledges are left at each step. */
export function funnelFigure(
  locale: Locale,
  { funnel, asOf, filter = COUNTED, country }: FunnelReading,
): Figure {
  const t = wordsOf(locale)
  const steps = (Object.keys(STEPS) as Step[]).map<FunnelStep>((step) => ({
    key: step,
    count: funnel[step],
    figure: formatNumber(locale, funnel[step]),
    what: step === 'all' ? t('overview.funnel.all', { count: funnel.all }) : t(`overview.funnel.${step}`),
    href: commitmentsHref(locale, { ...filter, ...STEPS[step] }),
  }))
  return {
    locale,
    title: `${country ? `${country}: ` : ''}${t('overview.funnel.title', { figure: funnel.figure, total: funnel.all })}`,
    lede: t('overview.funnel.lede'),
    unit: null,
    sources: [{ text: t('figures.allRecords'), href: commitmentsHref(locale, filter) }],
    rule: { text: t('overview.how'), href: href(locale, '/methodology') },
    asOf,
    data: { kind: 'funnel', steps },
  }
}

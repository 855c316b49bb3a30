import type { Figure, FunnelStep, SquareItem } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import type { PartialDate } from '@/lib/dates/partial'
import { formatNumber } from '@/lib/format/number'
import { type CommitmentFilter, commitmentHref, commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { byRegion } from '@/lib/makers/regions'
import { DRAWN_MAX } from '@/lib/overview/load'
import { COUNTED, type MakerPledges, overviewOf, sumByStatus } from '@/lib/overview/overview'
import {
  findRecordTotals,
  listMakers,
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

interface FunnelReading {
  funnel: RecordTotals['funnel']
  asOf: PartialDate
  /** The pledges it speaks of; default: those of all governments. */
  filter?: CommitmentFilter
}

/** From promise to figure: how many pledges are left at each step. */
export function funnelFigure(locale: Locale, { funnel, asOf, filter = COUNTED }: FunnelReading): Figure {
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
    title: t('overview.funnel.title', { figure: funnel.figure, total: funnel.all }),
    lede: t('overview.funnel.lede'),
    unit: null,
    sources: [{ text: t('figures.allRecords'), href: commitmentsHref(locale, filter) }],
    rule: { text: t('overview.how'), href: href(locale, '/methodology') },
    asOf,
    data: { kind: 'funnel', steps },
  }
}

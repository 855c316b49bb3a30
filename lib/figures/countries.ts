import type { Figure, Panel } from '@/lib/charts/model'
import { whenOf } from '@/lib/charts/series-scene'
import { sayValue, wordsOf } from '@/lib/charts/words'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import { isPercentUnit } from '@/lib/format/number'
import { groupBy } from '@/lib/group-by'
import { commitmentHref, commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { progressOf } from '@/lib/indicators/progress'
import { figureOf } from '@/lib/indicators/series'
import { FIGURES_SHOWN, SQUARES_MAX } from '@/lib/makers/load-country'
import { makerName } from '@/lib/makers/model'
import { findProfile } from '@/lib/makers/profile-queries'
import type { MakerProfile } from '@/lib/makers/profiles'
import {
  findMaker,
  findMakerContext,
  listMakerFigures,
  listMakerRecords,
  type MakerFigure,
  type MakerRecord,
  type OutcomeFigure,
} from '@/lib/makers/queries'
import type { Shelf } from './model'
import { funnelFigure, squareItem } from './overview'

/** Kinds never share a list: a survey and a register answer different questions. */
export const OUTCOME_KINDS = ['outcome', 'administrative', 'norms', 'law', 'composite'] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number] | 'other'
export const outcomeKind = (figure: OutcomeFigure): OutcomeKind =>
  OUTCOME_KINDS.find((kind) => kind === figure.kind) ?? 'other'

export const contextFigureId = (code: string, kind: OutcomeKind): string =>
  `countries/${code}/context-${kind}`

export const countryFunnelId = (code: string): string => `countries/${code}/funnel`
export const countryPledgesId = (code: string): string => `countries/${code}/pledges`
export const countryFiguresId = (code: string, group: FigureGroup): string =>
  `countries/${code}/figures-${group.key}`

export const COUNTRY_SHELVES: readonly Shelf[] = [
  {
    id: /^countries\/([A-Z]{3})\/funnel$/,
    page: (code = '') => `/countries/${code}`,
    load: async ({ db, locale, asOf, day }, code = '') => {
      const profile = await findProfile(db, code, asOf)
      return profile && countryFunnel(locale, profile, day)
    },
  },
  {
    id: /^countries\/([A-Z]{3})\/pledges$/,
    page: (code = '') => `/countries/${code}`,
    load: async ({ db, locale, asOf, day }, code = '') => {
      const profile = await findProfile(db, code, asOf)
      const total = profile?.pledges.total ?? 0
      if (!profile || total === 0) return null
      const squares =
        total <= SQUARES_MAX
          ? await listMakerRecords(db, code, { levels: PLEDGE_LEVELS, limit: SQUARES_MAX }, asOf)
          : null
      return countryPledges(locale, { profile, squares, asOf: day })
    },
  },
  {
    id: /^countries\/([A-Z]{3})\/figures-([a-z0-9-]+)$/,
    page: (code = '') => `/countries/${code}`,
    load: async ({ db, locale, asOf, day }, code = '', key = '') => {
      const [page, figures] = await Promise.all([
        findMaker(db, code),
        listMakerFigures(db, code, FIGURES_SHOWN, asOf),
      ])
      const group = figureGroups(figures).find((one) => one.key === key)
      if (!page || !group) return null
      return countryFigures(locale, { country: makerName(page.maker, locale), group, asOf: day })
    },
  },
  {
    id: /^countries\/([A-Z]{3})\/context-([a-z]+)$/,
    page: (code = '') => `/countries/${code}`,
    load: async ({ db, locale, asOf, day }, code = '', kind = '') => {
      const [page, { figures }] = await Promise.all([findMaker(db, code), findMakerContext(db, code, asOf)])
      if (!page) return null
      const ofKind = figures.filter((figure) => outcomeKind(figure) === kind)
      return contextFigure(locale, { country: makerName(page.maker, locale), figures: ofKind, asOf: day })
    },
  },
]

/** From promise to figure, of the pledges of one country. null: it has none. */
export const countryFunnel = (
  locale: Locale,
  { maker, pledges }: MakerProfile,
  asOf: IsoDate,
): Figure | null =>
  pledges.total === 0
    ? null
    : funnelFigure(locale, {
        funnel: pledges.funnel,
        asOf,
        filter: { country: maker.code, level: PLEDGE_LEVELS },
        country: makerName(maker, locale),
      })

interface PledgesReading {
  profile: MakerProfile
  /** Every pledge; null: too many for squares, a bar shows them. */
  squares: readonly MakerRecord[] | null
  asOf: IsoDate
}

/** Every pledge of a country as a square; of very many, one bar. null: it has none. */
export function countryPledges(locale: Locale, { profile, squares, asOf }: PledgesReading): Figure | null {
  const { maker, pledges } = profile
  const { total, checkable, kept, byStatus } = pledges
  if (total === 0) return null
  const t = wordsOf(locale)
  const plain = (chunks: string) => chunks
  const name = makerName(maker, locale)
  const filter = { country: maker.code, level: PLEDGE_LEVELS }
  const headline = t.markup('countries.page.headline', {
    total,
    checkable,
    kept,
    all: plain,
    checked: plain,
    done: plain,
  })
  const row = { key: maker.code, label: name, href: countryHref(locale, maker.code) }
  return {
    locale,
    title: `${name}: ${headline}`,
    lede: squares ? t('overview.squaresHint') : t('overview.barsHint'),
    unit: null,
    sources: [{ text: t('figures.compare.recordsOf', { name }), href: commitmentsHref(locale, filter) }],
    rule: { text: t('overview.how'), href: href(locale, '/methodology#status') },
    asOf,
    data: squares
      ? {
          kind: 'squares',
          groups: [
            {
              title: null,
              rows: [
                {
                  ...row,
                  said: t('figures.compare.pledges', { count: total }),
                  items: squares.flatMap(({ status, ...record }) =>
                    status ? [squareItem(locale, { ...record, status })] : [],
                  ),
                },
              ],
            },
          ],
        }
      : {
          kind: 'stacked',
          width: 'share',
          parts: byStatus.map(({ status }) => ({ key: status, label: t(`status.${status}`), look: status })),
          rows: [
            {
              ...row,
              parts: byStatus.map(({ status, count }) => ({
                part: status,
                count,
                href: commitmentsHref(locale, { ...filter, status }),
              })),
            },
          ],
        },
  }
}

/** Figures of one unit and one kind, which can be laid side by side on one pair of scales. */
export interface FigureGroup {
  /** Letters and digits, the same in every language. */
  key: string
  figures: readonly MakerFigure[]
}

/** What of a unit can stand in an address; units that differ in nothing else are one. */
const slugOf = (unit: string): string =>
  unit
    .toLowerCase()
    .replaceAll('%', 'percent')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 48)

export function figureGroups(figures: readonly MakerFigure[]): FigureGroup[] {
  const keyOf = ({ facts, unit }: MakerFigure) =>
    [facts.measure, slugOf(unit.en?.text ?? '')].filter(Boolean).join('-')
  return [...groupBy(figures, keyOf)].map(([key, group]) => ({ key, figures: group }))
}

interface FiguresReading {
  country: string
  group: FigureGroup
  asOf: IsoDate
}

/** Published figures of a country's own records: one in full; several on the same scales, with how many have reached their target. */
export function countryFigures(locale: Locale, { country, group, asOf }: FiguresReading): Figure {
  const t = wordsOf(locale)
  const { figures } = group
  const unit = figures[0]?.unit ?? {}
  const text = pickText(unit, locale)?.text ?? ''
  const [only, ...others] = figures
  const targets = figures.filter(({ facts }) => facts.target && facts.direction !== 'context')
  const reached = targets.filter(({ facts, promise }) => progressOf(facts, promise, asOf).share === 1).length
  const figure = {
    locale,
    unit: { text, percent: isPercentUnit(unit.en?.text) },
    sources: [...new Set(figures.map(({ reference }) => reference))].map((reference) => ({
      text: t('figures.record', { reference }),
      href: commitmentHref(locale, reference),
    })),
    rule: { text: t('overview.how'), href: href(locale, '/methodology#figures') },
    asOf,
  }
  if (only && others.length === 0) {
    const { name, title, facts, promise } = only
    const series = figureOf(facts, promise, asOf)
    const last = series.points.findLast(({ saidBy, partial }) => saidBy === 'official' && !partial)
    const label = pickText(name, locale)?.text ?? facts.key
    const target = facts.direction === 'context' ? null : facts.target
    const said = last && {
      name: label,
      value: sayValue(locale, last.value, figure.unit),
      date: whenOf(locale, last),
    }
    return {
      ...figure,
      title: !said
        ? t('commitment.indicators.titleNoValue', { name: label })
        : target
          ? t('commitment.indicators.titleTarget', {
              ...said,
              target: sayValue(locale, target.value, figure.unit),
            })
          : t('commitment.indicators.titleValue', said),
      lede: pickText(title, locale)?.text ?? null,
      data: { kind: 'series', series },
    }
  }
  return {
    ...figure,
    title:
      targets.length > 0
        ? t('figures.country.reached', { country, unit: text, targets: targets.length, reached })
        : t('figures.country.untargeted', { country, unit: text, count: figures.length }),
    lede: t('countries.figures.unit', { unit: text }),
    data: {
      kind: 'multiples',
      panels: figures.map(({ reference, title, name, promise, facts }) => ({
        key: `${reference} ${facts.key}`,
        label: pickText(name, locale)?.text ?? facts.key,
        note: pickText(title, locale)?.text ?? reference,
        href: `${commitmentHref(locale, reference)}#indicator-${facts.key}`,
        series: figureOf(facts, promise, asOf),
      })),
    },
  }
}

/** Values of one figure: same code, same wording and same group, latest first. Of different sources nothing is merged. */
export function outcomeGroups(figures: readonly OutcomeFigure[]): OutcomeFigure[][] {
  const groups = new Map<string, OutcomeFigure[]>()
  for (const figure of figures) {
    const key = JSON.stringify([
      figure.code,
      figure.name.en?.text,
      figure.population?.en?.text,
      figure.unit.en?.text,
    ])
    groups.set(key, [...(groups.get(key) ?? []), figure])
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => b.year - a.year))
}

/** Shares with values of several years, one each: what can be drawn on one scale. Everything else is said in words. */
export const isCompared = (group: readonly OutcomeFigure[]): boolean =>
  group.length > 1 &&
  isPercentUnit(group[0]?.unit.en?.text) &&
  new Set(group.map(({ year }) => year)).size === group.length

interface ContextReading {
  country: string
  /** Of one kind. */
  figures: readonly OutcomeFigure[]
  asOf: PartialDate
}

/** Published outcome figures of a country as context: never judged, no target, no rank. null: none can be compared over time. */
export function contextFigure(locale: Locale, { country, figures, asOf }: ContextReading): Figure | null {
  const t = wordsOf(locale)
  const groups = outcomeGroups(figures).filter(isCompared)
  if (groups.length === 0) return null
  const panels = groups.map((group, index) => panelOf(locale, group, index))
  const [only, ...others] = panels
  const sources = groups.flatMap((group) => group.flatMap((figure) => figure.sources))
  const figure = {
    locale,
    unit: { text: '', percent: true },
    sources: [...new Map(sources.map(({ title, url }) => [url, { text: title, href: url }])).values()],
    asOf,
  }
  if (only && others.length === 0) {
    const last = only.series.points.at(-1)
    return {
      ...figure,
      title: last
        ? `${country}. ${t('commitment.indicators.titleValue', {
            name: only.label,
            value: sayValue(locale, last.value, figure.unit),
            date: last.date,
          })}`
        : only.label,
      lede: sentences([only.note, t('figures.context.lede')]),
      data: { kind: 'series', series: only.series },
    }
  }
  return {
    ...figure,
    title: t('figures.context.title', { country, count: panels.length }),
    lede: t('figures.context.lede'),
    data: { kind: 'multiples', panels },
  }
}

function panelOf(locale: Locale, group: readonly OutcomeFigure[], index: number): Panel {
  const [latest] = group
  const said = [latest?.population, latest?.note].flatMap((one) => pickText(one, locale)?.text ?? [])
  return {
    key: `${latest?.code} ${index}`,
    label: pickText(latest?.name, locale)?.text ?? '',
    ...(said.length > 0 ? { note: sentences(said) } : {}),
    series: figureOf(
      {
        key: latest?.code ?? '',
        direction: 'context',
        measure: 'level',
        baseline: null,
        target: null,
        values: group.toReversed().map(({ year, value }) => ({
          value: Number(value),
          on: String(year),
          from: null,
          saidBy: 'official',
          partial: false,
          methodBreak: false,
          sources: [],
        })),
      },
      { madeOn: null, startsOn: null, dueOn: null },
      '9999-12-31',
    ),
  }
}

/** Some notes of the sources end with a full stop, some don't. */
const sentences = (texts: readonly (string | undefined)[]): string =>
  texts
    .flatMap((text) => (text ? [text.replace(/[.\s]+$/, '')] : []))
    .map((text) => `${text}.`)
    .join(' ')

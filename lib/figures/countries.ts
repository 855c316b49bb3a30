import type { Figure, Panel } from '@/lib/charts/model'
import { sayValue, wordsOf } from '@/lib/charts/words'
import type { PartialDate } from '@/lib/dates/partial'
import { isPercentUnit } from '@/lib/format/number'
import { type Locale, pickText } from '@/lib/i18n/model'
import { figureOf } from '@/lib/indicators/series'
import { makerName } from '@/lib/makers/model'
import { findMaker, findMakerContext, type OutcomeFigure } from '@/lib/makers/queries'
import type { Shelf } from './model'

/** Kinds never share a list: a survey and a register answer different questions. */
export const OUTCOME_KINDS = ['outcome', 'administrative', 'norms', 'law', 'composite'] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number] | 'other'
export const outcomeKind = (figure: OutcomeFigure): OutcomeKind =>
  OUTCOME_KINDS.find((kind) => kind === figure.kind) ?? 'other'

export const contextFigureId = (code: string, kind: OutcomeKind): string =>
  `countries/${code}/context-${kind}`

export const COUNTRY_SHELVES: readonly Shelf[] = [
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

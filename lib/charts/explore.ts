import { formatDate } from '@/lib/format/date'
import { formatValue } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import type { FigureUnit } from './model'
import type { BoxLook, LineLook, SignLook } from './scene'

type Speaker = 'official' | 'independent'

export interface ExplorePoint {
  on: string
  /** The date or period as it is written for the reader; one row of the drawing each. */
  when: string
  value: number
  saidBy: Speaker
  partial: boolean
  verified: boolean
  /** Number of the run of comparable points it belongs to; null: it stands alone, no line leads to it. */
  segment: number | null
}

/** What a reader can show and hide. */
export type LayerKey = Speaker | 'partial' | 'needed' | 'target'

/** Everything known of one date or period: the value of each series by its key. */
export type ExploreRow = {
  at: number
  when: string
  needed?: number
  /** Sign of each value, by the key of its series. */
  signs: Record<string, SignLook>
} & Record<string, number | string | Record<string, SignLook> | undefined>

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Each run of comparable points is a series of its own, so that nothing else is ever joined by a line. */
export function seriesKey({ saidBy, partial, segment }: ExplorePoint, kind: 'line' | 'bar'): string {
  if (partial) return `${saidBy} partial`
  return kind === 'bar' ? saidBy : `${saidBy} ${segment ?? 'alone'}`
}

export interface SeriesName {
  key: string
  speaker: Speaker
  layer: LayerKey
}

export function seriesKeys(points: readonly ExplorePoint[], kind: 'line' | 'bar'): SeriesName[] {
  const names = points.map((point): [string, SeriesName] => {
    const key = seriesKey(point, kind)
    return [key, { key, speaker: point.saidBy, layer: point.partial ? 'partial' : point.saidBy }]
  })
  return [...new Map(names).values()]
}

interface Layer {
  layer: LayerKey
  sign: { box?: BoxLook; line?: LineLook; sign?: SignLook }
}

/** What there is to show and hide, with its sign. */
export function layersOf(
  kind: 'line' | 'bar',
  points: readonly ExplorePoint[],
  { hasPace, hasTarget }: { hasPace: boolean; hasTarget: boolean },
): Layer[] {
  const has = (layer: LayerKey) => seriesKeys(points, kind).some((one) => one.layer === layer)
  const layers: (Layer | false)[] = [
    has('official') && {
      layer: 'official',
      sign: kind === 'bar' ? { box: 'official' } : { sign: 'official' },
    },
    has('independent') && {
      layer: 'independent',
      sign: kind === 'bar' ? { box: 'independent' } : { sign: 'independent' },
    },
    has('partial') && { layer: 'partial', sign: kind === 'bar' ? { box: 'partial' } : { sign: 'partial' } },
    hasPace && { layer: 'needed', sign: { line: 'needed' } },
    hasTarget && { layer: 'target', sign: { line: 'target' } },
  ]
  return layers.filter((layer) => layer !== false)
}

const signOf = ({ saidBy, partial, verified }: ExplorePoint): SignLook =>
  saidBy === 'official'
    ? partial
      ? 'partial'
      : verified
        ? 'verified'
        : 'official'
    : partial
      ? 'partialIndependent'
      : 'independent'

/** Rows in the order of time; the needed pace has its own ends where no value stands there. */
export function exploreRows(
  locale: Locale,
  kind: 'line' | 'bar',
  points: readonly ExplorePoint[],
  pace: readonly [{ on: string; value: number }, { on: string; value: number }] | null,
): ExploreRow[] {
  const rows = new Map<string, ExploreRow>()
  const rowAt = (on: string, when: string): ExploreRow => {
    const row: ExploreRow = rows.get(when) ?? { at: timeOf(on), when, signs: {} }
    rows.set(when, row)
    return row
  }
  for (const point of points) {
    const row = rowAt(point.on, point.when)
    const key = seriesKey(point, kind)
    row[key] = point.value
    row.signs[key] = signOf(point)
  }
  if (pace) {
    const [start, end] = pace
    const slope = (end.value - start.value) / (timeOf(end.on) - timeOf(start.on))
    if (kind === 'line')
      for (const { on } of pace)
        if (![...rows.values()].some((row) => row.at === timeOf(on)))
          rowAt(on, formatDate(locale, on, 'short'))
    for (const row of rows.values())
      if (row.at >= timeOf(start.on) && row.at <= timeOf(end.on))
        row.needed = start.value + slope * (row.at - timeOf(start.on))
  }
  return [...rows.values()].toSorted((a, b) => a.at - b.at)
}

export interface SaidLine {
  key: string
  sign: Layer['sign']
  text: string
}

type Words = Readonly<Record<LayerKey | 'verified' | 'nothing', string>>

/** What is said of one row, by whom; nothing of what the reader has hidden. */
export function linesOf(
  row: ExploreRow | undefined,
  locale: Locale,
  unit: FigureUnit,
  words: Words,
  isShown: (layer: LayerKey) => boolean,
): SaidLine[] {
  if (!row) return []
  const value = (figure: number) => formatValue(locale, figure, unit, { maxDecimals: 6 })
  const lines = Object.entries(row.signs).flatMap(([key, sign]): SaidLine[] => {
    const speaker: Speaker = key.startsWith('official') ? 'official' : 'independent'
    const layer: LayerKey = key.endsWith('partial') ? 'partial' : speaker
    const figure = row[key]
    if (!isShown(layer) || typeof figure !== 'number') return []
    return [
      {
        key,
        sign: { sign },
        text: `${sign === 'verified' ? words.verified : words[layer]}: ${value(figure)}`,
      },
    ]
  })
  if (row.needed !== undefined && isShown('needed'))
    lines.push({ key: 'needed', sign: { line: 'needed' }, text: `${words.needed}: ${value(row.needed)}` })
  return lines
}

/** One row for those who hear it: its date, and who says what. */
export function sayRow(
  row: ExploreRow,
  locale: Locale,
  unit: FigureUnit,
  words: Words,
  isShown: (layer: LayerKey) => boolean,
): string {
  const lines = linesOf(row, locale, unit, words, isShown).map(({ text }) => text)
  return `${row.when}. ${lines.length > 0 ? lines.join('; ') : words.nothing}`
}

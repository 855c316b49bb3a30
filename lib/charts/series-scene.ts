import { formatDate, formatPeriod } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { FigurePoint, FigureSeries, ReferenceValue } from '@/lib/indicators/series'
import { widthOf } from '@/lib/pictures/font'
import { type Label, type LabelPlace, placeLabels } from './labels'
import type { FigureUnit } from './model'
import { type FigureScales, scalesOf, type YearTick } from './scales'
import {
  type BoxLook,
  type Mark,
  type Scene,
  type ScenePoint,
  type SignLook,
  TEXT_SIZE,
  type TextMark,
} from './scene'
import { sayShort, sayValue, wordsOf } from './words'

/** Percent of the height within which two labels would touch. */
const CLOSE = 12
/** Percent of the width of a bar whose period has no stated start. */
const UNKNOWN_WIDTH = 3
/** Share of a bar's own period left free on each side. */
const GAP = 0.07
/** Even the lowest bar can be pointed at: percent of the height. */
const HIT_TOP = 88
/** Bars narrower than this, in percent, carry no label of their own. */
const LABELLED = 5
const LABEL_GAP = 12
/** Pixels between a target's label and one that leaves room for a value's label under it. */
const ROW = 29

export interface SeriesSetting {
  locale: Locale
  unit: FigureUnit | null
  /** Of several figures together; default: its own. */
  scales?: FigureScales
  /** One of many: only the last value is labelled, and nothing says the target. */
  small?: boolean
}

/** The date or period as its source gives it. */
export const whenOf = (locale: Locale, point: FigurePoint): string =>
  point.from ? formatPeriod(locale, point.from, point.on) : formatDate(locale, point.date, 'short')

/** "2025: 17 centres", with what must be known to read it. */
export function sayPoint(locale: Locale, point: FigurePoint, unit: FigureUnit | null): string {
  const t = wordsOf(locale)
  const said = `${whenOf(locale, point)}: ${sayValue(locale, point.value, unit)}`
  const remarks = [
    point.verified ? t('charts.verifiedShort') : point.saidBy === 'independent' && t('charts.byOthers'),
    point.partial && t('charts.partialShort').toLocaleLowerCase(locale),
  ].filter(Boolean)
  return remarks.length > 0 ? `${said} (${remarks.join(', ')})` : said
}

export const pointKey = (point: Pick<FigurePoint, 'saidBy' | 'from' | 'on' | 'partial'>): string =>
  `${point.saidBy} ${point.from} ${point.on} ${point.partial}`

const signOf = ({ saidBy, partial, verified }: FigurePoint): SignLook =>
  saidBy === 'official'
    ? partial
      ? 'partial'
      : verified
        ? 'verified'
        : 'official'
    : partial
      ? 'partialIndependent'
      : 'independent'

/** One figure over time: a line for levels, bars for counts. null: nothing in it has a date. */
export function seriesScene(series: FigureSeries, setting: SeriesSetting): Scene | null {
  const scales = setting.scales ?? scalesOf(series)
  if (!scales) return null
  const { locale, unit } = setting
  const tick = (value: number) => sayShort(locale, value, unit?.percent ? unit : null)
  const widest = Math.max(...scales.valueTicks.map((value) => widthOf(tick(value), 'sans', TEXT_SIZE)))
  const drawn = series.kind === 'bar' ? bars(series, scales, setting) : line(series, scales, setting)
  const lines = [...referenceLines(series, scales), ...drawn.lines]
  return {
    label: wordsOf(locale)('charts.drawing', { count: series.points.length }),
    left: Math.ceil(widest) + LABEL_GAP,
    axes: axes(scales, tick),
    lines,
    points: drawn.points,
    labels: [
      ...drawn.marks,
      ...targetRing(series, scales),
      ...placeLabels([...targetLabel(series, scales, setting), ...drawn.labels], {
        signs: [...drawn.points, ...targetRing(series, scales)],
        written: drawn.marks,
        lines: lines.filter((mark) => mark.is === 'line'),
      }),
    ],
  }
}

function axes(scales: FigureScales, tick: (value: number) => string): Mark[] {
  const values = scales.valueTicks.flatMap<Mark>((value) => {
    const y = scales.y(value)
    return [
      { is: 'line', look: value === 0 ? 'axis' : 'grid', x1: 0, x2: 100, y1: y, y2: y },
      { is: 'text', look: 'axis', x: 0, y, dx: -8, dy: 4, anchor: 'end', text: tick(value) },
    ]
  })
  return [...values, ...scales.yearTicks.map(yearLabel)]
}

const yearLabel = ({ year, middle, minor }: YearTick): Mark => ({
  is: 'text',
  look: 'axis',
  x: middle,
  y: 100,
  dy: 22,
  anchor: 'middle',
  text: String(year),
  minor,
})

/** Without a day, or a pace that leads to it, the target is a line over the whole width. */
const isAcross = ({ target, pace }: Pick<FigureSeries, 'target' | 'pace'>): boolean =>
  target !== null && (target.on === null || pace === null)

function referenceLines({ target, pace }: FigureSeries, scales: FigureScales): Mark[] {
  if (!target || !isAcross({ target, pace })) return []
  const y = scales.y(target.value)
  return [{ is: 'line', look: 'target', x1: 0, x2: 100, y1: y, y2: y }]
}

type Ring = Extract<Mark, { is: 'sign' }>
const targetRing = ({ target }: FigureSeries, scales: FigureScales): Ring[] =>
  target?.on ? [{ is: 'sign', look: 'target', x: scales.x(target.on), y: scales.y(target.value) }] : []

/** At its day, or along its line; above or below it. */
function targetLabel({ target, pace }: FigureSeries, scales: FigureScales, setting: SeriesSetting): Label[] {
  const { locale, unit, small } = setting
  if (!target || small) return []
  const x = target.on === null ? 100 : scales.x(target.on)
  const text = wordsOf(locale)('charts.targetShort', { value: sayValue(locale, target.value, unit) })
  const at = { x, y: scales.y(target.value) }
  const isLine = isAcross({ target, pace })
  const [above, below] = [-11, 21]
  const [near, far] = x < 50 ? (['start', 'end'] as const) : (['end', 'start'] as const)
  const beside: LabelPlace[] =
    target.on === null
      ? []
      : [
          { ...at, dy: above, anchor: 'middle' },
          { ...at, dy: below, anchor: 'middle' },
          { ...at, dy: above, anchor: far },
          { ...at, dy: below, anchor: far },
        ]
  const further: LabelPlace[] = [
    { ...at, dy: above - ROW, anchor: near },
    { ...at, dy: below + ROW, anchor: near },
  ]
  // Its line leads there from the other end.
  const start: LabelPlace[] = isLine
    ? [
        { x: 0, y: at.y, dy: above, anchor: 'start' },
        { x: 0, y: at.y, dy: below, anchor: 'start' },
      ]
    : []
  return [
    {
      look: 'said',
      text,
      places: [
        { ...at, dy: above, anchor: near },
        { ...at, dy: below, anchor: near },
        ...beside,
        ...start,
        ...further,
      ],
    },
  ]
}

type Drawn = Pick<Scene, 'lines' | 'points'> & {
  /** Labels that stand where they stand. */
  marks: readonly TextMark[]
  /** Labels that may give way. */
  labels: readonly Label[]
}

function line(series: FigureSeries, scales: FigureScales, setting: SeriesSetting): Drawn {
  const { locale, unit, small } = setting
  const place = ({ on, value }: { on: string; value: number }) => ({ x: scales.x(on), y: scales.y(value) })
  const lines: Mark[] = []
  if (series.pace) lines.push(between('needed', place(series.pace[0]), place(series.pace[1])))
  for (const run of series.segments)
    for (const [index, point] of run.entries()) {
      const next = run[index + 1]
      if (next) lines.push(between(point.saidBy, place(point), place(next)))
    }
  for (const point of series.points) if (point.methodBreak) lines.push(breakAt(scales.x(point.on)))
  if (series.baseline?.on) lines.push(startAt(series.baseline, scales))

  const points = series.points.map<ScenePoint>((point) => ({
    key: pointKey(point),
    text: sayPoint(locale, point, unit),
    ...place(point),
    area: null,
    marks: [{ is: 'sign', look: signOf(point), ...place(point) }],
  }))
  return { lines, points, marks: [], labels: small ? [] : lastLabels(series, scales, setting) }
}

type Place = { x: number; y: number }
const between = (look: 'needed' | FigurePoint['saidBy'], a: Place, b: Place): Mark => ({
  is: 'line',
  look,
  x1: a.x,
  y1: a.y,
  x2: b.x,
  y2: b.y,
})
const breakAt = (x: number): Mark => ({ is: 'line', look: 'break', x1: x, x2: x, y1: 0, y2: 100 })
const startAt = ({ on, value }: ReferenceValue, scales: FigureScales): Mark => ({
  is: 'sign',
  look: 'start',
  x: on === null ? 0 : scales.x(on),
  y: scales.y(value),
})

/** The last word of each side stands beside its mark. */
function lastLabels({ points }: FigureSeries, scales: FigureScales, setting: SeriesSetting): Label[] {
  const { locale, unit } = setting
  const last = (speaker: FigurePoint['saidBy']) =>
    points.findLast((point) => point.saidBy === speaker && !point.partial)
  const [official, independent] = [last('official'), last('independent')]
  const label = (point: FigurePoint): Label => {
    const at = { x: scales.x(point.on), y: scales.y(point.value) }
    const anchors = at.x > 70 ? ANCHORS.right : at.x < 20 ? ANCHORS.left : ANCHORS.middle
    const places = anchors.flatMap((anchor): LabelPlace[] => [
      { ...at, dy: -13, anchor },
      { ...at, dy: 24, anchor },
    ])
    const further = anchors.flatMap((anchor): LabelPlace[] => [
      { ...at, dy: -13 - ROW / 2, anchor },
      { ...at, dy: 24 + ROW / 2, anchor },
    ])
    return {
      look: point.saidBy,
      text: sayValue(locale, point.value, unit),
      places: [places[0] ?? { ...at, anchor: 'middle' }, ...places.slice(1), ...further],
    }
  }
  // One figure that both sides give is said once.
  const isSame =
    official?.verified &&
    independent?.on === official.on &&
    Math.abs(scales.y(official.value) - scales.y(independent.value)) < CLOSE
  return [...(official ? [label(official)] : []), ...(independent && !isSame ? [label(independent)] : [])]
}

const ANCHORS = {
  left: ['start', 'middle'],
  middle: ['middle', 'start', 'end'],
  right: ['end', 'middle'],
} as const

/** Counts as bars as wide as their periods. Partial ones are outlined: they are told, never compared. */
function bars(series: FigureSeries, scales: FigureScales, { locale, unit, small }: SeriesSetting): Drawn {
  const zero = scales.y(0)
  const spans = series.points
    .map((point) => ({ point, ...spanOf(point, series.points, scales) }))
    // A longer period is drawn behind a shorter one that lies within it.
    .toSorted((a, b) => b.width - a.width)
  const lines: Mark[] = []
  if (series.pace) {
    const [start, end] = series.pace
    lines.push(
      between(
        'needed',
        { x: scales.x(start.on), y: scales.y(start.value) },
        { x: scales.x(end.on), y: scales.y(end.value) },
      ),
    )
  }
  for (const { point, left } of spans) if (point.methodBreak) lines.push(breakAt(left))
  const points = spans.map<ScenePoint>(({ point, left, width }) => {
    const top = scales.y(point.value)
    const middle = left + width / 2
    const hit = Math.min(top, HIT_TOP)
    const box: Mark = {
      is: 'box',
      look: boxOf(point),
      x: left,
      y: Math.min(top, zero),
      width,
      height: Math.abs(zero - top),
    }
    const sign: Mark[] =
      point.verified || point.saidBy === 'independent'
        ? [{ is: 'sign', look: signOf(point), x: middle, y: top }]
        : []
    return {
      key: pointKey(point),
      text: sayPoint(locale, point, unit),
      x: middle,
      y: top,
      area: { x: left, y: hit, width, height: 100 - hit },
      marks: [box, ...sign],
    }
  })
  const marks = spans.flatMap<TextMark>(({ point, left, width }) =>
    width < LABELLED || small
      ? []
      : [
          {
            is: 'text',
            look: 'said',
            x: left + width / 2,
            y: scales.y(Math.max(point.value, 0)),
            dy: point.verified || point.saidBy === 'independent' ? -14 : -7,
            anchor: 'middle',
            text: sayShort(locale, point.value, unit?.percent ? unit : null),
            minor: width < 2 * LABELLED,
          },
        ],
  )
  return { lines, points, marks, labels: [] }
}

const boxOf = ({ saidBy, partial }: FigurePoint): BoxLook =>
  saidBy === 'official' ? (partial ? 'partial' : 'official') : partial ? 'partialIndependent' : 'independent'

function spanOf(
  point: FigurePoint,
  all: readonly FigurePoint[],
  scales: FigureScales,
): { left: number; width: number } {
  const right = scales.x(point.on)
  const left = point.from ? scales.x(point.from) : right - UNKNOWN_WIDTH
  const sameTime = all.filter((other) => other.on === point.on && other.from === point.from)
  const slot = (right - left) / sameTime.length
  return {
    left: left + slot * (sameTime.indexOf(point) + GAP),
    width: Math.max(slot * (1 - 2 * GAP), 0.4),
  }
}

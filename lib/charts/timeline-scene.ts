import { scaleUtc } from 'd3-scale'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { TimelineEntry, TimelineLane } from './model'
import type { Mark, Scene, ScenePoint } from './scene'
import { wordsOf } from './words'

/** Pixels of a lane with one level, and of each further level. */
const LANE = 58
const LEVEL = 24
/** Signs nearer to each other than this share of the width, in percent, go on levels of their own. */
const NEAR = 6.5
const LEVELS_MOST = 5
/** Up to this many entries each carries its number, and the list under the drawing explains them. */
export const NUMBERED = 30
const YEAR_LABELS = 8
/** Beyond this share of the width a number stands before its sign. */
const EDGE = 92

export interface TimelineDrawing {
  scene: Scene
  /** Pixels. */
  height: number
  /** In the order of time, as they are numbered; empty: too many to be numbered. */
  numbered: readonly { number: number; entry: TimelineEntry }[]
}

export const allEntries = (lanes: readonly TimelineLane[]): TimelineEntry[] =>
  lanes.flatMap(({ entries }) => entries).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

export const sayEntry = (locale: Locale, entry: TimelineEntry): string =>
  `${formatDate(locale, entry.date, 'short')}: ${entry.label}`

/** Lanes over one axis of time; null: nothing has a date. */
export function timelineDrawing(
  locale: Locale,
  lanes: readonly TimelineLane[],
  today: string,
): TimelineDrawing | null {
  const ordered = allEntries(lanes)
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (!first || !last) return null
  const [start, end] = [Number(first.on.slice(0, 4)), Number(last.on.slice(0, 4))]
  const scale = scaleUtc([Date.UTC(start, 0, 1), Date.UTC(end + 1, 0, 1)], [1, 99])
  const x = (day: string) => scale(Date.parse(`${day}T00:00:00Z`))
  const isNumbered = ordered.length <= NUMBERED
  const numbers = new Map(ordered.map((entry, index) => [entry, index + 1]))

  const rows = lanes
    .filter(({ entries }) => entries.length > 0)
    .map((lane) => ({ lane, levels: levelsOf(lane.entries, x) }))
  const heights = rows.map(({ levels }) => LANE + LEVEL * (levels.count - 1))
  const height = heights.reduce((sum, one) => sum + one, 0)
  const percent = (pixels: number) => (pixels / height) * 100

  const axes: Mark[] = yearsBetween(start, end).flatMap<Mark>((year, index) => [
    {
      is: 'line',
      look: 'grid',
      x1: x(`${year}-01-01`),
      x2: x(`${year}-01-01`),
      y1: 0,
      y2: 100,
    },
    {
      is: 'text',
      look: 'axis',
      x: x(`${year}-01-01`),
      y: 100,
      dx: 4,
      dy: 16,
      anchor: 'start',
      text: String(year),
      minor: index % 2 === 1 && end - start > 3,
    },
  ])
  const inSpan = today >= `${start}-01-01` && today <= `${end}-12-31`
  const lines: Mark[] = inSpan
    ? [{ is: 'line', look: 'today', x1: x(today), x2: x(today), y1: 0, y2: 100 }]
    : []
  const points: ScenePoint[] = []
  let top = 0
  for (const [index, { lane, levels }] of rows.entries()) {
    const bottom = top + (heights[index] ?? LANE)
    const base = bottom - LEVEL + 6
    axes.push(
      { is: 'line', look: 'lane', x1: 0, x2: 100, y1: percent(base), y2: percent(base) },
      { is: 'text', look: 'lane', x: 0, y: percent(top), dy: 17, anchor: 'start', text: lane.label },
    )
    for (const entry of lane.entries) {
      const place = { x: x(entry.on), y: percent(base - (levels.of.get(entry) ?? 0) * LEVEL) }
      const number: Mark[] = isNumbered
        ? [
            {
              is: 'text',
              look: 'number',
              ...place,
              dx: place.x > EDGE ? -9 : 9,
              dy: 4.5,
              anchor: place.x > EDGE ? 'end' : 'start',
              text: String(numbers.get(entry)),
            },
          ]
        : []
      points.push({
        key: entry.key,
        text: sayEntry(locale, entry),
        href: entry.href,
        ...place,
        area: null,
        marks: [{ is: 'sign', look: entry.sign, ...place }, ...number],
      })
    }
    top = bottom
  }
  return {
    scene: {
      label: wordsOf(locale)('charts.timeline.drawing', { count: ordered.length }),
      left: 0,
      axes,
      lines,
      points,
      labels: [],
    },
    height,
    numbered: isNumbered ? ordered.map((entry, index) => ({ number: index + 1, entry })) : [],
  }
}

/** Entries near each other stand above one another, as far as there is room. */
function levelsOf(
  entries: readonly TimelineEntry[],
  x: (day: string) => number,
): { of: Map<TimelineEntry, number>; count: number } {
  const ends: number[] = []
  const of = new Map<TimelineEntry, number>()
  for (const entry of entries.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const place = x(entry.on)
    const free = ends.findIndex((end) => place - end >= NEAR)
    const level = free >= 0 ? free : ends.length < LEVELS_MOST ? ends.length : of.size % LEVELS_MOST
    ends[level] = place
    of.set(entry, level)
  }
  return { of, count: Math.max(ends.length, 1) }
}

function yearsBetween(first: number, last: number): number[] {
  const step = Math.ceil((last - first + 1) / YEAR_LABELS)
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step)
}

import { scaleLinear, scaleUtc } from 'd3-scale'
import type { IsoDate } from '@/lib/dates/partial'
import type { FigureSeries } from '@/lib/indicators/series'

/** Below this share of its height a drawing may leave zero out; a line that moves more than it stands on zero. */
const FLAT_SHARE = 0.25
const VALUE_TICKS = 4
const YEAR_LABELS = 7

export interface YearTick {
  year: number
  /** Where its name stands: the middle of the year, 0..100 of the width. */
  middle: number
  /** Left out where the drawing is narrow. */
  minor: boolean
}

export interface FigureScales {
  /** Places as percent of the drawing: it has no width of its own. */
  x: (day: IsoDate) => number
  y: (value: number) => number
  valueTicks: number[]
  yearTicks: YearTick[]
}

const time = (day: IsoDate) => Date.parse(`${day}T00:00:00Z`)
const yearOf = (day: IsoDate) => Number(day.slice(0, 4))

/** Whole years, so that a value of the year 2021 stands at the end of the space named 2021. */
export const scalesOf = (series: FigureSeries): FigureScales | null => sharedScalesOf([series])

/** One pair of scales for figures that are to be compared; null: nothing in any of them has a date. */
export function sharedScalesOf(
  all: readonly FigureSeries[],
  ticks: { values: number; years: number } = { values: VALUE_TICKS, years: YEAR_LABELS },
): FigureScales | null {
  const days = all.flatMap(({ span }) => span ?? []).toSorted()
  const [start, end] = [days[0], days.at(-1)]
  if (!start || !end) return null
  const [first, last] = [yearOf(start), yearOf(end)]
  const xScale = scaleUtc([time(`${start.slice(0, 4)}-01-01`), Date.UTC(last + 1, 0, 1)], [0, 100])
  const yScale = scaleLinear(valueDomain(all), [100, 0]).nice(ticks.values)
  return {
    x: (day) => xScale(time(day)),
    y: (value) => yScale(value),
    valueTicks: yScale.ticks(ticks.values),
    yearTicks: yearTicks(first, last, ticks.years),
  }
}

function valueDomain(all: readonly FigureSeries[]): [number, number] {
  const values = all.flatMap(({ points, baseline, target }) => [
    ...points.map((point) => point.value),
    ...[baseline, target].flatMap((line) => (line ? [line.value] : [])),
  ])
  if (values.length === 0) return [0, 1]
  const [min, max] = values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  // Of several that are compared each stands on zero, so that none seems to move more than another.
  const [only, ...others] = all
  if (only?.kind === 'line' && others.length === 0 && min > 0 && max > min && (max - min) / max < FLAT_SHARE)
    return [min - (max - min), max]
  return min === 0 && max === 0 ? [0, 1] : [Math.min(0, min), Math.max(0, max)]
}

/** Bars on one scale, standing on zero. `x` is percent of the width. */
export function barScaleOf(values: readonly number[]): (value: number) => number {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const scale = scaleLinear(low === high ? [0, 1] : [low, high], [0, 100])
  return (value) => scale(value)
}

function yearTicks(first: number, last: number, labels: number): YearTick[] {
  const count = last - first + 1
  const step = Math.ceil(count / labels)
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => first + index * step).map(
    (year, index) => ({
      year,
      middle: ((year - first + 0.5) / count) * 100,
      minor: count / step > 4 && index % 2 === 1,
    }),
  )
}

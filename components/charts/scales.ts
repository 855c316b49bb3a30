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

/** Whole years, so that a value of the year 2021 stands at the end of the space named 2021. */
export function scalesOf(series: FigureSeries): FigureScales | null {
  if (!series.span) return null
  const [first, last] = series.span.map((day) => Number(day.slice(0, 4))) as [number, number]
  const xScale = scaleUtc([time(`${first}-01-01`), time(`${last + 1}-01-01`)], [0, 100])
  const yScale = scaleLinear(valueDomain(series), [100, 0]).nice(VALUE_TICKS)
  return {
    x: (day) => xScale(time(day)),
    y: (value) => yScale(value),
    valueTicks: yScale.ticks(VALUE_TICKS),
    yearTicks: yearTicks(first, last),
  }
}

function valueDomain({ kind, points, baseline, target }: FigureSeries): [number, number] {
  const values = points.map((point) => point.value)
  for (const line of [baseline, target]) if (line) values.push(line.value)
  const [min, max] = [Math.min(...values), Math.max(...values)]
  const mayLeaveZeroOut = kind === 'line' && min > 0 && (max - min) / max < FLAT_SHARE && max > min
  return [mayLeaveZeroOut ? min - (max - min) : Math.min(0, min), max === min && max <= 0 ? max + 1 : max]
}

function yearTicks(first: number, last: number): YearTick[] {
  const count = last - first + 1
  const step = Math.ceil(count / YEAR_LABELS)
  return Array.from({ length: count }, (_, index) => first + index)
    .filter((_, index) => index % step === 0)
    .map((year, index) => ({
      year,
      middle: ((year - first + 0.5) / count) * 100,
      minor: count / step > 4 && index % 2 === 1,
    }))
}

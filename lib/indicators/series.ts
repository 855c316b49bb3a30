import {
  addMonths,
  daysBetween,
  firstDay,
  type IsoDate,
  lastDay,
  type PartialDate,
} from '@/lib/dates/partial'
import { isConfirmed } from '@/lib/standing/evidence'
import {
  type IndicatorFacts,
  type Point,
  THRESHOLDS,
  type Thresholds,
  type ValueFacts,
} from '@/lib/standing/facts'
import { baselineDay, type PromiseDates, targetDay } from './expected'
import type { Measure, Speaker } from './model'

/** One value at its place in time. */
export interface FigurePoint {
  /** The day a level was true, or the last day of the counted period. */
  readonly on: IsoDate
  /** First day of the counted period; null: a level, or the start is not stated. */
  readonly from: IsoDate | null
  /** The date as the source gives it: `on` for labels and tables. */
  readonly date: PartialDate
  readonly value: number
  readonly saidBy: Speaker
  /** A count over less than a whole period: drawn apart, in no segment. */
  readonly partial: boolean
  readonly methodBreak: boolean
  /** Officially reported, and confirmed by an independent value for the same time within the threshold. */
  readonly verified: boolean
}

export interface Series {
  /** By end day, official before independent on one day. */
  readonly points: readonly FigurePoint[]
  /** Runs of two or more comparable points of one speaker with nothing missing between them: what a line may join. */
  readonly segments: readonly (readonly FigurePoint[])[]
}

export interface ReferenceValue {
  readonly value: number
  /** null: no date is stated. */
  readonly on: IsoDate | null
}

/** Everything a figure draws, in the indicator's unit; words, colours and ticks are the chart's business. */
export interface FigureSeries extends Series {
  /** A level is a line over time, a count stands on zero. */
  readonly kind: 'line' | 'bar'
  /** First and last day to be drawn; null: there is nothing with a date. */
  readonly span: readonly [IsoDate, IsoDate] | null
  readonly baseline: ReferenceValue | null
  readonly target: ReferenceValue | null
  /** The even way from baseline to target; null: an end without a date, or nothing to approach (keep, yes/no, context). */
  readonly pace: readonly [ReferenceValue & { on: IsoDate }, ReferenceValue & { on: IsoDate }] | null
}

/**
 * Values as points in time, and the segments a line may join: same speaker, whole periods of equal length without a
 * gap (levels: no calendar year skipped), no break in method. Of two values by one speaker for the same time the
 * later recorded one stands.
 */
export function toSeries(
  values: readonly ValueFacts[],
  measure: Measure,
  isVerified: (value: ValueFacts) => boolean = () => false,
): Series {
  const latest = new Map(values.map((value) => [timeKey(value), toPoint(value, isVerified(value))]))
  const points = [...latest.values()].toSorted(byTime)
  return {
    points,
    segments: [...segmentsOf(points, measure, 'official'), ...segmentsOf(points, measure, 'independent')],
  }
}

/** The figure of one indicator as of a date: values dated up to then; its reference lines whatever their date. */
export function figureOf(
  indicator: IndicatorFacts,
  promise: PromiseDates,
  asOf: IsoDate,
  thresholds: Thresholds = THRESHOLDS,
): FigureSeries {
  const series = toSeries(
    indicator.values.filter((value) => lastDay(value.on) <= asOf),
    indicator.measure,
    (value) =>
      value.saidBy === 'official' && !value.partial && isConfirmed(indicator, value, asOf, thresholds),
  )
  const baseline = reference(indicator.baseline, baselineDay(indicator, promise))
  const target = reference(indicator.target, targetDay(indicator, promise))
  const days = [
    ...series.points.map((point) => point.from ?? point.on),
    ...series.points.map((point) => point.on),
  ]
  for (const line of [baseline, target]) if (line?.on) days.push(line.on)
  const [first] = days.toSorted()
  const last = days.toSorted().at(-1)
  return {
    ...series,
    kind: indicator.measure === 'count' ? 'bar' : 'line',
    span: first && last ? [first, last] : null,
    baseline,
    target,
    pace: paceBetween(indicator, baseline, target),
  }
}

const timeKey = (value: ValueFacts) =>
  [value.saidBy, value.from && firstDay(value.from), lastDay(value.on), value.partial].join(' ')

const toPoint = (value: ValueFacts, verified: boolean): FigurePoint => ({
  on: lastDay(value.on),
  from: value.from && firstDay(value.from),
  date: value.on,
  value: value.value,
  saidBy: value.saidBy,
  partial: value.partial,
  methodBreak: value.methodBreak,
  verified,
})

const orderKey = (point: FigurePoint) =>
  [point.on, point.saidBy === 'official' ? 0 : 1, point.from ?? ''].join(' ')
const byTime = (a: FigurePoint, b: FigurePoint) => (orderKey(a) < orderKey(b) ? -1 : 1)

function segmentsOf(points: readonly FigurePoint[], measure: Measure, speaker: Speaker): FigurePoint[][] {
  const runs: FigurePoint[][] = []
  for (const point of points.filter((each) => each.saidBy === speaker && !each.partial)) {
    const run = runs.at(-1)
    const previous = run?.at(-1)
    if (run && previous && areJoined(previous, point, measure)) run.push(point)
    else runs.push([point])
  }
  return runs.filter((run) => run.length > 1)
}

function areJoined(previous: FigurePoint, next: FigurePoint, measure: Measure): boolean {
  if (next.methodBreak) return false
  return measure === 'level' ? skipsNoYear(previous, next) : areEqualNeighbours(previous, next)
}

const yearOf = (point: FigurePoint) => Number(point.on.slice(0, 4))
const skipsNoYear = (previous: FigurePoint, next: FigurePoint) => yearOf(next) - yearOf(previous) <= 1

const nextDay = (day: IsoDate): IsoDate => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

/** The next period starts the day after the previous one ends, and is as long. */
function areEqualNeighbours(previous: FigurePoint, next: FigurePoint): boolean {
  if (previous.from === null || next.from === null || next.from !== nextDay(previous.on)) return false
  return lengthOf(previous.from, previous.on) === lengthOf(next.from, next.on)
}

/** Whole months where the period is made of them (a quarter is as long as the next one), else days. */
function lengthOf(from: IsoDate, on: IsoDate): string {
  const end = nextDay(on)
  const days = daysBetween(from, end)
  const months = Math.round(days / 30.44)
  return addMonths(from, months) === end ? `${months} months` : `${days} days`
}

const reference = (point: Point | null, on: IsoDate | null): ReferenceValue | null =>
  point && { value: point.value, on }

function paceBetween(
  { direction }: IndicatorFacts,
  baseline: ReferenceValue | null,
  target: ReferenceValue | null,
): FigureSeries['pace'] {
  if (direction !== 'increase' && direction !== 'decrease') return null
  if (!baseline?.on || !target?.on || baseline.on >= target.on) return null
  return [
    { value: baseline.value, on: baseline.on },
    { value: target.value, on: target.on },
  ]
}

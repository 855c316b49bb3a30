import { addMonths, daysBetween, firstDay, type IsoDate, lastDay } from '@/lib/dates/partial'
import type { IndicatorFacts, ValueFacts } from '@/lib/standing/facts'
import type { PromiseDates } from './expected'
import type { Speaker } from './model'
import { isJudged, progressOf } from './progress'
import { type FigurePoint, toSeries } from './series'

/** How far back the pace is taken from, and how old the latest value may be. */
export const PACE_MONTHS = 24
/** Fewer values are no pace. */
export const PACE_VALUES = 3
/** Whatever comes out later than this is told as "later". */
export const LAST_DAY = '2100-12-31'

/** The pace of the last two years, by its two ends. */
export interface Pace {
  readonly from: FigurePoint
  readonly to: FigurePoint
  /** Values from one end to the other, both included. */
  readonly values: number
  /** In the indicator's unit; negative where it falls. */
  readonly perYear: number
}

export type Projection =
  /** `on`: the day on which the target is met at this pace; null: after `LAST_DAY`. It may be over already. */
  | ({ readonly kind: 'met'; readonly on: IsoDate | null } & Pace)
  /** It stands still or moves away from the target. */
  | ({ readonly kind: 'not_at_this_pace' } & Pace)
  /** No pace can be told: too few comparable values, or the latest is too old. */
  | { readonly kind: 'unknown'; readonly why: 'few_values' | 'old_values' }

const DAYS_IN_YEAR = 365.25

/**
 * When the target is met if it goes on at the pace of the last two years: a straight line through the first and the latest
 * of at least three comparable values of one speaker. No forecast, and no part of any status. null: there is nothing to
 * project (context, yes/no, a level to keep, no target, or the target is reached).
 * Method: docs/methodology.md#projection
 */
export function projectionOf(
  indicator: IndicatorFacts,
  promise: PromiseDates,
  asOf: IsoDate,
  speaker: Speaker = 'official',
): Projection | null {
  if (!isJudged(indicator)) return null
  if (indicator.direction !== 'increase' && indicator.direction !== 'decrease') return null
  const { value: decides, reachedOn } = progressOf(indicator, promise, asOf, speaker)
  if (reachedOn !== null) return null

  const run = decides ? runUpTo(decides, indicator, asOf) : []
  const to = run.at(-1)
  if (!to) return { kind: 'unknown', why: 'few_values' }
  if (addMonths(to.on, PACE_MONTHS) < asOf) return { kind: 'unknown', why: 'old_values' }
  const since = addMonths(to.on, -PACE_MONTHS)
  const recent = run.filter(({ on }) => on >= since)
  const [from] = recent
  if (!from || recent.length < PACE_VALUES) return { kind: 'unknown', why: 'few_values' }

  const perDay = (to.value - from.value) / daysBetween(from.on, to.on)
  const pace: Pace = { from, to, values: recent.length, perYear: perDay * DAYS_IN_YEAR }
  const missing = indicator.target.value - to.value
  const isTowards = indicator.direction === 'increase' ? perDay > 0 : perDay < 0
  if (!isTowards) return { kind: 'not_at_this_pace', ...pace }
  // A billionth of a day is rounding.
  return { kind: 'met', on: dayAfter(to.on, Math.ceil(missing / perDay - 1e-9)), ...pace }
}

/** The comparable values that end with this one; empty: it can be compared with none before it. */
function runUpTo(
  last: ValueFacts,
  { values, measure }: IndicatorFacts,
  asOf: IsoDate,
): readonly FigurePoint[] {
  const known = values.filter(({ saidBy, on }) => saidBy === last.saidBy && lastDay(on) <= asOf)
  const from = last.from && firstDay(last.from)
  return (
    toSeries(known, measure).segments.find((segment) => {
      const end = segment.at(-1)
      return end?.on === lastDay(last.on) && end.from === from
    }) ?? []
  )
}

function dayAfter(day: IsoDate, days: number): IsoDate | null {
  if (days > daysBetween(day, LAST_DAY)) return null
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

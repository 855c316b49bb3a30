import { type IsoDate, lastDay } from '@/lib/dates/partial'
import type { IndicatorFacts, IndicatorTerms, Point, ValueFacts } from '@/lib/standing/facts'
import { type PromiseDates, startDay, targetDay } from './expected'
import type { Direction, Speaker } from './model'

export interface Progress {
  /**
   * Share of the way from baseline to target: 0 baseline, 1 target, above 1 beyond it, below 0 moved backwards.
   * Not clamped. null: unknown.
   */
  readonly share: number | null
  /** The value that decides; null: none since the baseline. It may be known where the share is not (no baseline). */
  readonly value: ValueFacts | null
  /** Since when the target counts as reached; null: it does not. */
  readonly reachedOn: IsoDate | null
}

type Judged<T extends IndicatorTerms> = T & { readonly target: Point }

const UNKNOWN: Progress = { share: null, value: null, reachedOn: null }

/** Judged = not context, and has a target. */
export const isJudged = <T extends IndicatorTerms>(indicator: T): indicator is Judged<T> =>
  indicator.direction !== 'context' && indicator.target !== null

/** Promises to hold a bound are settled when their time is over, not when the bound is first met. */
const isKeeping = (direction: Direction) => direction === 'keep_at_least' || direction === 'keep_at_most'

const dayOf = (value: ValueFacts) => lastDay(value.on)

/**
 * How far one indicator has come by the end of `asOf`, over the whole values of one speaker since the baseline.
 * Works for falling targets. Once the target stood reached on its due day, a later fall does not take it back.
 * Across a break in method the baseline is not comparable, so the share is unknown unless the target is reached:
 * a target is an amount in itself, which the new method can reach as well as the old one.
 * Method: docs/methodology.md#progress
 */
export function progressOf(
  indicator: IndicatorFacts,
  promise: PromiseDates,
  asOf: IsoDate,
  speaker: Speaker = 'official',
): Progress {
  if (!isJudged(indicator)) return UNKNOWN
  const values = valuesSinceBaseline(indicator, promise, asOf, speaker)
  const due = targetDay(indicator, promise)
  const settled = isKeeping(indicator.direction)
    ? settleKeeping(indicator, values, due)
    : settleReaching(indicator, values, due)
  return settled
    ? { ...settled, share: shareAt(indicator, settled.value, hasBreak(indicator, promise, settled.value)) }
    : UNKNOWN
}

/** Clamped to 0..1, as it enters a mean. */
export const clampShare = (share: number): number => Math.min(1, Math.max(0, share))

/** Values of the speaker after the baseline and up to `asOf`, by day; of two on one day the later recorded one. */
function valuesSinceBaseline(
  indicator: IndicatorFacts,
  promise: PromiseDates,
  asOf: IsoDate,
  speaker: Speaker,
): ValueFacts[] {
  const byDay = new Map<IsoDate, ValueFacts>()
  for (const value of indicator.values) {
    const counts = value.saidBy === speaker && !value.partial && dayOf(value) <= asOf
    if (counts && isSinceBaseline(value, indicator, promise)) byDay.set(dayOf(value), value)
  }
  return [...byDay.values()].toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
}

/** After the baseline's day; with no dated baseline, from the first day of the promise on. */
function isSinceBaseline(value: ValueFacts, indicator: IndicatorTerms, promise: PromiseDates): boolean {
  if (indicator.baseline?.on) return dayOf(value) > lastDay(indicator.baseline.on)
  const start = startDay(promise)
  return start === null || dayOf(value) >= start
}

type Settled = Omit<Progress, 'share'> & { readonly value: ValueFacts }

function settleReaching(
  indicator: Judged<IndicatorFacts>,
  values: readonly ValueFacts[],
  due: IsoDate | null,
): Settled | null {
  const meets = (value: ValueFacts) => isAtTarget(indicator, value.value)
  const latest = values.at(-1)
  if (!latest) return null
  const atDue = due === null ? undefined : values.findLast((value) => dayOf(value) <= due)
  const reached = atDue && meets(atDue) ? atDue : latest
  return {
    value: meets(latest) ? latest : reached,
    reachedOn: meets(reached) ? startOfRun(values, reached, meets) : null,
  }
}

/** The first value that covers the due day settles it; until then the latest one tells how it stands. */
function settleKeeping(
  indicator: Judged<IndicatorFacts>,
  values: readonly ValueFacts[],
  due: IsoDate | null,
): Settled | null {
  const settling = due === null ? undefined : values.find((value) => dayOf(value) >= due)
  const value = settling ?? values.at(-1)
  if (!value) return null
  return { value, reachedOn: settling && isAtTarget(indicator, settling.value) ? due : null }
}

/** First day of the unbroken run of values at target that ends with `last`. */
function startOfRun(
  values: readonly ValueFacts[],
  last: ValueFacts,
  meets: (value: ValueFacts) => boolean,
): IsoDate {
  const upTo = values.slice(0, values.indexOf(last) + 1)
  const run = upTo.slice(upTo.findLastIndex((value) => !meets(value)) + 1)
  return dayOf(run[0] ?? last)
}

function isAtTarget({ direction, target }: Judged<IndicatorTerms>, value: number): boolean {
  switch (direction) {
    case 'increase':
    case 'keep_at_least':
      return value >= target.value
    case 'decrease':
    case 'keep_at_most':
      return value <= target.value
    case 'yes_no':
      return value === target.value
    case 'context':
      return false
  }
}

function shareAt(indicator: Judged<IndicatorTerms>, { value }: ValueFacts, broken: boolean): number | null {
  const { direction, baseline, target } = indicator
  const metOrNot = isAtTarget(indicator, value) ? 1 : 0
  if (direction !== 'increase' && direction !== 'decrease') return metOrNot
  if (baseline === null || broken) return metOrNot === 1 ? 1 : null
  const way = direction === 'increase' ? target.value - baseline.value : baseline.value - target.value
  // A baseline at or beyond the target leaves no way to measure.
  if (way <= 0) return metOrNot
  return (value - baseline.value) / (target.value - baseline.value)
}

/** Whether the method changed between the baseline and the value. */
function hasBreak(indicator: IndicatorFacts, promise: PromiseDates, until: ValueFacts): boolean {
  return indicator.values.some(
    (value) =>
      value.methodBreak &&
      value.saidBy === until.saidBy &&
      dayOf(value) <= dayOf(until) &&
      isSinceBaseline(value, indicator, promise),
  )
}

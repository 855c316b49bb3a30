import { daysBetween, firstDay, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import type { IndicatorTerms } from '@/lib/standing/facts'

/** The dates of a promise that its indicators borrow where they name none of their own. */
export interface PromiseDates {
  readonly madeOn: PartialDate | null
  readonly startsOn: PartialDate | null
  readonly dueOn: PartialDate | null
}

/** First day of the promise: when it starts, else when it was made; null: neither is stated. */
export function startDay(promise: PromiseDates): IsoDate | null {
  const start = promise.startsOn ?? promise.madeOn
  return start === null ? null : firstDay(start)
}

/** Nothing is expected of a promise before its first day, however old its starting value is. */
export function hasBegun(promise: PromiseDates, asOf: IsoDate): boolean {
  const start = startDay(promise)
  return start === null || start <= asOf
}

/** Last day on which the target is in time: its own date, else the due date of the promise; null: neither is stated. */
export function targetDay(indicator: IndicatorTerms, promise: PromiseDates): IsoDate | null {
  const due = indicator.target?.on ?? promise.dueOn
  return due === null ? null : lastDay(due)
}

/** The day progress is counted from: the baseline's own, else the start of the promise; null: neither is stated. */
export const baselineDay = (indicator: IndicatorTerms, promise: PromiseDates): IsoDate | null =>
  indicator.baseline?.on ? lastDay(indicator.baseline.on) : startDay(promise)

/** Share of the days between `from` and `due` that are over at the end of `asOf`, 0..1; 1 on the due day itself. */
export function timeShare(from: IsoDate, due: IsoDate, asOf: IsoDate): number {
  if (asOf >= due) return 1
  if (asOf <= from) return 0
  return daysBetween(from, asOf) / daysBetween(from, due)
}

/**
 * Share of the way an indicator should have come by `asOf` at an even pace, 0..1; null: no date to expect it by or from.
 * Method: docs/methodology.md#expected
 */
export function expectedOf(indicator: IndicatorTerms, promise: PromiseDates, asOf: IsoDate): number | null {
  const from = baselineDay(indicator, promise)
  const due = targetDay(indicator, promise)
  if (from === null || due === null) return null
  return hasBegun(promise, asOf) || asOf >= due ? timeShare(from, due, asOf) : 0
}

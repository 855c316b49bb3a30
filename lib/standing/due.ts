import { type IsoDate, lastDay } from '@/lib/dates/partial'
import { targetDay } from '@/lib/indicators/expected'
import { isJudged } from '@/lib/indicators/progress'
import type { CommitmentFacts, FirstTerms } from './facts'

/** The dates and targets a promise is judged by: the current ones or those first published. */
export type Terms = FirstTerms

export const currentTerms = ({ dueOn, indicators }: CommitmentFacts): Terms => ({ dueOn, indicators })

/**
 * Last day of the promise. Where it names none but every judged indicator's target has a date, the latest of those;
 * null: no deadline.
 */
export function dueDay({ dueOn, indicators }: Terms): IsoDate | null {
  if (dueOn !== null) return lastDay(dueOn)
  const targets = indicators.filter(isJudged).map((indicator) => indicator.target.on)
  return targets.every((on) => on !== null) ? (targets.map(lastDay).toSorted().at(-1) ?? null) : null
}

/** True where a due date, of the promise or of a target, is later than the one first published, or gone. */
export function isExtended(first: Terms, current: Terms): boolean {
  if (isLater(dueDay(first), dueDay(current))) return true
  return first.indicators.some((before) => {
    const after = current.indicators.find((indicator) => indicator.key === before.key)
    if (!after || !isJudged(before) || !isJudged(after)) return false
    return isLater(targetDay(before, datesOf(first)), targetDay(after, datesOf(current)))
  })
}

const isLater = (before: IsoDate | null, after: IsoDate | null) =>
  before !== null && (after === null || after > before)

const datesOf = ({ dueOn }: Terms) => ({ dueOn, madeOn: null, startsOn: null })

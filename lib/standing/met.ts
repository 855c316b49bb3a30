import { type IsoDate, lastDay } from '@/lib/dates/partial'
import { targetDay } from '@/lib/indicators/expected'
import { isJudged, progressOf } from '@/lib/indicators/progress'
import { isAtLeast } from './at-least'
import { currentTerms, dueDay, isExtended, type Terms } from './due'
import type { CommitmentFacts, IndicatorTerms, MoneyFacts, PublishedTerms } from './facts'
import { disbursedLines, disbursedShare, pledgedLines } from './funding'
import { isDone, isMeasurable, promisedSteps } from './measurable'

export interface Met {
  /** False: by the current terms only, after a target, baseline, direction, due date, step or pledge was softened. */
  readonly byFirstTerms: boolean
  /** Only after the due date. */
  readonly late: boolean
}

/**
 * Whether everything promised is reached by the end of `asOf`: every judged indicator at target and every promised
 * step done; where a promise has neither, its money paid out in full. null: not reached by the current terms.
 * A due date that was moved does not make a promise kept in time.
 * Method: docs/methodology.md#kept
 */
export function metBy(facts: CommitmentFacts, asOf: IsoDate): Met | null {
  if (!isMeasurable(facts)) return null
  const now = publishedTerms(facts)
  const current = reachedBy(now, facts, asOf)
  if (!current) return null
  const first = reachedBy(firstTerms(facts), facts, asOf)
  const onlyByMovedDate = first?.late === true && isExtended(facts.firstTerms, now)
  return { byFirstTerms: first !== null && !onlyByMovedDate, late: current.late }
}

const publishedTerms = (facts: CommitmentFacts): PublishedTerms => ({
  ...currentTerms(facts),
  steps: promisedSteps(facts).map(({ key }) => key),
  pledged: pledgedLines(facts.money),
})

/** "Up to" an amount asks for no least payment: a total that took its place is not softer. */
const firstTerms = ({ firstTerms: first }: CommitmentFacts): PublishedTerms => ({
  ...first,
  pledged: first.pledged.filter(({ basis }) => basis !== 'up_to'),
})

function reachedBy(
  terms: PublishedTerms,
  facts: CommitmentFacts,
  asOf: IsoDate,
): { readonly late: boolean } | null {
  const due = dueDay(terms)
  const isAfter = (day: IsoDate | null, bound: IsoDate | null) =>
    day !== null && bound !== null && day > bound
  const late: boolean[] = []

  for (const indicator of terms.indicators.filter(isJudged)) {
    const reachedOn = reachedOnBy(indicator, terms, facts, asOf)
    if (reachedOn === null) return null
    late.push(isAfter(reachedOn, targetDay(indicator, { ...facts, dueOn: terms.dueOn })))
  }
  const steps = promisedSteps(facts)
  if (!terms.steps.every((key) => steps.some((step) => step.key === key))) return null
  for (const step of steps) {
    if (!isDone(step, asOf)) return null
    late.push(isAfter(step.doneOn && lastDay(step.doneOn), due))
  }
  const pledged = decidingPledge(terms, facts)
  if (pledged.length > 0) {
    const paid = disbursedShare([...pledged, ...facts.money.filter(({ stage }) => stage !== 'pledged')], asOf)
    if (paid === null || !isAtLeast(paid, 1)) return null
    late.push(disbursedLines(facts.money, asOf).some((line) => isAfter(line.to && lastDay(line.to), due)))
  }
  return { late: late.includes(true) }
}

const restsOnMoney = ({ indicators, steps }: PublishedTerms) =>
  !indicators.some(isJudged) && steps.length === 0

/** The amounts that decide by these terms; those of today where the terms named none. Empty: money decides nothing. */
function decidingPledge(terms: PublishedTerms, facts: CommitmentFacts): readonly MoneyFacts[] {
  if (!restsOnMoney(terms)) return []
  if (terms.pledged.length > 0) return terms.pledged
  const now = publishedTerms(facts)
  return restsOnMoney(now) ? now.pledged : []
}

/** Since when the values of today reach an indicator's terms; null: they do not, or the indicator was dropped. */
function reachedOnBy(
  { key, direction, baseline, target }: IndicatorTerms,
  { dueOn }: Terms,
  facts: CommitmentFacts,
  asOf: IsoDate,
): IsoDate | null {
  const measured = facts.indicators.find((indicator) => indicator.key === key)
  if (!measured) return null
  return progressOf({ ...measured, direction, baseline, target }, { ...facts, dueOn }, asOf).reachedOn
}

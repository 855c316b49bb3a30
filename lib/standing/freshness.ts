import { isPledge } from '@/lib/commitments/model'
import { addMonths, type IsoDate, lastDay } from '@/lib/dates/partial'
import type { CommitmentFacts, Thresholds } from './facts'
import { hasHappened } from './happened'
import type { Freshness, Status } from './model'

const SETTLED: readonly (Status | null)[] = ['kept', 'met_after_softening', 'withdrawn', 'superseded']

/**
 * Last day of the latest fact since the promise was made, at most `asOf`; null: there is none. Figures (values of
 * anybody, payments) count from the day of the promise on, what is done and said (milestones, stages, reports,
 * assessments) from the day after, so that its own signing is no news of it.
 */
export function latestFactDay(facts: CommitmentFacts, asOf: IsoDate): IsoDate | null {
  const made = facts.madeOn && lastDay(facts.madeOn)
  const days = [
    ...figureDays(facts).filter((day) => day <= asOf && (made === null || day >= made)),
    ...eventDays(facts, asOf).filter((day) => made === null || day > made),
  ]
  const latest = days.toSorted().at(-1)
  if (latest === undefined) return null
  return latest < asOf ? latest : asOf
}

/** Counts of context keep no promise fresh; where there is no status to keep, they are the facts there are. */
function figureDays({ level, indicators, money }: CommitmentFacts): IsoDate[] {
  const values = indicators
    .filter(({ direction }) => direction !== 'context' || !isPledge(level))
    .flatMap((indicator) => indicator.values.map(({ on }) => on))
  const payments = money
    .filter(({ stage }) => stage === 'disbursed' || stage === 'spent')
    .flatMap(({ to }) => to ?? [])
  return [...values, ...payments].map(lastDay)
}

function eventDays(
  { milestones, deliverySteps, reports, assessments }: CommitmentFacts,
  asOf: IsoDate,
): IsoDate[] {
  const events = [
    ...milestones.flatMap(({ state, doneOn }) => (state === 'done' && doneOn ? doneOn : [])),
    ...deliverySteps.flatMap(({ reachedOn }) => reachedOn ?? []),
    ...reports.map(({ submittedOn }) => submittedOn),
    ...assessments.map(({ on }) => on),
  ]
  return events.filter((on) => hasHappened(on, asOf)).map(lastDay)
}

/**
 * Age of the latest fact: fresh up to 12 months, ageing up to 24, then old (each limit included). It stops once a
 * promise is kept or given up.
 * Method: docs/methodology.md#freshness
 */
export function freshnessOf(
  latest: IsoDate | null,
  status: Status | null,
  asOf: IsoDate,
  { freshMonths, ageingMonths }: Thresholds,
): Freshness {
  if (SETTLED.includes(status)) return 'settled'
  if (latest === null) return 'none'
  if (asOf <= addMonths(latest, freshMonths)) return 'fresh'
  return asOf <= addMonths(latest, ageingMonths) ? 'ageing' : 'old'
}

import { isPledge } from '@/lib/commitments/model'
import { addMonths, type IsoDate, lastDay } from '@/lib/dates/partial'
import type { CommitmentFacts, Thresholds } from './facts'
import { hasHappened } from './happened'
import type { Freshness, Status } from './model'

const SETTLED: readonly (Status | null)[] = ['kept', 'met_after_softening', 'withdrawn', 'superseded']

/**
 * Last day of the latest fact after the day the promise was made, at most `asOf`: values of anybody (context counts
 * only where the level carries no status), milestones done, stages reached, payments, reports, assessments.
 * null: there is none.
 */
export function latestFactDay(facts: CommitmentFacts, asOf: IsoDate): IsoDate | null {
  const isFact = isPledge(facts.level) ? isNotContext : () => true
  const values = facts.indicators.filter(isFact).flatMap(({ values }) => values.map(({ on }) => lastDay(on)))
  const payments = facts.money
    .filter(({ stage }) => stage === 'disbursed' || stage === 'spent')
    .map(({ to }) => to)
  const events = [
    ...facts.milestones.filter(({ state }) => state === 'done').map(({ doneOn }) => doneOn),
    ...facts.deliverySteps.map(({ reachedOn }) => reachedOn),
  ].flatMap((on) => (on && hasHappened(on, asOf) ? lastDay(on) : []))
  const statements = [
    ...facts.reports.map(({ submittedOn }) => submittedOn),
    ...facts.assessments.map(({ on }) => on),
  ]
  const dated = [...values, ...payments.flatMap((to) => (to ? lastDay(to) : [])), ...statements]

  const made = facts.madeOn && lastDay(facts.madeOn)
  const latest = [...dated.filter((day) => day <= asOf), ...events]
    .filter((day) => made === null || day > made)
    .toSorted()
    .at(-1)
  if (latest === undefined) return null
  return latest < asOf ? latest : asOf
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

const isNotContext = ({ direction }: CommitmentFacts['indicators'][number]) => direction !== 'context'

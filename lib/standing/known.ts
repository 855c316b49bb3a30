import type { IsoDate } from '@/lib/dates/partial'
import type { CommitmentFacts } from './facts'

/**
 * The facts without what only a report sent or an assessment published after `asOf` brought: its values, its payments, its word on a step. Everything
 * else in them carries its own date.
 */
export function knownOn(facts: CommitmentFacts, asOf: IsoDate): CommitmentFacts {
  const before = facts.beforeReports?.find(({ day }) => asOf < day)
  return before ? { ...facts, ...before.facts } : facts
}

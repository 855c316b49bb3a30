import { type IsoDate, lastDay } from '@/lib/dates/partial'
import { targetDay } from '@/lib/indicators/expected'
import type { ImplementationStatus } from '@/lib/reports/model'
import type { DecidingFact } from './deciding'
import type { CommitmentFacts } from './facts'
import { judgedIndicators, promisedSteps } from './measurable'

const NOT_FINISHED: readonly ImplementationStatus[] = ['not_started', 'in_progress', 'suspended']

/**
 * What says in so many words that a deadline which is over was missed: a cited source, an official value on or after
 * the due day, a step recorded as missed, or the maker's own report. null: nothing does; silence is no such word.
 * Method: docs/methodology.md#deadline
 */
export function wordOfMissedDeadline(
  facts: CommitmentFacts,
  due: IsoDate,
  asOf: IsoDate,
): DecidingFact | null {
  if (facts.deadlineMissed) return { kind: 'document', sources: facts.deadlineMissed.sources }

  for (const { indicator, progress } of judgedIndicators(facts, asOf)) {
    const by = targetDay(indicator, facts)
    if (progress.value && progress.reachedOn === null && by !== null && lastDay(progress.value.on) >= by)
      return { kind: 'value', indicator, value: progress.value, sources: progress.value.sources }
  }

  const step = promisedSteps(facts).find(({ state }) => state === 'missed')
  if (step) return { kind: 'step', key: step.key, sources: step.sources }

  const report = facts.reports.find(
    ({ submittedOn, selfRating, implementation }) =>
      submittedOn <= asOf &&
      (selfRating === 'missed' || (submittedOn > due && NOT_FINISHED.includes(implementation))),
  )
  return report ? { kind: 'report', sources: ['official_report', ...report.sources] } : null
}

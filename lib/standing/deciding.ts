import type { IsoDate } from '@/lib/dates/partial'
import type { SourceKind } from '@/lib/sources/model'
import type { CommitmentFacts, IndicatorFacts, ValueFacts } from './facts'
import { disbursedLines } from './funding'
import { commitmentProgress, isDone, judgedIndicators, promisedSteps } from './measurable'

/** A fact that a status rests on; `sources` are the documents behind it. */
export type DecidingFact =
  | {
      readonly kind: 'value'
      readonly indicator: IndicatorFacts
      readonly value: ValueFacts
      readonly sources: readonly SourceKind[]
    }
  | { readonly kind: 'step'; readonly key: string; readonly sources: readonly SourceKind[] }
  | { readonly kind: 'money' | 'report' | 'document'; readonly sources: readonly SourceKind[] }

/** The values, steps and payments that show how far a promise has come; empty: nothing since the baseline. */
export function progressFacts(facts: CommitmentFacts, asOf: IsoDate): DecidingFact[] {
  const values = judgedIndicators(facts, asOf).flatMap(
    ({ indicator, progress: { share, value } }): DecidingFact[] =>
      share === null || value === null ? [] : [{ kind: 'value', indicator, value, sources: value.sources }],
  )
  if (values.length > 0) return values
  const steps = stepFacts(facts, asOf)
  return steps.length > 0 ? steps : paymentFacts(facts, asOf)
}

/** All that makes a promise kept: its values and its steps, or its payments where it has neither. */
export function resultFacts(facts: CommitmentFacts, asOf: IsoDate): DecidingFact[] {
  const progress = progressFacts(facts, asOf)
  return progress[0]?.kind === 'value' ? [...progress, ...stepFacts(facts, asOf)] : progress
}

const stepFacts = (facts: CommitmentFacts, asOf: IsoDate): DecidingFact[] =>
  promisedSteps(facts)
    .filter((step) => isDone(step, asOf))
    .map(({ key, sources }) => ({ kind: 'step', key, sources }))

const paymentFacts = (facts: CommitmentFacts, asOf: IsoDate): DecidingFact[] =>
  commitmentProgress(facts, asOf).basis === 'money'
    ? disbursedLines(facts.money, asOf).map(({ sources }) => ({ kind: 'money', sources }))
    : []

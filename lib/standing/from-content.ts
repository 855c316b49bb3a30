import type { CommitmentContent } from '@/lib/commitments/input'
import type { SourceKind } from '@/lib/sources/model'
import type { CommitmentFacts, Point } from './facts'
import { pledgedLines } from './funding'

/**
 * The facts that a content would be once it is published for the first time: no reports, no assessments, and its own
 * terms as the first ones. For a preview before publication and for tests; published records are read by `loadFacts`.
 */
export function factsOfContent(content: CommitmentContent): CommitmentFacts {
  const kinds = new Map(content.sources.map(({ key, kind }) => [key, kind]))
  const kindsOf = (keys: readonly string[]): SourceKind[] => keys.flatMap((key) => kinds.get(key) ?? [])
  const indicators = content.indicators.map(({ key, direction, measure, baseline, target, values }) => ({
    key,
    direction,
    measure,
    baseline: point(baseline),
    target: point(target),
    values: values.map(({ value, sources, on, from, saidBy, partial, methodBreak }) => ({
      value: Number(value),
      on,
      from,
      saidBy,
      partial,
      methodBreak,
      sources: kindsOf(sources),
    })),
  }))
  const money = content.money.map(
    ({ stage, basis, scope, amount, currency, from, to, provider, sources }) => ({
      stage,
      basis,
      scope,
      amount: Number(amount),
      currency,
      from,
      to,
      provider,
      report: null,
      sources: kindsOf(sources),
    }),
  )
  const { level, madeOn, startsOn, dueOn, closure, deadlineMissed, search } = content
  return {
    level,
    madeOn,
    startsOn,
    dueOn,
    indicators,
    firstTerms: {
      dueOn,
      indicators,
      steps: content.milestones.flatMap(({ key, kind }) => (kind === 'step' ? key : [])),
      pledged: pledgedLines(money),
    },
    milestones: content.milestones.map(({ key, kind, state, dueOn, doneOn, sources }) => ({
      key,
      kind,
      state,
      dueOn,
      doneOn,
      sources: kindsOf(sources),
    })),
    deliverySteps: content.deliverySteps.map(({ stage, reachedOn }) => ({ stage, reachedOn })),
    money,
    closure: closure && { kind: closure.kind, on: closure.on, sources: kindsOf(closure.sources) },
    deadlineMissed: deadlineMissed && { sources: kindsOf(deadlineMissed.sources) },
    search: search && { on: search.on },
    reports: [],
    dueCycles: [],
    // The first source holds the promise itself.
    promiseSources: content.sources.slice(0, 1).map(({ kind }) => kind),
    assessments: [],
  }
}

const point = (stated: { readonly value: string; readonly on: string | null } | null): Point | null =>
  stated && { value: Number(stated.value), on: stated.on }

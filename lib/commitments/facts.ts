import type { SourceKind } from '@/lib/sources/model'
import type { CommitmentFacts, IndicatorFacts, IndicatorTerms, MoneyFacts, Point } from '@/lib/standing/facts'
import { pledgedLines } from '@/lib/standing/funding'
import type { CommitmentView, IndicatorView, MoneyView } from './queries'

/** What the rules take, out of the record as a page reads it: the page's own figures come from the very same functions. */
export function factsOf(view: CommitmentView): CommitmentFacts {
  const kindsOf = (keys: readonly string[]): SourceKind[] =>
    view.sources.filter((source) => keys.includes(source.key)).map((source) => source.kind)
  const evidenceOf = (cycle: string | null): SourceKind[] =>
    view.reports.find((report) => report.cycle === cycle)?.evidence.map((item) => item.kind) ?? []
  const indicator = (one: IndicatorView): IndicatorFacts => ({
    ...termsOf(one),
    measure: one.measure,
    values: one.values.map(({ value, on, from, saidBy, partial, methodBreak, sources, report }) => ({
      value: Number(value),
      on,
      from,
      saidBy,
      partial,
      methodBreak,
      sources: [...kindsOf(sources), ...evidenceOf(report)],
    })),
  })

  const money = ({ stage, basis, scope, amount, currency, from, to, sources }: MoneyView): MoneyFacts => ({
    stage,
    basis,
    scope,
    amount: Number(amount),
    currency,
    from,
    to,
    sources: kindsOf(sources),
  })
  const first: FirstTermsView = view.firstTerms

  return {
    level: view.level,
    madeOn: view.madeOn,
    startsOn: view.startsOn,
    dueOn: view.dueOn,
    indicators: view.indicators.map(indicator),
    firstTerms: {
      dueOn: first.dueOn,
      indicators: first.indicators.map(termsOf),
      steps: first.steps,
      pledged: pledgedLines(first.pledged.map(money)),
    },
    milestones: view.milestones.map(({ key, kind, state, dueOn, doneOn, sources }) => ({
      key,
      kind,
      state,
      dueOn,
      doneOn,
      sources: kindsOf(sources),
    })),
    deliverySteps: view.deliverySteps.map(({ stage, reachedOn }) => ({ stage, reachedOn })),
    money: view.money.map(money),
    closure: view.closure && {
      kind: view.closure.kind,
      on: view.closure.on,
      sources: kindsOf(view.closure.sources),
    },
    deadlineMissed: view.deadlineMissed && { sources: kindsOf(view.deadlineMissed.sources) },
    search: view.search && { on: view.search.on },
    reports: view.reports.map(({ cycle, implementation, selfRating, submittedOn, evidence }) => ({
      cycle,
      implementation,
      selfRating,
      submittedOn,
      sources: evidence.map((item) => item.kind),
    })),
    dueCycles: view.duties.map(({ cycle, dueOn, sentOn }) => ({ cycle, dueOn, sentOn })),
    promiseSources: kindsOf(view.sources.slice(0, 1).map((source) => source.key)),
    assessments: [],
  }
}

/** Without first steps and amounts in the view, those of its own version stand for them: the same in a first version. */
type FirstTermsView = CommitmentView['firstTerms'] & {
  steps?: string[]
  pledged?: MoneyView[]
}

const termsOf = ({ key, direction, baseline, target }: Terms): IndicatorTerms => ({
  key,
  direction,
  baseline: pointOf(baseline),
  target: pointOf(target),
})

type Terms = Pick<IndicatorView, 'key' | 'direction' | 'baseline' | 'target'>

const pointOf = (point: IndicatorView['target']): Point | null =>
  point && { value: Number(point.value), on: point.on }

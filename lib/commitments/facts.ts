import { claimOf, kindsBehind } from '@/lib/reports/claims'
import type { SourceKind } from '@/lib/sources/model'
import type { CommitmentFacts, IndicatorFacts, IndicatorTerms, MoneyFacts, Point } from '@/lib/standing/facts'
import { pledgedLines } from '@/lib/standing/funding'
import { VERDICTS } from '@/lib/standing/model'
import { withReported } from '@/lib/standing/reported'
import type { CommitmentView, IndicatorView, MoneyView } from './queries'

/** What the rules take, out of the record as a page reads it: the page's own figures come from the very same functions. */
export function factsOf(view: CommitmentView): CommitmentFacts {
  const kindsOf = (keys: readonly string[]): SourceKind[] =>
    view.sources.filter((source) => keys.includes(source.key)).map((source) => source.kind)
  const kindsInReport = (cycle: string | null, claim: string): SourceKind[] =>
    kindsBehind(view.reports.find((report) => report.cycle === cycle)?.evidence ?? [], claim)
  const indicator = (one: IndicatorView): IndicatorFacts => ({
    ...termsOf(one),
    measure: one.measure,
    values: one.values.map(
      ({ value, on, from, saidBy, partial, methodBreak, sources, report, assessment }) => ({
        value: Number(value),
        on,
        from,
        saidBy,
        partial,
        methodBreak,
        sources: [...kindsOf(sources), ...kindsInReport(report, claimOf.value(one.key))],
        ...(assessment?.agreedOn ? { agreedOn: assessment.agreedOn } : {}),
      }),
    ),
  })

  const money = (line: MoneyView): MoneyFacts => ({
    stage: line.stage,
    basis: line.basis,
    scope: line.scope,
    amount: Number(line.amount),
    currency: line.currency,
    from: line.from,
    to: line.to,
    provider: line.provider,
    report: line.report,
    sources: [...kindsOf(line.sources), ...kindsInReport(line.report, claimOf.money(line.key))],
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
    milestones: view.milestones.map(({ key, kind, recorded, dueOn, sources }) =>
      withReported(
        { key, kind, state: recorded.state, dueOn, doneOn: recorded.doneOn, sources: kindsOf(sources) },
        view.reports,
      ),
    ),
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
    assessments: view.assessments
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ voice, organisation, cycle, verdict, publishedOn, agreedOn }) => ({
        voice,
        organisation: organisation?.name ?? null,
        cycle,
        verdict: verdict === null ? null : VERDICTS[verdict],
        on: publishedOn,
        agreedOn,
      })),
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

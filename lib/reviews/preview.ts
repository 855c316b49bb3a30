import type { CommitmentContent } from '@/lib/commitments/input'
import { type IsoDate, lastDay } from '@/lib/dates/partial'
import type { ReportWithSteps } from '@/lib/milestones/reported'
import { type ClaimDocument, claimOf, kindsBehind } from '@/lib/reports/claims'
import type { ReportContent } from '@/lib/reports/input'
import type { CommitmentFacts, IndicatorFacts, MoneyFacts, ValueFacts } from '@/lib/standing/facts'
import { factsOfContent } from '@/lib/standing/from-content'
import { withReported } from '@/lib/standing/reported'

/** What is published of a commitment: its own record, the facts that stand, and the reports that brought some of them. */
export interface Published {
  readonly facts: CommitmentFacts
  readonly content: CommitmentContent
  readonly reports: readonly StandingReport[]
}
export type StandingReport = ReportWithSteps & {
  readonly cycle: string
  readonly evidence: readonly ClaimDocument[]
}

/** What is left of a list once each of some others is taken out, one for one. */
function less<T>(list: readonly T[], gone: readonly T[], isSame: (a: T, b: T) => boolean): T[] {
  const left = [...gone]
  return list.filter((one) => {
    const at = left.findIndex((other) => isSame(other, one))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const sameValue = (a: ValueFacts, b: ValueFacts): boolean =>
  a.saidBy === b.saidBy && a.value === b.value && a.on === b.on && a.from === b.from
const sameMoney = (a: MoneyFacts, b: MoneyFacts): boolean =>
  a.stage === b.stage &&
  a.basis === b.basis &&
  a.amount === b.amount &&
  a.currency === b.currency &&
  a.report === b.report

const byDay = (values: readonly ValueFacts[]): ValueFacts[] =>
  values.toSorted((a, b) => (lastDay(a.on) < lastDay(b.on) ? -1 : lastDay(a.on) > lastDay(b.on) ? 1 : 0))

const valuesIn = (report: ReportContent | null, key: string): ValueFacts[] =>
  (report?.values ?? [])
    .filter(({ indicator }) => indicator === key)
    .map(({ value, on, from, partial, methodBreak }) => ({
      value: Number(value),
      on,
      from,
      partial,
      methodBreak,
      saidBy: 'official',
      sources: kindsBehind(report?.evidence ?? [], claimOf.value(key)),
    }))

const moneyIn = (report: ReportContent | null): MoneyFacts[] =>
  (report?.money ?? []).map(({ key, stage, basis, scope, amount, currency, from, to, provider }) => ({
    stage,
    basis,
    scope,
    amount: Number(amount),
    currency,
    from,
    to,
    provider,
    report: report?.cycle ?? null,
    sources: kindsBehind(report?.evidence ?? [], claimOf.money(key)),
  }))

/** The facts as they would be with this report published; `before`: the version of it that it replaces. */
export function factsWithReport(
  { facts, content, reports }: Published,
  before: ReportContent | null,
  after: ReportContent,
  submittedOn: IsoDate,
): CommitmentFacts {
  const first = facts.reports.find(({ cycle }) => cycle === after.cycle)?.submittedOn ?? submittedOn
  const standing = [
    ...reports.filter(({ cycle }) => cycle !== after.cycle),
    { cycle: after.cycle, submittedOn: first, steps: after.steps, evidence: after.evidence },
  ]
  return {
    ...facts,
    indicators: facts.indicators.map((indicator): IndicatorFacts => {
      const kept = less(indicator.values, valuesIn(before, indicator.key), sameValue)
      return { ...indicator, values: byDay([...kept, ...valuesIn(after, indicator.key)]) }
    }),
    milestones: factsOfContent(content).milestones.map((milestone) => withReported(milestone, standing)),
    money: [...less(facts.money, moneyIn(before), sameMoney), ...moneyIn(after)],
    reports: [
      ...facts.reports.filter(({ cycle }) => cycle !== after.cycle),
      {
        cycle: after.cycle,
        implementation: after.implementation,
        selfRating: after.selfRating,
        submittedOn: first,
        sources: after.evidence.map(({ kind }) => kind),
      },
    ],
    dueCycles: facts.dueCycles.map((due) =>
      due.cycle === after.cycle ? { ...due, sentOn: due.sentOn ?? submittedOn } : due,
    ),
  }
}

/** The facts as they would be with this version published: what came with reports stays, and so do the first terms. */
export function factsWithVersion(published: Published | null, after: CommitmentContent): CommitmentFacts {
  const next = factsOfContent(after)
  if (published === null) return next
  const { facts, content, reports } = published
  const own = factsOfContent(content)
  return {
    ...next,
    // An indicator that is added is judged by the terms it is added with.
    firstTerms: {
      ...facts.firstTerms,
      indicators: [
        ...facts.firstTerms.indicators,
        ...next.indicators.filter(({ key }) => !facts.firstTerms.indicators.some((one) => one.key === key)),
      ],
    },
    reports: facts.reports,
    dueCycles: facts.dueCycles,
    assessments: facts.assessments,
    milestones: next.milestones.map((milestone) => withReported(milestone, reports)),
    money: [...next.money, ...less(facts.money, own.money, sameMoney)],
    indicators: next.indicators.map((indicator): IndicatorFacts => {
      const standing = facts.indicators.find(({ key }) => key === indicator.key)?.values ?? []
      const inContent = own.indicators.find(({ key }) => key === indicator.key)?.values ?? []
      return {
        ...indicator,
        values: byDay([...indicator.values, ...less(standing, inContent, sameValue)]),
      }
    }),
  }
}

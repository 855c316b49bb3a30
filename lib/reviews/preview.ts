import type { CommitmentContent } from '@/lib/commitments/input'
import { type IsoDate, lastDay } from '@/lib/dates/partial'
import { claimOf, kindsBehind } from '@/lib/reports/claims'
import type { ReportContent } from '@/lib/reports/input'
import type { CommitmentFacts, IndicatorFacts, MoneyFacts, ValueFacts } from '@/lib/standing/facts'
import { factsOfContent } from '@/lib/standing/from-content'

type Official = Pick<ValueFacts, 'value' | 'on' | 'from'>

const isSame = (a: Official, b: Official): boolean =>
  a.value === b.value && a.on === b.on && a.from === b.from

/** Without one official value for each of those that go. */
function without(values: readonly ValueFacts[], gone: readonly Official[]): ValueFacts[] {
  const left = [...gone]
  return values.filter((value) => {
    const at = value.saidBy === 'official' ? left.findIndex((one) => isSame(one, value)) : -1
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const byDay = (values: readonly ValueFacts[]): ValueFacts[] =>
  values.toSorted((a, b) => (lastDay(a.on) < lastDay(b.on) ? -1 : lastDay(a.on) > lastDay(b.on) ? 1 : 0))

type ReportValue = ReportContent['values'][number]
const valuesFor = (report: ReportContent | null, key: string): ReportValue[] =>
  report?.values.filter(({ indicator }) => indicator === key) ?? []

const moneyOf = ({ money, evidence }: ReportContent): MoneyFacts[] =>
  money.map(({ key, stage, basis, scope, amount, currency, from, to }) => ({
    stage,
    basis,
    scope,
    amount: Number(amount),
    currency,
    from,
    to,
    sources: kindsBehind(evidence, claimOf.money(key)),
  }))

/** Without the amounts that a version of a report brought, one for each. */
function withoutMoney(money: readonly MoneyFacts[], report: ReportContent | null): MoneyFacts[] {
  const left = report ? moneyOf(report) : []
  const alike = (a: MoneyFacts, b: MoneyFacts) =>
    a.stage === b.stage && a.amount === b.amount && a.currency === b.currency && a.basis === b.basis
  return money.filter((line) => {
    const at = left.findIndex((one) => alike(one, line))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** The facts as they would be with this report published; `before`: the version of it that it replaces. */
export function factsWithReport(
  facts: CommitmentFacts,
  before: ReportContent | null,
  after: ReportContent,
  submittedOn: IsoDate,
): CommitmentFacts {
  const old = facts.reports.find(({ cycle }) => cycle === after.cycle)
  return {
    ...facts,
    indicators: facts.indicators.map((indicator): IndicatorFacts => {
      const gone = valuesFor(before, indicator.key).map(({ value, on, from }) => ({
        value: Number(value),
        on,
        from,
      }))
      const come = valuesFor(after, indicator.key).map(
        ({ value, on, from, partial, methodBreak }): ValueFacts => ({
          value: Number(value),
          on,
          from,
          partial,
          methodBreak,
          saidBy: 'official',
          sources: kindsBehind(after.evidence, claimOf.value(indicator.key)),
        }),
      )
      return { ...indicator, values: byDay([...without(indicator.values, gone), ...come]) }
    }),
    money: [...withoutMoney(facts.money, before), ...moneyOf(after)],
    reports: [
      ...facts.reports.filter(({ cycle }) => cycle !== after.cycle),
      {
        cycle: after.cycle,
        implementation: after.implementation,
        selfRating: after.selfRating,
        submittedOn: old?.submittedOn ?? submittedOn,
        sources: after.evidence.map(({ kind }) => kind),
      },
    ],
    dueCycles: facts.dueCycles.map((due) =>
      due.cycle === after.cycle ? { ...due, sentOn: due.sentOn ?? submittedOn } : due,
    ),
  }
}

/** The facts as they would be with this version published: what came with reports stays, and so do the first terms. */
export function factsWithVersion(
  facts: CommitmentFacts | null,
  before: CommitmentContent | null,
  after: CommitmentContent,
): CommitmentFacts {
  const next = factsOfContent(after)
  if (facts === null || before === null) return next
  const own = factsOfContent(before)
  return {
    ...next,
    firstTerms: facts.firstTerms,
    reports: facts.reports,
    dueCycles: facts.dueCycles,
    assessments: facts.assessments,
    indicators: next.indicators.map((indicator): IndicatorFacts => {
      const standing = facts.indicators.find(({ key }) => key === indicator.key)
      const inContent = own.indicators.find(({ key }) => key === indicator.key)
      const reported = standing ? without(standing.values, inContent?.values ?? []) : []
      const official = reported.filter(({ saidBy }) => saidBy === 'official')
      return { ...indicator, values: byDay([...indicator.values, ...official]) }
    }),
  }
}

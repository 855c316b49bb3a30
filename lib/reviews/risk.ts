import type { CommitmentContent } from '@/lib/commitments/input'
import { lastDay } from '@/lib/dates/partial'
import { claimOf, kindsBehind } from '@/lib/reports/claims'
import type { ReportContent } from '@/lib/reports/input'
import type { IndicatorFacts, ValueFacts } from '@/lib/standing/facts'
import { goalpostChanges } from '@/lib/standing/goalposts'
import type { SubmissionKind } from '@/lib/submissions/model'

/** Share of the last value by which a new one may differ before it counts as a jump: half of it, up or down. */
export const JUMP_SHARE = 0.5

/** Days after which a submission has waited too long. */
export const OVERDUE_DAYS = 7

/**
 * What makes a reviewer look closer, with its weight: 3 can change what a promise is or hurt somebody, 2 asks for
 * proof, 1 is good to know. The order is that of the page.
 */
export const RISK_WEIGHTS = {
  softened: 3,
  closing: 3,
  personal_data: 3,
  threat: 3,
  open_flags: 3,
  base_moved: 2,
  coalition_level: 2,
  no_document: 2,
  copied: 2,
  target_reached: 2,
  value_jump: 2,
  value_backwards: 2,
  method_changed: 2,
  correction: 1,
  first_report: 1,
  reviewers_only: 1,
  resubmitted: 1,
} as const
export type RiskCode = keyof typeof RISK_WEIGHTS
export const RISK_CODES = Object.keys(RISK_WEIGHTS) as RiskCode[]

export interface RiskSign {
  readonly code: RiskCode
  /** What it is about, such as `value/<key>` or `dueOn`; null: the whole. */
  readonly at: string | null
}

/** What is asked of a submission beside its content. */
export interface Circumstances {
  /** Warnings of personal data that its author confirmed as right. */
  readonly confirmed: number
  /** Documents that only reviewers are to see. */
  readonly reviewersOnly: number
  /** No report on a promise of this maker has been published yet. */
  readonly isFirstReport: boolean
  /** Its words read like a threat. */
  readonly isThreat?: boolean
  /** An organisation said the same elsewhere, or another one did. */
  readonly isCopied?: boolean
}

/** A version that would be published, beside what is published now; `before` null: nothing is. */
export type Proposed = Circumstances &
  (
    | {
        readonly kind: 'commitment'
        readonly before: CommitmentContent | null
        readonly after: CommitmentContent
      }
    | {
        readonly kind: 'report'
        readonly before: ReportContent | null
        readonly after: ReportContent
        /** Indicators of the commitment as published, with their values. */
        readonly indicators: readonly IndicatorFacts[]
      }
    /** What an organisation or an office says for itself: nobody weighs what it says. */
    | { readonly kind: Exclude<SubmissionKind, 'commitment' | 'report'> }
  )

/** Every sign that the content itself gives, in the order of `RISK_WEIGHTS`. */
export function riskSigns(proposed: Proposed): RiskSign[] {
  const found = [
    ...(proposed.kind === 'commitment' ? commitmentSigns(proposed.before, proposed.after) : []),
    ...(proposed.kind === 'report' ? reportSigns(proposed.before, proposed.after, proposed.indicators) : []),
    ...(proposed.confirmed > 0 ? [sign('personal_data')] : []),
    ...(proposed.isThreat ? [sign('threat')] : []),
    ...(proposed.isCopied ? [sign('copied')] : []),
    ...(proposed.reviewersOnly > 0 ? [sign('reviewers_only')] : []),
    ...(proposed.kind === 'report' && proposed.isFirstReport ? [sign('first_report')] : []),
  ]
  return inOrder(found)
}

/** What its life so far adds to it, and changes while it waits. */
export const signsOfState = (state: {
  readonly openFlags: number
  readonly isResubmitted: boolean
  readonly hasMoved: boolean
}): RiskSign[] => [
  ...(state.openFlags > 0 ? [sign('open_flags')] : []),
  ...(state.hasMoved ? [sign('base_moved')] : []),
  ...(state.isResubmitted ? [sign('resubmitted')] : []),
]

/** Sum of the weights; a sign that is given by several facts counts once. */
export const riskOf = (signs: readonly RiskSign[]): number =>
  [...new Set(signs.map(({ code }) => code))].reduce((sum, code) => sum + RISK_WEIGHTS[code], 0)

export const inOrder = (signs: readonly RiskSign[]): RiskSign[] =>
  signs.toSorted((a, b) => RISK_CODES.indexOf(a.code) - RISK_CODES.indexOf(b.code))

const sign = (code: RiskCode, at: string | null = null): RiskSign => ({ code, at })

function commitmentSigns(before: CommitmentContent | null, after: CommitmentContent): RiskSign[] {
  return [
    ...softened(before, after),
    ...(after.closure && before?.closure?.kind !== after.closure.kind ? [sign('closing', 'closure')] : []),
    ...(after.level === 'coalition_commitment' &&
    (before?.level !== after.level || before.levelBasis !== after.levelBasis)
      ? [sign('coalition_level', 'level')]
      : []),
    ...undocumented(before, after),
    ...methodChanges(before, after),
  ]
}

const PLACES = { due_date: 'dueOn', start_date: 'startsOn', level: 'level' } as const

function softened(before: CommitmentContent | null, after: CommitmentContent): RiskSign[] {
  if (before === null) return []
  const places = goalpostChanges(before, after)
    .filter(({ kind }) => kind === 'softened')
    .map(({ what, key }) => {
      if (what in PLACES) return PLACES[what as keyof typeof PLACES]
      if (what === 'step' || what === 'step_date') return `step/${key}`
      return what.startsWith('money') ? `money/${key}` : `indicator/${key}`
    })
  return [...new Set(places)].map((at) => sign('softened', at))
}

/** Facts that are new or different, and cite nothing. */
function undocumented(before: CommitmentContent | null, after: CommitmentContent): RiskSign[] {
  if (after.sources.length === 0) return [sign('no_document')]
  const isNew = (list: readonly { key: string }[] | undefined, row: { key: string }) =>
    JSON.stringify(list?.find(({ key }) => key === row.key)) !== JSON.stringify(row)
  return [
    ...after.indicators
      .filter((row) => row.sources.length === 0 && isNew(before?.indicators, row))
      .map(({ key }) => sign('no_document', `indicator/${key}`)),
    ...after.milestones
      .filter((row) => isDone(row.state) && row.sources.length === 0 && isNew(before?.milestones, row))
      .map(({ key }) => sign('no_document', `step/${key}`)),
    ...after.money
      .filter((row) => row.sources.length === 0 && isNew(before?.money, row))
      .map(({ key }) => sign('no_document', `money/${key}`)),
  ]
}

const isDone = (state: string) => state === 'reported' || state === 'done'

function methodChanges(before: CommitmentContent | null, after: CommitmentContent): RiskSign[] {
  return (before?.indicators ?? []).flatMap((old) => {
    const now = after.indicators.find(({ key }) => key === old.key)
    return now && textOf(old.method) !== textOf(now.method)
      ? [sign('method_changed', `indicator/${now.key}`)]
      : []
  })
}

const textOf = (text: CommitmentContent['note']): string =>
  Object.entries(text ?? {})
    .filter(([, one]) => one?.state === 'original')
    .map(([, one]) => one?.text)
    .join('\n')

function reportSigns(
  before: ReportContent | null,
  after: ReportContent,
  indicators: readonly IndicatorFacts[],
): RiskSign[] {
  const isClosing = after.implementation === 'withdrawn' || after.implementation === 'superseded'
  const isNowComplete = after.implementation === 'completed' && before?.implementation !== 'completed'
  return [
    ...(isClosing && before?.implementation !== after.implementation
      ? [sign('closing', 'implementation')]
      : []),
    ...claimsWithout(after).map((at) => sign('no_document', at)),
    ...(isNowComplete ? [sign('target_reached', 'implementation')] : []),
    ...after.values.flatMap((value) => {
      const indicator = indicators.find(({ key }) => key === value.indicator)
      return indicator ? valueSigns(indicator, value) : []
    }),
    ...(before === null ? [] : [sign('correction')]),
  ]
}

type Value = ReportContent['values'][number]

function valueSigns(indicator: IndicatorFacts, { value, partial, methodBreak }: Value): RiskSign[] {
  const at = `value/${indicator.key}`
  const last = latestOf(indicator)?.value ?? null
  const now = Number(value)
  if (partial) return methodBreak ? [sign('method_changed', at)] : []
  const reached = isReached(indicator, now) && (last === null || !isReached(indicator, last))
  const isComparable = last !== null && !methodBreak
  return [
    ...(reached ? [sign('target_reached', at)] : []),
    ...(isComparable && isJump(last, now) ? [sign('value_jump', at)] : []),
    ...(isComparable && isBackwards(indicator, last, now) ? [sign('value_backwards', at)] : []),
    ...(methodBreak ? [sign('method_changed', at)] : []),
  ]
}

/** The last whole official value; null: none. */
export const latestOf = ({ values }: Pick<IndicatorFacts, 'values'>): ValueFacts | null =>
  values
    .filter(({ saidBy, partial }) => saidBy === 'official' && !partial)
    .toSorted((a, b) => (lastDay(a.on) < lastDay(b.on) ? -1 : 1))
    .at(-1) ?? null

/** Half of the last value away, up or down. From zero there is no share to take. */
const isJump = (last: number, now: number): boolean =>
  last !== 0 && Math.abs(now - last) > Math.abs(last) * JUMP_SHARE

/** Away from what was promised; a count without a judgement has no way back. */
function isBackwards({ direction, target }: IndicatorFacts, last: number, now: number): boolean {
  switch (direction) {
    case 'increase':
      return now < last
    case 'decrease':
      return now > last
    case 'keep_at_least':
      return target !== null && last >= target.value && now < target.value
    case 'keep_at_most':
      return target !== null && last <= target.value && now > target.value
    case 'yes_no':
      return target !== null && last === target.value && now !== target.value
    case 'context':
      return false
  }
}

/** A bound that is to be held is not reached by one value. */
function isReached({ direction, target }: IndicatorFacts, value: number): boolean {
  if (target === null) return false
  if (direction === 'increase') return value >= target.value
  if (direction === 'decrease') return value <= target.value
  return direction === 'yes_no' && value === target.value
}

type Claims = Pick<ReportContent, 'values' | 'steps' | 'money' | 'outputs' | 'evidence'>

/** What a report claims, by the names that a document says what it shows. */
const claimsOf = ({ values, steps, money, outputs }: Claims): string[] => [
  ...new Set([
    ...values.map(({ indicator }) => claimOf.value(indicator)),
    ...steps.filter(({ state }) => isDone(state)).map(({ milestone }) => claimOf.step(milestone)),
    ...money.map(({ key }) => claimOf.money(key)),
    ...outputs.map((_, index) => claimOf.output(index + 1)),
  ]),
]

/**
 * Claims that no public document stands behind: none names them, and none is of the whole report. A report without any
 * document says so of its text as well.
 */
export const claimsWithout = (report: Claims): string[] =>
  report.evidence.length === 0
    ? [claimOf.done, ...claimsOf(report)]
    : claimsOf(report).filter((claim) => kindsBehind(report.evidence, claim).length === 0)

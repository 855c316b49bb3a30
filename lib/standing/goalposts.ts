import type { CommitmentContent } from '@/lib/commitments/input'
import { isPledge } from '@/lib/commitments/model'
import { daysBetween, firstDay, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import { LOCALES } from '@/lib/i18n/model'
import type { MoneyBasis } from '@/lib/money/model'

export const GOALPOST_KINDS = ['softened', 'hardened', 'neutral'] as const
/** Whether a change asks less of the maker, asks more, or can't be told by arithmetic. */
export type GoalpostKind = (typeof GOALPOST_KINDS)[number]

export const GOALPOSTS = [
  'level',
  'due_date',
  'start_date',
  'indicator',
  'direction',
  'unit',
  'target',
  'target_date',
  'baseline',
  'baseline_date',
  'step',
  'step_date',
  'scope',
  'money',
  'money_scope',
  'money_basis',
  'money_date',
] as const
/** What of the promise was moved. */
export type Goalpost = (typeof GOALPOSTS)[number]

/** One moved goalpost, as data; its words come from `messages`. */
export interface GoalpostChange {
  readonly kind: GoalpostKind
  readonly what: Goalpost
  /** Key of the indicator, step or money line, or the field for a scope; null: the promise as a whole. */
  readonly key: string | null
  /** As recorded; null: not stated, or not there. */
  readonly before: string | null
  readonly after: string | null
  /** Days by which a date moved, negative where it is earlier now; null: no two dates to compare. */
  readonly days: number | null
}

type Indicator = CommitmentContent['indicators'][number]
type Step = CommitmentContent['milestones'][number]
type Money = CommitmentContent['money'][number]
type Keyed = { readonly key: string }

/**
 * Every moved goalpost between two published contents of one commitment; empty where the promise is the same.
 * Facts that come in (values, done steps, payments) are not goalposts.
 * Method: docs/methodology.md#goalposts
 */
export function goalpostChanges(before: CommitmentContent, after: CommitmentContent): GoalpostChange[] {
  return [
    ...levelChange(before, after),
    ...dateChange('due_date', null, before.dueOn, after.dueOn),
    ...paceStartChange('start_date', null, before.startsOn, after.startsOn, firstDay),
    ...pairs(before.indicators, after.indicators).flatMap(([a, b]) => indicatorChanges(a, b)),
    ...pairs(before.milestones, after.milestones).flatMap(([a, b]) => stepChanges(a, b)),
    ...scopeChange('wording', before.wording, after.wording),
    ...scopeChange('geography', before.geography, after.geography),
    ...scopeChange('groups', before.groups, after.groups),
    ...pairs(before.money, after.money).flatMap(([a, b]) => moneyChanges(a, b)),
  ]
}

const change = (
  kind: GoalpostKind,
  what: Goalpost,
  key: string | null,
  before: string | null,
  after: string | null,
  days: number | null = null,
): GoalpostChange => ({ kind, what, key, before, after, days })

/** Softer where the order falls, harder where it rises. */
const byOrder = (order: number): GoalpostKind => (order < 0 ? 'softened' : order > 0 ? 'hardened' : 'neutral')

/** A level without a status takes a promise out of judgement. */
function levelChange(before: CommitmentContent, after: CommitmentContent): GoalpostChange[] {
  if (before.level === after.level) return []
  const order = Number(isPledge(after.level)) - Number(isPledge(before.level))
  return [change(byOrder(order), 'level', null, before.level, after.level)]
}

/** A date to be met: later or gone is softer. The same last day said more or less precisely is neutral. */
function dateChange(
  what: Goalpost,
  key: string | null,
  before: PartialDate | null,
  after: PartialDate | null,
): GoalpostChange[] {
  if (before === after) return []
  if (before === null || after === null)
    return [change(before === null ? 'hardened' : 'softened', what, key, before, after)]
  const days = daysBetween(lastDay(before), lastDay(after))
  return [change(byOrder(-days), what, key, before, after, days)]
}

/** What a moved due date asks; null: it is the same. */
export const dueDateMoved = (before: PartialDate | null, after: PartialDate | null): GoalpostKind | null =>
  dateChange('due_date', null, before, after).at(0)?.kind ?? null

/** A date that the pace starts from: later expects less by any date; without two dates it can't be told. */
function paceStartChange(
  what: Goalpost,
  key: string | null,
  before: PartialDate | null,
  after: PartialDate | null,
  dayOf: (date: PartialDate) => IsoDate,
): GoalpostChange[] {
  if (before === after) return []
  if (before === null || after === null) return [change('neutral', what, key, before, after)]
  const days = daysBetween(dayOf(before), dayOf(after))
  return [change(byOrder(-days), what, key, before, after, days)]
}

const isJudged = (indicator: Indicator) => indicator.direction !== 'context' && indicator.target !== null

function indicatorChanges(before: Indicator | null, after: Indicator | null): GoalpostChange[] {
  if (!before || !after) return presence('indicator', before, after, isJudged)
  const unit = unitChanges(before, after)
  const direction = directionChanges(before, after)
  // In another unit or direction, more and less of a number can no longer be compared.
  const isComparable = unit.length === 0 && direction.length === 0
  return [
    ...unit,
    ...direction,
    ...amountChange('target', before, after, isComparable),
    ...(before.target && after.target
      ? dateChange('target_date', before.key, before.target.on, after.target.on)
      : []),
    ...amountChange('baseline', before, after, isComparable),
    ...(before.baseline && after.baseline
      ? paceStartChange('baseline_date', before.key, before.baseline.on, after.baseline.on, lastDay)
      : []),
  ]
}

function unitChanges({ unit, measure, key }: Indicator, after: Indicator): GoalpostChange[] {
  if (measure !== after.measure) return [change('neutral', 'unit', key, measure, after.measure)]
  const [was, is] = [originalText(unit), originalText(after.unit)]
  return was === is ? [] : [change('neutral', 'unit', key, was, is)]
}

function directionChanges(before: Indicator, after: Indicator): GoalpostChange[] {
  if (before.direction === after.direction) return []
  const order = Number(before.direction === 'context') - Number(after.direction === 'context')
  return [change(byOrder(order), 'direction', before.key, before.direction, after.direction)]
}

/**
 * A target nearer to where things stand asks less. So does a baseline further from the target: it makes what was
 * reached so far look larger. Without a target nothing is promised, without a baseline nothing can be checked.
 */
function amountChange(
  what: 'target' | 'baseline',
  before: Indicator,
  after: Indicator,
  isComparable: boolean,
): GoalpostChange[] {
  const [a, b] = [before[what]?.value ?? null, after[what]?.value ?? null]
  if (a === null && b === null) return []
  if (a === null || b === null) return [change(a === null ? 'hardened' : 'softened', what, before.key, a, b)]
  const more = compareDecimals(b, a)
  return more === 0
    ? []
    : [change(isComparable ? byOrder(more * upwards(before)) : 'neutral', what, before.key, a, b)]
}

/** 1 where more is asked by a higher number, −1 where by a lower one, 0 where numbers ask nothing. */
function upwards({ direction }: Indicator): number {
  if (direction === 'increase' || direction === 'keep_at_least') return 1
  return direction === 'decrease' || direction === 'keep_at_most' ? -1 : 0
}

/** Only steps are promised: an event that comes or goes moves nothing. */
function stepChanges(before: Step | null, after: Step | null): GoalpostChange[] {
  const [a, b] = [before?.kind === 'step' ? before : null, after?.kind === 'step' ? after : null]
  if (a && b) return dateChange('step_date', a.key, a.dueOn, b.dueOn)
  return presence('step', a, b, () => true)
}

/** More or less of a text can't be told by arithmetic; a new or corrected translation changes nothing. */
function scopeChange(
  field: string,
  before: LocalizedText | null,
  after: LocalizedText | null,
): GoalpostChange[] {
  const [was, is] = [originalText(before), originalText(after)]
  return was === is ? [] : [change('neutral', 'scope', field, was, is)]
}

/** From the weakest to the strongest promise of one amount; the others are amounts of another kind. */
const STRENGTH: readonly MoneyBasis[] = ['up_to', 'total', 'at_least']

/** Only pledged money is promised; the other stages are facts, or no promise yet. */
function moneyChanges(before: Money | null, after: Money | null): GoalpostChange[] {
  const [a, b] = [before?.stage === 'pledged' ? before : null, after?.stage === 'pledged' ? after : null]
  // A line that has moved on from pledged to paid is the promise at work.
  if (a && after && !b && after.stage !== 'requested') return []
  if (!a || !b) return presence('money', a, b, () => true, amountOf)

  const isComparable = a.currency === b.currency && a.basis === b.basis && a.scope === b.scope
  const more = compareDecimals(b.amount, a.amount)
  const changes: GoalpostChange[] = []
  if (more !== 0 || a.currency !== b.currency)
    changes.push(change(isComparable ? byOrder(more) : 'neutral', 'money', a.key, amountOf(a), amountOf(b)))
  if (a.scope !== b.scope)
    changes.push(
      change(b.scope === 'wider' ? 'softened' : 'hardened', 'money_scope', a.key, a.scope, b.scope),
    )
  if (a.basis !== b.basis) {
    const [from, to] = [STRENGTH.indexOf(a.basis), STRENGTH.indexOf(b.basis)]
    changes.push(
      change(from < 0 || to < 0 ? 'neutral' : byOrder(to - from), 'money_basis', a.key, a.basis, b.basis),
    )
  }
  return [...changes, ...dateChange('money_date', a.key, a.to, b.to)]
}

const amountOf = (line: Money) => `${line.amount} ${line.currency}`

/** Something promised that is gone is softer, something promised that is new is harder; what isn't promised, neutral. */
function presence<T extends Keyed>(
  what: Goalpost,
  before: T | null,
  after: T | null,
  isPromised: (item: T) => boolean,
  show: (item: T) => string = ({ key }) => key,
): GoalpostChange[] {
  const item = before ?? after
  if (!item) return []
  const kind = isPromised(item) ? (before ? 'softened' : 'hardened') : 'neutral'
  return [change(kind, what, item.key, before && show(before), after && show(after))]
}

function pairs<T extends Keyed>(before: readonly T[], after: readonly T[]): [T | null, T | null][] {
  const now = new Map(after.map((item) => [item.key, item]))
  const old = new Set(before.map(({ key }) => key))
  return [
    ...before.map((item): [T, T | null] => [item, now.get(item.key) ?? null]),
    ...after.filter(({ key }) => !old.has(key)).map((item): [null, T] => [null, item]),
  ]
}

/** The text in the language it was written in; without one, in the first language it exists in. */
function originalText(text: LocalizedText | null): string | null {
  if (!text) return null
  const locale =
    LOCALES.find((each) => text[each]?.state === 'original') ?? LOCALES.find((each) => text[each])
  return (locale && text[locale]?.text) ?? null
}

/** Decimals as whole millionths, so that the last digit of a long number still counts. */
function compareDecimals(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => {
    const [whole = '0', fraction = ''] = text.split('.')
    return BigInt(whole + fraction.padEnd(6, '0'))
  }) as [bigint, bigint]
  return x < y ? -1 : x > y ? 1 : 0
}

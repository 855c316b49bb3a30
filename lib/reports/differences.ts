import type { PartialDate } from '@/lib/dates/partial'
import { LOCALES, type LocalizedText } from '@/lib/i18n/model'
import { canonicalJson } from '@/lib/ledger/canonical'
import type { ReportContent } from './input'
import type { ImplementationStatus, ReportedStepState, SelfRating } from './model'

type Value = ReportContent['values'][number]
type Money = ReportContent['money'][number]
type Change = 'added' | 'removed' | 'changed'

/** One thing that differs between two versions of a report. Data, not words. */
export type ReportDifference =
  | {
      readonly kind: 'implementation'
      readonly before: ImplementationStatus
      readonly after: ImplementationStatus
    }
  | { readonly kind: 'selfRating'; readonly before: SelfRating | null; readonly after: SelfRating | null }
  | { readonly kind: 'done' | 'challenges' | 'supportNeeded' | 'nextSteps' }
  /** `before` or `after` null: the value came, or went. Both the same: only what is said about it is different. */
  | {
      readonly kind: 'value'
      readonly indicator: string
      readonly on: PartialDate
      readonly before: string | null
      readonly after: string | null
    }
  /** Both the same: only its date or note is different. */
  | {
      readonly kind: 'step'
      readonly milestone: string
      readonly before: ReportedStepState | null
      readonly after: ReportedStepState | null
    }
  /** Both amounts the same: something else about the line is different. */
  | { readonly kind: 'money'; readonly before: Money | null; readonly after: Money | null }
  | { readonly kind: 'output' | 'group'; readonly change: Change; readonly title: LocalizedText }
  | { readonly kind: 'evidence'; readonly change: Change; readonly title: string }

/** What a correction changes in a published report, in the order of the form. */
export function reportDifferencesOf(before: ReportContent, after: ReportContent): ReportDifference[] {
  const found: ReportDifference[] = valueDifferences(before.values, after.values)
  if (before.implementation !== after.implementation)
    found.push({ kind: 'implementation', before: before.implementation, after: after.implementation })
  if (!sameText(before.done, after.done)) found.push({ kind: 'done' })
  if (before.selfRating !== after.selfRating)
    found.push({ kind: 'selfRating', before: before.selfRating, after: after.selfRating })
  found.push(
    ...titled('output', before.outputs, after.outputs, ({ title }) => title),
    ...titled('group', before.groups, after.groups, ({ name }) => name),
  )
  for (const kind of ['challenges', 'supportNeeded', 'nextSteps'] as const)
    if (!sameText(before[kind], after[kind])) found.push({ kind })
  return [
    ...found,
    ...stepDifferences(before, after),
    ...moneyDifferences(before, after),
    ...evidenceDifferences(before, after),
  ]
}

/** Pairs of what is the same thing in both lists, in the order of the later one; null: it came, or went. */
function pairs<Item>(before: readonly Item[], after: readonly Item[], identity: (item: Item) => string) {
  const [was, is] = [
    new Map(before.map((one) => [identity(one), one])),
    new Map(after.map((one) => [identity(one), one])),
  ]
  return [...new Set([...is.keys(), ...was.keys()])].map((key) => ({
    old: was.get(key) ?? null,
    now: is.get(key) ?? null,
  }))
}

/** A value is the same one while its indicator and its time are. */
const timeOf = ({ indicator, on, from }: Value) => `${indicator} ${from ?? ''} ${on}`

const valueDifferences = (before: readonly Value[], after: readonly Value[]): ReportDifference[] =>
  // What a correction takes back comes before what it adds.
  pairs(after, before, timeOf).flatMap(({ old: now, now: old }): ReportDifference[] => {
    const either = now ?? old
    if (!either) return []
    const same =
      old &&
      now &&
      Number(old.value) === Number(now.value) &&
      old.partial === now.partial &&
      old.methodBreak === now.methodBreak &&
      sameText(old.note, now.note)
    if (same) return []
    return [
      {
        kind: 'value',
        indicator: either.indicator,
        on: either.on,
        before: old?.value ?? null,
        after: now?.value ?? null,
      },
    ]
  })

const stepDifferences = (before: ReportContent, after: ReportContent): ReportDifference[] =>
  pairs(before.steps, after.steps, ({ milestone }) => milestone).flatMap(
    ({ old, now }): ReportDifference[] => {
      const either = now ?? old
      if (!either || sameFact(old, now)) return []
      return [
        { kind: 'step', milestone: either.milestone, before: old?.state ?? null, after: now?.state ?? null },
      ]
    },
  )

const moneyDifferences = (before: ReportContent, after: ReportContent): ReportDifference[] =>
  pairs(before.money, after.money, ({ key }) => key).flatMap(({ old, now }): ReportDifference[] =>
    sameFact(plainAmount(old), plainAmount(now)) ? [] : [{ kind: 'money', before: old, after: now }],
  )

const plainAmount = (line: Money | null) => line && { ...line, amount: String(Number(line.amount)) }

/** Outputs and groups are known by their name alone. */
const titled = <Item>(
  kind: 'output' | 'group',
  before: readonly Item[],
  after: readonly Item[],
  titleOf: (item: Item) => LocalizedText,
): ReportDifference[] =>
  pairs(before, after, (item) => JSON.stringify(wordsOf(titleOf(item)))).flatMap(
    ({ old, now }): ReportDifference[] => {
      const either = now ?? old
      if (!either || sameFact(old, now)) return []
      return [{ kind, change: changeOf(old, now), title: titleOf(either) }]
    },
  )

const evidenceDifferences = (before: ReportContent, after: ReportContent): ReportDifference[] =>
  pairs(before.evidence, after.evidence, ({ file, url }) => file?.sha256 ?? url ?? '').flatMap(
    ({ old, now }): ReportDifference[] => {
      const either = now ?? old
      if (!either || sameFact(old, now)) return []
      return [{ kind: 'evidence', change: changeOf(old, now), title: either.title }]
    },
  )

const changeOf = (old: unknown, now: unknown): Change =>
  old === null ? 'added' : now === null ? 'removed' : 'changed'

const wordsOf = (text: LocalizedText | null) => LOCALES.map((locale) => text?.[locale]?.text ?? null)
const sameText = (a: LocalizedText | null, b: LocalizedText | null) =>
  JSON.stringify(wordsOf(a)) === JSON.stringify(wordsOf(b))

/** The same members, whatever order they were written in. */
const sameFact = (a: object | null, b: object | null) => canonicalJson(a) === canonicalJson(b)

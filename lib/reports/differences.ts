import type { PartialDate } from '@/lib/dates/partial'
import { LOCALES, type LocalizedText } from '@/lib/i18n/model'
import type { ReportContent } from './input'
import type { ImplementationStatus, SelfRating } from './model'

type Value = ReportContent['values'][number]

/** One thing that differs between two versions of a report. Data, not words. */
export type ReportDifference =
  | {
      readonly kind: 'implementation'
      readonly before: ImplementationStatus
      readonly after: ImplementationStatus
    }
  | { readonly kind: 'selfRating'; readonly before: SelfRating | null; readonly after: SelfRating | null }
  | { readonly kind: 'done' }
  /** `before` or `after` null: the value came, or went. Both the same: only its note is different. */
  | {
      readonly kind: 'value'
      readonly indicator: string
      readonly on: PartialDate
      readonly before: string | null
      readonly after: string | null
    }
  | { readonly kind: 'evidence'; readonly change: 'added' | 'removed' | 'changed'; readonly title: string }

/** What a correction changes in a published report, in the order of the form. */
export function reportDifferencesOf(before: ReportContent, after: ReportContent): ReportDifference[] {
  const found: ReportDifference[] = []
  if (before.implementation !== after.implementation)
    found.push({ kind: 'implementation', before: before.implementation, after: after.implementation })
  if (!sameText(before.done, after.done)) found.push({ kind: 'done' })
  if (before.selfRating !== after.selfRating)
    found.push({ kind: 'selfRating', before: before.selfRating, after: after.selfRating })
  return [...found, ...valueDifferences(before.values, after.values), ...evidenceDifferences(before, after)]
}

/** A value is the same one while its indicator and its time are. */
const timeOf = ({ indicator, on, from }: Value) => `${indicator} ${from ?? ''} ${on}`

function valueDifferences(before: readonly Value[], after: readonly Value[]): ReportDifference[] {
  const [was, is] = [
    new Map(before.map((one) => [timeOf(one), one])),
    new Map(after.map((one) => [timeOf(one), one])),
  ]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((time): ReportDifference[] => {
    const [old, now] = [was.get(time), is.get(time)]
    const either = now ?? old
    if (!either) return []
    if (old && now && Number(old.value) === Number(now.value) && sameText(old.note, now.note)) return []
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
}

function evidenceDifferences(before: ReportContent, after: ReportContent): ReportDifference[] {
  const found = (list: ReportContent['evidence'], url: string) => list.find((item) => item.url === url)
  return [
    ...after.evidence.flatMap((item): ReportDifference[] => {
      const old = found(before.evidence, item.url)
      if (!old) return [{ kind: 'evidence', change: 'added', title: item.title }]
      const details = ({ title, kind, publisher, publishedOn }: typeof item) => [
        title,
        kind,
        publisher,
        publishedOn,
      ]
      const same = JSON.stringify(details(old)) === JSON.stringify(details(item))
      return same ? [] : [{ kind: 'evidence', change: 'changed', title: item.title }]
    }),
    ...before.evidence
      .filter((item) => !found(after.evidence, item.url))
      .map((item): ReportDifference => ({ kind: 'evidence', change: 'removed', title: item.title })),
  ]
}

const sameText = (a: LocalizedText | null, b: LocalizedText | null) =>
  LOCALES.every((locale) => a?.[locale]?.text === b?.[locale]?.text)

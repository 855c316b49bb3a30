import { firstDay, lastDay, type PartialDate } from '@/lib/dates/partial'
import { LOCALES, type LocalizedText } from '@/lib/i18n/model'
import type { MoneyBasis, MoneyScope, MoneyStage } from './model'

/** An amount of one commitment, and the document that tells it. */
export interface ToldAmount {
  readonly stage: MoneyStage
  readonly basis: MoneyBasis
  readonly scope: MoneyScope
  readonly amount: number | string
  readonly currency: string
  readonly from: PartialDate | null
  readonly to: PartialDate | null
  readonly provider: LocalizedText | null
  /** Cycle of the report that brought it; null: the commitment's own record. */
  readonly report: string | null
}

/**
 * For each amount the place of the one that it tells again; null: told for the first time. The record and every report is
 * a document; within one document, equal amounts are different money. Across documents an amount of the same stage, basis,
 * scope, currency and period, whose provider isn't another, is the same money. Each amount is told again at most once by
 * each document. `lines`: of one commitment, the record's own first, then the reports in the order published.
 * Method: docs/methodology.md#funding
 */
export function restatedOf(lines: readonly ToldAmount[]): (number | null)[] {
  const firstTold: number[] = []
  const taken = new Set<string>()
  return lines.map((line, place) => {
    const free = (first: number) =>
      lines[first]?.report !== line.report && !taken.has(`${line.report} ${first}`)
    const same = firstTold.filter((first) => free(first) && isSame(lines[first] as ToldAmount, line))
    // Of several alike, one whose provider is named the same comes first.
    const match = same.find((first) => lines[first]?.provider && line.provider) ?? same[0]
    if (match === undefined) {
      firstTold.push(place)
      return null
    }
    taken.add(`${line.report} ${match}`)
    return match
  })
}

const isSame = (a: ToldAmount, b: ToldAmount): boolean =>
  a.stage === b.stage &&
  a.basis === b.basis &&
  a.scope === b.scope &&
  a.currency === b.currency &&
  plain(a.amount) === plain(b.amount) &&
  dayOf(a.from, firstDay) === dayOf(b.from, firstDay) &&
  dayOf(a.to, lastDay) === dayOf(b.to, lastDay) &&
  isNoOther(a.provider, b.provider)

/** Decimals compare by value: `2.50` is `2.5`. */
const plain = (amount: number | string): string => {
  const text = String(amount)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const dayOf = (date: PartialDate | null, side: typeof firstDay) => date && side(date)

/** Named the same in a language that both have, or not stated by one of them. */
function isNoOther(a: LocalizedText | null, b: LocalizedText | null): boolean {
  if (!a || !b) return true
  return LOCALES.some((locale) => {
    const [one, other] = [a[locale]?.text, b[locale]?.text]
    return one !== undefined && other !== undefined && folded(one) === folded(other)
  })
}

const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en')

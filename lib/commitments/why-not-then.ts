import type { AsOf } from '@/lib/as-of/model'
import type { PartialDate } from '@/lib/dates/partial'
import type { HistoryEntry } from '@/lib/ledger/queries'

/** Why a record that has entries is not there as of a date. */
export type WhyNotThen =
  /** Its first entry came after the one that the date stands for. */
  | { readonly kind: 'published_later'; readonly seq: number }
  | { readonly kind: 'made_later'; readonly madeOn: PartialDate }
  /** What it said then, or all of it, was removed since. */
  | { readonly kind: 'removed' }

/** `history`: all its entries up to today, newest first; `madeOn`: as it stands now. */
export function whyNotThen(
  { day, seq }: AsOf,
  history: readonly Pick<HistoryEntry, 'seq' | 'redactedBySeq'>[],
  madeOn: PartialDate | null,
): WhyNotThen {
  const first = history.at(-1)
  if (first && first.seq > seq) return { kind: 'published_later', seq: first.seq }
  const isRemoved = history.some(({ redactedBySeq }) => redactedBySeq !== null)
  // A promise is there from the first day of the time it was made in.
  if (!isRemoved && madeOn !== null && madeOn > day.slice(0, madeOn.length))
    return { kind: 'made_later', madeOn }
  return { kind: 'removed' }
}

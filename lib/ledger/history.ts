import { CommitmentContent } from '@/lib/commitments/input'
import { type Difference, differencesOf } from './differences'
import type { HistoryEntry } from './queries'

/** What one entry did to a record. */
export type HistoryChange =
  | { readonly kind: 'first' }
  /** The first load: from documents, reviewed by nobody. */
  | { readonly kind: 'seed' }
  | { readonly kind: 'report'; readonly cycle: string; readonly corrected: boolean }
  | { readonly kind: 'redaction' }
  /** Its content is gone, or the one before it is: nothing can be compared. */
  | { readonly kind: 'redacted'; readonly bySeq: number | null }
  | { readonly kind: 'differences'; readonly differences: readonly Difference[] }

/** Each entry with what it changed, newest first, as the entries come. */
export function tellHistory<Entry extends HistoryEntry>(
  entries: readonly Entry[],
): { entry: Entry; change: HistoryChange }[] {
  return entries.map((entry, index) => {
    const before = entries
      .slice(index + 1)
      .find((older) => older.subject === 'commitment' && older.act !== 'redact')
    return { entry, change: changeOf(entry, before) }
  })
}

function changeOf(entry: HistoryEntry, before: HistoryEntry | undefined): HistoryChange {
  if (entry.act === 'redact') return { kind: 'redaction' }
  if (entry.redactedBySeq !== null) return { kind: 'redacted', bySeq: entry.redactedBySeq }
  if (entry.subject === 'report')
    return { kind: 'report', cycle: entry.record.split('/').at(1) ?? '', corrected: entry.version > 1 }
  if (!before) return { kind: entry.act === 'seed' ? 'seed' : 'first' }
  if (before.redactedBySeq !== null) return { kind: 'redacted', bySeq: null }
  const [old, now] = [CommitmentContent.safeParse(before.content), CommitmentContent.safeParse(entry.content)]
  // A content of an older shape that can't be read any more still has its place and its fingerprint.
  if (!old.success || !now.success) return { kind: 'redacted', bySeq: null }
  return { kind: 'differences', differences: differencesOf(old.data, now.data) }
}

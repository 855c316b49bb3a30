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
  /** Its content was removed by that entry. */
  | { readonly kind: 'redacted'; readonly bySeq: number }
  /** No content before it can be read any more, so nothing can be compared. */
  | { readonly kind: 'not_comparable' }
  | {
      readonly kind: 'differences'
      readonly differences: readonly Difference[]
      /** The version it is compared with, where that is not the one just before; null: it is. */
      readonly comparedWith: number | null
    }

/** Each entry with what it changed, newest first, as the entries come. */
export function tellHistory<Entry extends HistoryEntry>(
  entries: readonly Entry[],
): { entry: Entry; change: HistoryChange }[] {
  return entries.map((entry, index) => ({ entry, change: changeOf(entry, entries.slice(index + 1)) }))
}

/** What an entry says of itself and of what it published. */
type Told = Pick<HistoryEntry, 'act' | 'subject' | 'record' | 'version' | 'content' | 'redactedBySeq'>

/** What one entry changed; `older`: entries of the same record before it, the nearest first. */
export function changeOf(
  entry: Told,
  older: readonly Pick<Told, 'act' | 'subject' | 'version' | 'content'>[],
): HistoryChange {
  if (entry.act === 'redact') return { kind: 'redaction' }
  if (entry.redactedBySeq !== null) return { kind: 'redacted', bySeq: entry.redactedBySeq }
  if (entry.subject === 'report')
    return { kind: 'report', cycle: entry.record.split('/').at(1) ?? '', corrected: entry.version > 1 }

  const versions = older.filter(({ subject, act }) => subject === 'commitment' && act !== 'redact')
  if (versions.length === 0) return { kind: entry.act === 'seed' ? 'seed' : 'first' }
  const now = CommitmentContent.safeParse(entry.content)
  for (const before of versions) {
    // What was removed, or is of an older shape, is passed over for the version before it.
    const old = CommitmentContent.safeParse(before.content)
    if (!now.success || !old.success) continue
    const comparedWith = before.version === entry.version - 1 ? null : before.version
    return { kind: 'differences', differences: differencesOf(old.data, now.data), comparedWith }
  }
  return { kind: 'not_comparable' }
}

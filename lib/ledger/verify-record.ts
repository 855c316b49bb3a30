import { contentHashOf, entryHashOf, GENESIS, type LedgerEntry } from './chain'

export interface EntryWithLinks extends LedgerEntry {
  /** Hash of the entry before; null: there is none. */
  hashBefore: string | null
  /** What the entry after says of this one; null: there is none. */
  previousHashAfter: string | null
}

export interface EntryCheck {
  seq: number
  /** Recomputed from salt and content; null: the content was redacted. */
  contentHash: string | null
  hash: string
  content: 'matches' | 'differs' | 'redacted' | 'missing'
  entry: 'matches' | 'differs'
  before: 'matches' | 'differs'
  /** `last`: no entry follows yet. */
  after: 'matches' | 'differs' | 'last'
}

/**
 * Recomputes the entries of one record out of the chain: what each published, its own hash, and its links to the
 * entries on either side. The whole chain is `verifyChain`.
 */
export function checkEntry(entry: EntryWithLinks): EntryCheck {
  const { salt, content, reason } = entry
  const recomputed =
    salt === null || content === null ? null : contentHashOf(Buffer.from(salt, 'hex'), content, reason)
  const hash = entryHashOf(entry)
  const says = (matches: boolean) => (matches ? 'matches' : 'differs')
  return {
    seq: entry.seq,
    contentHash: recomputed,
    hash,
    content:
      entry.redactedBySeq !== null
        ? salt === null && content === null
          ? 'redacted'
          : 'differs'
        : recomputed === null
          ? 'missing'
          : says(recomputed === entry.contentHash),
    entry: says(hash === entry.hash),
    before: says(entry.previousHash === (entry.seq === 1 ? GENESIS : entry.hashBefore)),
    after: entry.previousHashAfter === null ? 'last' : says(entry.previousHashAfter === entry.hash),
  }
}

export const isSound = (check: EntryCheck): boolean =>
  check.entry === 'matches' &&
  check.before === 'matches' &&
  check.after !== 'differs' &&
  (check.content === 'matches' || check.content === 'redacted')

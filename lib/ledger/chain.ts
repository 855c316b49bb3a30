import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical'
import type { LedgerAct, LedgerSubject } from './model'

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64)
export const SALT_BYTES = 16

/** The fields of an entry that its hash covers. `at` is an ISO instant with milliseconds, in UTC. */
export interface LedgerFields {
  seq: number
  at: string
  act: LedgerAct
  subject: LedgerSubject
  record: string
  version: number
  office: string
  contentHash: string
  previousHash: string
}

export interface LedgerEntry extends LedgerFields {
  hash: string
  /** Hex; null once redacted. */
  salt: string | null
  /** null once redacted. */
  content: unknown
  /** null where none was given, and once redacted. */
  reason: string | null
  redactedBySeq: number | null
}

const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/**
 * SHA-256(salt ‖ canonical JSON of content and reason), hex. The salt keeps short contents from being guessed after a
 * redaction.
 */
export const contentHashOf = (salt: Uint8Array, content: unknown, reason: string | null): string =>
  sha256(salt, canonicalJson({ content, reason }))

/** SHA-256 over the entry's canonical fields, the previous hash among them, hex. */
export function entryHashOf(fields: LedgerFields): string {
  const { seq, at, act, subject, record, version, office, contentHash, previousHash } = fields
  return sha256(canonicalJson({ seq, at, act, subject, record, version, office, contentHash, previousHash }))
}

export type ChainFault = {
  seq: number
  fault: 'gap' | 'previous_hash' | 'hash' | 'content_hash' | 'content_missing' | 'redaction_unknown'
}

export interface ChainReport {
  entries: number
  redacted: number
  faults: ChainFault[]
  /** Hash of the last entry: what a citation pins. */
  head: string
}

/** Recomputes a whole chain, in order of `seq`, from a live ledger or a downloaded one. */
export function verifyChain(entries: Iterable<LedgerEntry>): ChainReport {
  const report: ChainReport = { entries: 0, redacted: 0, faults: [], head: GENESIS }
  const redactions = new Set<number>()
  const emptied: { seq: number; by: number | null }[] = []
  let expected = 1
  for (const entry of entries) {
    const fault = (kind: ChainFault['fault']) => report.faults.push({ seq: entry.seq, fault: kind })
    report.entries += 1
    if (entry.seq !== expected) fault('gap')
    if (entry.previousHash !== report.head) fault('previous_hash')
    if (entryHashOf(entry) !== entry.hash) fault('hash')
    if (entry.act === 'redact') redactions.add(entry.seq)
    if (entry.redactedBySeq !== null) {
      report.redacted += 1
      emptied.push({ seq: entry.seq, by: entry.redactedBySeq })
      if (entry.content !== null || entry.salt !== null || entry.reason !== null) fault('content_hash')
    } else if (entry.salt === null || entry.content === null) fault('content_missing')
    else if (contentHashOf(Buffer.from(entry.salt, 'hex'), entry.content, entry.reason) !== entry.contentHash)
      fault('content_hash')
    report.head = entry.hash
    expected = entry.seq + 1
  }
  // An emptied entry must point to a redaction that stands in the same chain.
  for (const { seq, by } of emptied)
    if (by === null || !redactions.has(by)) report.faults.push({ seq, fault: 'redaction_unknown' })
  return report
}

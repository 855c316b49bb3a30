import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/ledger/canonical'

/** The hash before the first line. */
export const GENESIS = '0'.repeat(64)

/** What the hash of a line covers. `at` is an ISO instant with milliseconds, in UTC. */
export interface AuditFields {
  seq: number
  at: string
  personId: number | null
  act: string
  subject: string
  allowed: boolean
  refusal: string | null
  previousHash: string
}

/** SHA-256 over the line's canonical fields, the previous hash among them, hex. */
export function lineHashOf({
  seq,
  at,
  personId,
  act,
  subject,
  allowed,
  refusal,
  previousHash,
}: AuditFields): string {
  const fields = { seq, at, personId, act, subject, allowed, refusal, previousHash }
  return createHash('sha256').update(canonicalJson(fields)).digest('hex')
}

export interface TrailReport {
  lines: number
  /** First line that doesn't follow from the one before; null: the trail is whole. */
  fault: { seq: number; fault: 'gap' | 'previous_hash' | 'hash' } | null
  /** Hash of the last line. */
  head: string
}

/** A trail of which nothing was read yet. */
export const UNREAD: TrailReport = { lines: 0, fault: null, head: GENESIS }

/**
 * Recomputes a trail in order of `seq`. `before`: the report on the lines before these, so that a long trail is read
 * page by page.
 */
export function verifyTrail(
  lines: Iterable<AuditFields & { hash: string }>,
  before: TrailReport = UNREAD,
): TrailReport {
  const report: TrailReport = { ...before }
  for (const line of lines) {
    if (report.fault) return report
    report.lines += 1
    const fault =
      line.seq !== report.lines
        ? 'gap'
        : line.previousHash !== report.head
          ? 'previous_hash'
          : lineHashOf(line) !== line.hash
            ? 'hash'
            : null
    if (fault) return { ...report, fault: { seq: line.seq, fault } }
    report.head = line.hash
  }
  return report
}

import type { Fingerprint } from './content'
import type { LinkState } from './model'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What is stored of a link between two checks. */
export interface LinkRecord {
  state: LinkState
  /** Fingerprint of the text as first read, its method and when; null: never read. */
  citedSha256: string | null
  citedMethod: string | null
  citedAt: Date | null
  /** The check that the state rests on. */
  stateAt: Date | null
  /** The last attempt. */
  checkedAt: Date | null
  /** The last time the site answered at all. */
  answeredAt: Date | null
  status: number | null
  sha256: string | null
  contentType: string | null
  finalUrl: string | null
  /** Another text, seen since; it counts when it is seen again a day later. */
  otherSha256: string | null
  otherSince: Date | null
  /** How many other texts were seen, one after another. */
  variants: number
  missingSince: Date | null
  failingSince: Date | null
}

export const UNCHECKED: LinkRecord = {
  state: 'unchecked',
  citedSha256: null,
  citedMethod: null,
  citedAt: null,
  stateAt: null,
  checkedAt: null,
  answeredAt: null,
  status: null,
  sha256: null,
  contentType: null,
  finalUrl: null,
  otherSha256: null,
  otherSince: null,
  variants: 0,
  missingSince: null,
  failingSince: null,
}

export type CheckOutcome =
  | ({ kind: 'found'; status: number; contentType: string | null; finalUrl: string } & Fingerprint)
  | { kind: 'missing'; status: number; finalUrl: string }
  /** `answered`: somebody was there, and gave nothing that could be read. */
  | { kind: 'failed'; status: number | null; answered: boolean }

/** A change counts when the same new text is seen again this much later. */
export const CHANGE_CONFIRMED_AFTER = 20 * HOUR
/** "Gone" is said when the site says so again this much later. */
export const GONE_AFTER = 2 * DAY
/** So many different texts in a row are not changes of the document. */
const VARIANTS_MAX = 3
/** A state that was known stands through a failure of this long. */
const FAILING_AFTER = DAY
const WEEK = 7 * DAY

/** What is known after one more check, and when to look again. */
export function afterCheck(
  before: LinkRecord,
  outcome: CheckOutcome,
  now: Date,
): { record: LinkRecord; next: Date } {
  const record = { ...before, checkedAt: now, status: outcome.status }
  const next = (milliseconds: number) => new Date(now.getTime() + milliseconds)
  const since = (then: Date | null) => (then === null ? -1 : now.getTime() - then.getTime())
  const settle = (state: LinkState): LinkRecord => ({ ...record, state, stateAt: now })

  if (outcome.kind === 'failed') {
    if (outcome.answered) record.answeredAt = now
    record.failingSince = before.failingSince ?? now
    const known = before.state !== 'unchecked' && before.state !== 'unreachable'
    if (before.state === 'gone' || (known && since(record.failingSince) < FAILING_AFTER))
      return { record, next: next(DAY) }
    return { record: settle('unreachable'), next: next(before.failingSince === null ? DAY : WEEK) }
  }

  record.answeredAt = now
  record.failingSince = null
  record.finalUrl = outcome.finalUrl
  if (outcome.kind === 'missing') {
    record.missingSince = before.missingSince ?? now
    if (before.state === 'gone' || since(before.missingSince) >= GONE_AFTER)
      return { record: settle('gone'), next: next(4 * WEEK) }
    return { record, next: next(GONE_AFTER + HOUR) }
  }

  record.missingSince = null
  record.sha256 = outcome.sha256
  record.contentType = outcome.contentType
  const readAnew = before.citedSha256 === null || isOtherVersion(before.citedMethod, outcome.method)
  if (readAnew || outcome.sha256 === before.citedSha256) {
    if (readAnew) {
      record.citedSha256 = outcome.sha256
      record.citedMethod = outcome.method
      record.citedAt = now
    }
    record.otherSha256 = null
    record.otherSince = null
    record.variants = 0
    return { record: settle('same'), next: next(WEEK) }
  }
  if (before.otherSha256 === outcome.sha256) {
    if (since(before.otherSince) < CHANGE_CONFIRMED_AFTER && before.state !== 'changed')
      return { record, next: next(CHANGE_CONFIRMED_AFTER + HOUR) }
    record.variants = 0
    return { record: settle('changed'), next: next(WEEK) }
  }
  record.otherSha256 = outcome.sha256
  record.otherSince = now
  record.variants = before.variants + 1
  if (record.variants >= VARIANTS_MAX) return { record: settle('varies'), next: next(WEEK) }
  // It changed before and now says something else again: still not what was cited.
  if (before.state === 'changed') return { record: settle('changed'), next: next(DAY) }
  return { record, next: next(DAY) }
}

/** `text-1` and `text-2` can't be compared; a page that became a file did change. */
const isOtherVersion = (cited: string | null, now: string): boolean =>
  cited !== null && cited !== now && cited.split('-')[0] === now.split('-')[0]

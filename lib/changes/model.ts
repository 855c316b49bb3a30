import { asOfText } from '@/lib/as-of/model'
import type { Reference } from '@/lib/commitments/model'
import { type IsoDate, isRealDate } from '@/lib/dates/partial'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { changeOf, type HistoryChange } from '@/lib/ledger/history'
import type { LedgerAct, LedgerSubject } from '@/lib/ledger/model'
import type { MakerName } from '@/lib/makers/queries'
import type { Status } from '@/lib/standing/model'

/** A day on which a status became another one, by what is known: a deadline passed, a figure came in, silence lasted too long. */
export interface StatusChange {
  readonly kind: 'status'
  readonly day: IsoDate
  /** Where that day began, in UTC: `2026-11-22T19:00:00Z`. */
  readonly at: string
  /** The ledger entry since which it is known. */
  readonly knownBySeq: number
  readonly commitmentId: number
  readonly reference: Reference
  readonly title: LocalizedText
  readonly maker: MakerName
  readonly before: { readonly status: Status; readonly late: boolean }
  readonly after: { readonly status: Status; readonly late: boolean }
}

/** One entry of the ledger after the first load. */
export interface Publication {
  readonly kind: 'publication'
  readonly day: IsoDate
  /** In UTC: `2026-11-23T09:00:00Z`. */
  readonly at: string
  readonly seq: number
  readonly act: LedgerAct
  readonly subject: LedgerSubject
  /** Reference of the record, or its key. */
  readonly record: string
  readonly version: number
  readonly office: string
  /** null: no maker's office. */
  readonly officeNames: Record<Locale, string> | null
  readonly reason: string | null
  readonly content: unknown
  readonly redactedBySeq: number | null
  /** The nearest version before it that still has its content; null: there is none. */
  readonly previous: { readonly version: number; readonly content: unknown } | null
  /** null: it is about no commitment, or one no longer shown. */
  readonly reference: Reference | null
  readonly title: LocalizedText | null
  readonly maker: MakerName | null
}

export type Change = StatusChange | Publication

/** What an entry changed against the version before it. */
export function changeOfPublication({ previous, ...entry }: Publication): HistoryChange {
  const { subject, record } = entry
  const older = previous ? [{ act: 'publish' as const, subject, record, ...previous }] : []
  return changeOf(entry, older)
}

/** The record as it stood right after a change, for an address that stays: `2026-06-30.71`. */
export const asOfChange = (change: Change): string =>
  asOfText({
    day: change.day,
    seq: change.kind === 'publication' ? change.seq : change.knownBySeq,
    pinned: true,
  })

/** How far each of the two lists was told; null: nothing of it yet. */
export interface ChangesPosition {
  readonly seq: number | null
  readonly turn: { readonly day: IsoDate; readonly commitmentId: number } | null
}

export const FROM_START: ChangesPosition = { seq: null, turn: null }

/** As three whole numbers in an address, 0 where nothing of a list was told: `120.20260101.17`. */
export const positionText = ({ seq, turn }: ChangesPosition): string =>
  [seq ?? 0, turn?.day.replaceAll('-', '') ?? 0, turn?.commitmentId ?? 0].join('.')

/** null: these numbers are no position. */
export function positionOf([seq = 0, day = 0, commitmentId = 0]: readonly number[]): ChangesPosition | null {
  const digits = String(day)
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  if (day !== 0 && !(digits.length === 8 && isRealDate(iso))) return null
  return { seq: seq === 0 ? null : seq, turn: day === 0 ? null : { day: iso, commitmentId } }
}

/**
 * One line of time out of both lists, newest first, each at least `limit` long or complete: publications of a day before the
 * statuses that changed on it.
 */
export function mergeChanges(
  publications: readonly Publication[],
  turns: readonly StatusChange[],
  from: ChangesPosition,
  limit: number,
): { changes: Change[]; next: ChangesPosition | null } {
  const rank = ({ kind }: Change) => (kind === 'publication' ? 0 : 1)
  // Sorting is stable, so each list keeps its own order within a day.
  const all = [...publications, ...turns].toSorted((a, b) =>
    a.day === b.day ? rank(a) - rank(b) : a.day < b.day ? 1 : -1,
  )
  const changes = all.slice(0, limit)
  if (all.length <= limit) return { changes, next: null }
  const lastSeq = changes.findLast((change) => change.kind === 'publication')?.seq
  const lastTurn = changes.findLast((change) => change.kind === 'status')
  return {
    changes,
    next: {
      seq: lastSeq ?? from.seq,
      turn: lastTurn ? { day: lastTurn.day, commitmentId: lastTurn.commitmentId } : from.turn,
    },
  }
}

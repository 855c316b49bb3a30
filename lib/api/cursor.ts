import { z } from 'zod'
import { type CommitmentFilters, SORTS, type Sort, searchOf } from '@/lib/commitments/filters'
import { isPositionIn, type KeysetPosition } from '@/lib/commitments/list-queries'

const CURSOR_MAX = 2000
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Whatever the text holds, or null: a cursor comes from outside and may be anything. */
function decode(text: string): unknown {
  if (text.length > CURSOR_MAX || !/^[\w-]+$/.test(text)) return null
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** A place in a list, bound to the filters and the order it was read with: under others it means nothing. */
export function commitmentsCursor(filters: CommitmentFilters, sort: Sort, position: KeysetPosition): string {
  return encode({ of: searchOf(filters).toString(), sort, after: position })
}

const CommitmentsCursor = z.strictObject({ of: z.string(), sort: z.enum(SORTS), after: z.array(z.unknown()) })

/** null: not a cursor of this list. */
export function readCommitmentsCursor(
  text: string,
  filters: CommitmentFilters,
  sort: Sort,
): KeysetPosition | null {
  const parsed = CommitmentsCursor.safeParse(decode(text))
  if (!parsed.success) return null
  const { of, sort: order, after } = parsed.data
  if (of !== searchOf(filters).toString() || order !== sort || !isPositionIn(sort, after)) return null
  return after
}

export const countriesCursor = (code: string): string => encode({ code })

const CountriesCursor = z.strictObject({ code: z.string().regex(/^[A-Z]{3}$/) })

/** null: not a cursor of the countries. */
export function readCountriesCursor(text: string): string | null {
  const parsed = CountriesCursor.safeParse(decode(text))
  return parsed.success ? parsed.data.code : null
}

export const ledgerCursor = (seq: number): string => encode({ seq })

const LedgerCursor = z.strictObject({ seq: z.int().min(1) })

/** null: not a cursor of the ledger. */
export function readLedgerCursor(text: string): number | null {
  const parsed = LedgerCursor.safeParse(decode(text))
  return parsed.success ? parsed.data.seq : null
}

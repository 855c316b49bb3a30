import { type IsoDate, isRealDate } from '@/lib/dates/partial'

/** The public record as it was known: facts dated up to the end of `day`, as the ledger stood after entry `seq`. */
export interface AsOf {
  readonly day: IsoDate
  readonly seq: number
  /** The address names the entry itself, as citations do. */
  readonly pinned: boolean
  /** Nothing was in the ledger on that day: built from facts published later. */
  readonly reconstructed: boolean
}

/** What an address asked for, before the ledger was looked at. */
export interface AskedAsOf {
  readonly day: IsoDate
  /** null: as the ledger stood at the end of that day. */
  readonly seq: number | null
}

export const AS_OF_PROBLEMS = ['malformed', 'too_early', 'in_future', 'no_entry'] as const
export type AsOfProblem = (typeof AS_OF_PROBLEMS)[number]

/** Name of the parameter, on pages and in the API. */
export const AS_OF_PARAMETER = 'asOf'
/** Nothing that could be shown happened before. */
export const EARLIEST_DAY = '2015-01-01'

const PATTERN = /^(\d{4}-\d{2}-\d{2})(?:\.([1-9]\d{0,8}))?$/

/** Reads `2024-06-30`, or `2024-06-30.71` where the entry is named. */
export function parseAsOf(text: string, today: IsoDate): AskedAsOf | { problem: AsOfProblem } {
  const [, day, seq] = PATTERN.exec(text.trim()) ?? []
  if (!day || !isRealDate(day)) return { problem: 'malformed' }
  if (day < EARLIEST_DAY) return { problem: 'too_early' }
  if (day > today) return { problem: 'in_future' }
  return { day, seq: seq ? Number(seq) : null }
}

/** As it stands in an address. */
export const asOfText = ({ day, seq, pinned }: Pick<AsOf, 'day' | 'seq' | 'pinned'>): string =>
  pinned ? `${day}.${seq}` : day

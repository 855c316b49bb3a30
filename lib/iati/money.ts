import { daysBetween, firstDay, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import { type LeftOut, leftOutOf } from '@/lib/money/account'
import { TRANSACTION_TYPE } from './codes'
import type { MoneyFacts, RecordFacts } from './facts'

/** From what the day of a transaction is taken. */
export const DATE_BASES = ['period', 'made', 'reported', 'document'] as const
export type DateBasis = (typeof DATE_BASES)[number]

/** `request`: asked for, not given; `no_date`: nothing says when. */
export type NotWritten = LeftOut | 'request' | 'no_date'

export interface Dated {
  readonly on: IsoDate
  readonly basis: DateBasis
}

/** Amounts as IATI takes them: each is a transaction, or left out with its reason; some are budgets too. */
export interface MoneyOfRecord {
  readonly transactions: readonly { readonly line: MoneyFacts; readonly date: Dated; readonly type: string }[]
  /** Allocated for a time of at most one year, as the standard asks. */
  readonly budgets: readonly { readonly line: MoneyFacts; readonly from: IsoDate; readonly to: IsoDate }[]
  readonly leftOut: readonly { readonly line: MoneyFacts; readonly why: NotWritten }[]
}

const BUDGET_DAYS_MAX = 366

/** Only amounts that count in the sums at the end of `day` are transactions or budgets. */
export function moneyOf(record: RecordFacts, day: IsoDate): MoneyOfRecord {
  const reasons = leftOutOf({ level: record.level, makerKind: record.makerKind, lines: record.money }, day)
  const transactions: MoneyOfRecord['transactions'][number][] = []
  const budgets: MoneyOfRecord['budgets'][number][] = []
  const leftOut: MoneyOfRecord['leftOut'][number][] = []
  for (const [place, line] of record.money.entries()) {
    const type = TRANSACTION_TYPE[line.stage]
    const date = dateOf(line, record, day)
    const why = reasons[place] ?? (type === null ? 'request' : date === null ? 'no_date' : null)
    if (why === null && type !== null && date !== null) transactions.push({ line, date, type })
    else if (why !== null) leftOut.push({ line, why })
    const year = reasons[place] === null && line.stage === 'allocated' ? yearOf(line) : null
    if (year) budgets.push({ line, ...year })
  }
  return { transactions, budgets, leftOut }
}

function yearOf({ from, to }: MoneyFacts): { from: IsoDate; to: IsoDate } | null {
  if (from === null || to === null) return null
  const [first, last] = [firstDay(from), lastDay(to)]
  return first <= last && daysBetween(first, last) < BUDGET_DAYS_MAX ? { from: first, to: last } : null
}

/** The day on which it happened, as well as it is known; never one that is still ahead. null: nothing says when. */
function dateOf(line: MoneyFacts, record: RecordFacts, day: IsoDate): Dated | null {
  const isPaid = line.stage === 'disbursed' || line.stage === 'spent'
  const report = record.reports.find(({ cycle }) => cycle === line.report)
  const document = record.documents.find(({ key }) => line.sources.includes(key))
  const known: [DateBasis, IsoDate | null][] = [
    ['period', isPaid && line.to ? lastDay(line.to) : null],
    ['made', line.stage === 'pledged' && line.report === null ? endOf(record.madeOn, day) : null],
    ['period', line.stage === 'allocated' && line.from ? firstDay(line.from) : null],
    ['reported', report?.submittedOn ?? null],
    ['document', endOf(document?.publishedOn ?? null, day)],
  ]
  for (const [basis, on] of known) if (on !== null && on <= day) return { on, basis }
  return null
}

/** Its last day, or where that is still ahead, its first. */
function endOf(date: PartialDate | null, day: IsoDate): IsoDate | null {
  if (date === null) return null
  return lastDay(date) <= day ? lastDay(date) : firstDay(date)
}

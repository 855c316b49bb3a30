import { isPledge, type Level } from '@/lib/commitments/model'
import { type IsoDate, lastDay } from '@/lib/dates/partial'
import type { MakerKind } from '@/lib/makers/model'
import { compareDecimals, sumDecimals } from './decimal'
import { isPaidWithin, isSamePledge } from './periods'
import { restatedOf, type ToldAmount } from './restated'

/**
 * Why an amount is in no sum; the first that applies. `no_pledge`: of a national measure or an intention; `other_maker`: of a
 * maker that is no government; `restated`: told before by another document; `not_over`: paid in a period that isn't over;
 * `no_amount`: a pledge of nothing. The rest say what the amount means.
 */
export const LEFT_OUT = [
  'no_pledge',
  'other_maker',
  'restated',
  'wider',
  'per_year',
  'cumulative_by',
  'at_least',
  'up_to',
  'not_over',
  'no_amount',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]

export interface AmountLine extends ToldAmount {
  readonly id: number
  readonly amount: string
}

/** One record with its amounts: its own first, then those of its reports in the order published. */
export interface MoneyRecord {
  readonly level: Level
  readonly makerKind: MakerKind
  readonly lines: readonly AmountLine[]
}

export const isCountedPledge = ({ level, makerKind }: Pick<MoneyRecord, 'level' | 'makerKind'>): boolean =>
  isPledge(level) && makerKind !== 'non_state'

/** For each amount why it is in no sum at the end of `day`; null: it counts. Method: docs/methodology.md#funding */
export function leftOutOf(record: MoneyRecord, day: IsoDate): (LeftOut | null)[] {
  const restated = restatedOf(record.lines)
  return record.lines.map((line, place) => {
    if (!isPledge(record.level)) return 'no_pledge'
    if (record.makerKind === 'non_state') return 'other_maker'
    if (restated[place] !== null) return 'restated'
    if (line.scope === 'wider') return 'wider'
    if (line.basis !== 'total') return line.basis
    if (isPayment(line) && line.to && lastDay(line.to) > day) return 'not_over'
    if (line.stage === 'pledged' && compareDecimals(line.amount, '0') <= 0) return 'no_amount'
    return null
  })
}

/** Money that has left whoever promised it. */
const isPayment = ({ stage }: ToldAmount): boolean => stage === 'disbursed' || stage === 'spent'

/**
 * How the money of a pledge stands in one currency. `gap`: pledge and payment are stated for the same time, so that one can be
 * taken from the other; `silent`: pledged, and no payment of it is on record, in whatever currency; `apart`: payments are on
 * record but can't be set against the pledge; `unpledged`: nothing is pledged in this currency.
 */
export const MONEY_STATES = ['gap', 'silent', 'apart', 'unpledged'] as const
export type MoneyState = (typeof MONEY_STATES)[number]

/** The money of one pledge in one currency. Decimals as text. */
export interface PledgeAccount {
  readonly currency: string
  readonly state: MoneyState
  /** An amount is pledged, whatever it means. */
  readonly isStated: boolean
  /** A payment in it is on record, whatever it means. */
  readonly isPaid: boolean
  /** Sums of what counts; null: nothing does. */
  readonly pledged: string | null
  readonly disbursed: string | null
  /** Of the periods in which both are stated; null: none. */
  readonly gapPledged: string | null
  readonly gapDisbursed: string | null
}

/** A row for each currency in which a counted pledge names an amount; empty for records that are no counted pledge. */
export function accountsOf(record: MoneyRecord, day: IsoDate): PledgeAccount[] {
  if (!isCountedPledge(record)) return []
  const leftOut = leftOutOf(record, day)
  const counted = record.lines.filter((_, place) => leftOut[place] === null)
  const isAnyPaid = record.lines.some(isPayment)
  return [...new Set(record.lines.map(({ currency }) => currency))].sort().map((currency) => {
    const inStage = (stage: ToldAmount['stage']) =>
      counted.filter((line) => line.stage === stage && line.currency === currency)
    const [pledges, payments] = [inStage('pledged'), inStage('disbursed')]
    const isStated = record.lines.some((line) => line.stage === 'pledged' && line.currency === currency)
    const gap = gapOf(pledges, payments)
    return {
      currency,
      state: gap ? 'gap' : !isStated ? 'unpledged' : isAnyPaid ? 'apart' : 'silent',
      isStated,
      isPaid: record.lines.some((line) => isPayment(line) && line.currency === currency),
      pledged: sumOf(pledges),
      disbursed: sumOf(payments),
      gapPledged: gap?.pledged ?? null,
      gapDisbursed: gap?.disbursed ?? null,
    }
  })
}

function gapOf(pledges: readonly AmountLine[], payments: readonly AmountLine[]) {
  const matched = pledges
    .filter((pledge, place) => pledges.findIndex((other) => isSamePledge(other, pledge)) === place)
    .map((period) => ({
      pledged: pledges.filter((pledge) => isSamePledge(pledge, period)),
      paid: payments.filter((payment) => isPaidWithin(payment, period)),
    }))
    .filter(({ paid }) => paid.length > 0)
  const pledged = sumOf(matched.flatMap((period) => period.pledged))
  const disbursed = sumOf(matched.flatMap(({ paid }) => paid))
  return pledged === null || disbursed === null ? null : { pledged, disbursed }
}

const sumOf = (lines: readonly AmountLine[]): string | null =>
  lines.length ? sumDecimals(lines.map(({ amount }) => amount)) : null

import { type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import { isPaidWithin, isSamePledge } from '@/lib/money/periods'
import { restatedOf } from '@/lib/money/restated'
import type { MoneyFacts } from './facts'

export interface FundingGap {
  readonly currency: string
  /** The period pledged for; both null: the promise as a whole. */
  readonly from: PartialDate | null
  readonly to: PartialDate | null
  readonly pledged: number
  readonly disbursed: number
  /** pledged − disbursed; below 0 where more was paid than pledged. */
  readonly gap: number
}

/** The amounts a promise of money is judged on: pledged, for this promise alone, with an amount. */
export const pledgedLines = (money: readonly MoneyFacts[]): MoneyFacts[] =>
  money.filter((line) => line.stage === 'pledged' && line.scope === 'this_promise' && line.amount > 0)

/**
 * Payments for this promise that may be summed, known by the end of `asOf`; without a date, known throughout. A payment told
 * by several documents counts once, with all of them behind it.
 */
export const disbursedLines = (money: readonly MoneyFacts[], asOf: IsoDate): MoneyFacts[] =>
  toldOnce(money).filter(
    (line) => line.stage === 'disbursed' && isSummed(line) && (line.to ? lastDay(line.to) <= asOf : true),
  )

function toldOnce(money: readonly MoneyFacts[]): MoneyFacts[] {
  const restated = restatedOf(money)
  return money.flatMap((line, place) => {
    if (restated[place] !== null) return []
    const again = money.filter((_, other) => restated[other] === place)
    return { ...line, sources: [line, ...again].flatMap(({ sources }) => sources) }
  })
}

/**
 * What is still missing, one row for each currency and period in which both a pledge and a payment are stated.
 * An empty list means "need not stated": no payment on record is not a payment of zero.
 * Method: docs/methodology.md#funding
 */
export function fundingGaps(money: readonly MoneyFacts[], asOf: IsoDate): FundingGap[] {
  const paid = disbursedLines(money, asOf)
  return pledgesByPeriod(money).flatMap(([pledge, ...others]) => {
    const payments = paid.filter((line) => isPaidWithin(line, pledge))
    if (payments.length === 0) return []
    const [pledged, disbursed] = [sum([pledge, ...others]), sum(payments)]
    const { currency, from, to } = pledge
    return [{ currency, from, to, pledged, disbursed, gap: pledged - disbursed }]
  })
}

/**
 * Disbursed ÷ pledged of a promise whose whole pledge is stated in one currency and period, not clamped.
 * null: unknown, because no payment is on record or the pledge cannot be summed (up to, per year, several currencies).
 */
export function disbursedShare(money: readonly MoneyFacts[], asOf: IsoDate): number | null {
  const [first, ...others] = pledgedLines(money)
  if (!first || ![first, ...others].every((line) => isSummed(line) && isSamePledge(line, first))) return null
  const [only] = fundingGaps(money, asOf)
  return only ? only.disbursed / only.pledged : null
}

/** Only totals for this promise alone are ever summed. */
const isSummed = (line: MoneyFacts) => line.basis === 'total' && line.scope === 'this_promise'

function pledgesByPeriod(money: readonly MoneyFacts[]): [MoneyFacts, ...MoneyFacts[]][] {
  const groups: [MoneyFacts, ...MoneyFacts[]][] = []
  for (const line of pledgedLines(money).filter(isSummed)) {
    const group = groups.find(([pledge]) => isSamePledge(pledge, line))
    if (group) group.push(line)
    else groups.push([line])
  }
  return groups
}

const sum = (lines: readonly MoneyFacts[]) => lines.reduce((total, line) => total + line.amount, 0)

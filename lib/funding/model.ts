import type { LeftOut } from '@/lib/money/account'
import { MONEY_STAGES, type MoneyStage } from '@/lib/money/model'
import type { MoneyCount, PledgeCount } from '@/lib/money/tally'

/** The amounts of one stage in one currency. */
export interface StageSum {
  readonly stage: MoneyStage
  /** null: nothing that counts is on record. */
  readonly amount: string | null
  readonly lines: number
  /** Pledges that name them. */
  readonly records: number
  /** Amounts of this stage that are in no sum, by reason. */
  readonly leftOut: readonly { readonly reason: LeftOut; readonly lines: number }[]
}

/** From requested to spent; every stage has its row. Stages are never added. */
export function stageSums(counts: readonly MoneyCount[]): StageSum[] {
  return MONEY_STAGES.map((stage) => {
    const ofStage = counts.filter((count) => count.stage === stage)
    const counted = ofStage.find(({ leftOut }) => leftOut === null)
    return {
      stage,
      amount: counted?.amount ?? null,
      lines: counted?.lines ?? 0,
      records: counted?.records ?? 0,
      leftOut: ofStage.flatMap(({ leftOut, lines }) =>
        leftOut === null ? [] : [{ reason: leftOut, lines }],
      ),
    }
  })
}

/** Money of one maker or of one action. */
export interface FundingRow<Subject> {
  readonly subject: Subject
  readonly stages: readonly StageSum[]
  readonly pledges: PledgeCount | null
}

/** Rows in the order of `subjects`, of those that name any amount in the currency. */
export function rowsOf<Subject>(
  subjects: readonly Subject[],
  isOf: (subject: Subject, count: { maker: string; action: string }) => boolean,
  money: readonly MoneyCount[],
  pledges: readonly PledgeCount[],
): FundingRow<Subject>[] {
  return subjects
    .map((subject) => ({
      subject,
      stages: stageSums(money.filter((count) => isOf(subject, count))),
      pledges: pledges.find((count) => isOf(subject, count)) ?? null,
    }))
    .filter(({ stages }) => stages.some(({ amount }) => amount !== null))
}

/** One currency that pledges name, or that other records do. */
export interface CurrencyChoice {
  readonly currency: string
  /** Pledges that name an amount in it. */
  readonly pledges: number
  /** Amounts in it that are in a sum. */
  readonly counted: number
}

/** Those that most pledges name first, then those with most in their sums, then by code. */
export function currencyChoices(
  money: readonly MoneyCount[],
  pledges: readonly PledgeCount[],
): CurrencyChoice[] {
  return [...new Set(money.map(({ currency }) => currency))]
    .map((currency) => ({
      currency,
      pledges: pledges.find((count) => count.currency === currency)?.pledges ?? 0,
      counted: money
        .filter((count) => count.currency === currency && count.leftOut === null)
        .reduce((sum, { lines }) => sum + lines, 0),
    }))
    .toSorted((a, b) => b.pledges - a.pledges || b.counted - a.counted || (a.currency < b.currency ? -1 : 1))
}

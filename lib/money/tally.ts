import type { IsoDate } from '@/lib/dates/partial'
import {
  accountsOf,
  isCountedPledge,
  type LeftOut,
  leftOutOf,
  type MoneyRecord,
  type PledgeAccount,
} from './account'
import { addDecimals } from './decimal'
import type { MoneyStage } from './model'

/** Whatever a dimension of the counts may hold: all makers, actions, years or currencies together. */
export const ALL = 'all'
/** Of records that name no action. */
export const NO_ACTION = 'none'

/** What one count speaks of. A record that serves several actions counts in each of them, and once in `all`. */
export interface Dimensions {
  /** Code of a maker, or `all`. */
  readonly maker: string
  /** Number of an action, `none` or `all`. */
  readonly action: string
  /** Year of the reference, or `all`. */
  readonly year: string
  readonly currency: string
}

/** Amounts of one stage that count, or that are left out for one reason. */
export interface MoneyCount extends Dimensions {
  readonly stage: MoneyStage
  /** null: they count. */
  readonly leftOut: LeftOut | null
  readonly lines: number
  /** Records that name them. */
  readonly records: number
  /** Their sum; null: they are left out. */
  readonly amount: string | null
}

/** Counted pledges by what is known of their money; in currency `all`, whatever currency. */
export interface PledgeCount extends Dimensions {
  /** All pledges, with or without money; in one currency, those that name an amount in it. */
  readonly pledges: number
  /** An amount is pledged, whatever it means. */
  readonly stated: number
  /** It can be summed. */
  readonly summed: number
  /** A payment is on record. */
  readonly paid: number
  readonly silent: number
  /** Pledge and payment can be set against each other. */
  readonly gaps: number
  readonly gapPledged: string
  readonly gapDisbursed: string
}

/** One record as the tally takes it. */
export interface TalliedRecord extends MoneyRecord {
  readonly maker: string
  readonly year: number
  readonly actions: readonly number[]
}

export interface Tally {
  readonly money: MoneyCount[]
  readonly pledges: PledgeCount[]
}

/** Adds up what records say of money, in every dimension and in all of them together, as of the end of a day. */
export function makeTally(day: IsoDate) {
  const money = new Map<string, MoneyCount>()
  const pledges = new Map<string, PledgeCount>()

  function add(record: TalliedRecord): void {
    const accounts = accountsOf(record, day)
    const leftOut = leftOutOf(record, day)
    for (const place of placesOf(record)) {
      for (const count of linesOf(record, leftOut)) addTo(money, { ...place, ...count }, moneyKey, sumMoney)
      if (!isCountedPledge(record)) continue
      addTo(pledges, { ...place, ...wholeOf(accounts) }, placeKey, sumPledges)
      for (const account of accounts) addTo(pledges, { ...place, ...countOf(account) }, placeKey, sumPledges)
    }
  }
  return { add, result: (): Tally => ({ money: [...money.values()], pledges: [...pledges.values()] }) }
}

/** Each place of the counts in which a record stands. */
function placesOf({ maker, year, actions }: TalliedRecord): Omit<Dimensions, 'currency'>[] {
  const served = actions.length ? actions.map(String) : [NO_ACTION]
  return [maker, ALL].flatMap((who) =>
    [ALL, ...served].flatMap((action) =>
      [ALL, String(year)].map((when) => ({ maker: who, action, year: when })),
    ),
  )
}

type LineCount = Omit<MoneyCount, 'maker' | 'action' | 'year'>

function linesOf(record: TalliedRecord, leftOut: readonly (LeftOut | null)[]): LineCount[] {
  const counts = new Map<string, LineCount>()
  for (const [place, { currency, stage, amount }] of record.lines.entries()) {
    const reason = leftOut[place] ?? null
    const key = `${currency} ${stage} ${reason}`
    const before = counts.get(key)
    counts.set(key, {
      currency,
      stage,
      leftOut: reason,
      lines: (before?.lines ?? 0) + 1,
      records: 1,
      amount: reason === null ? addDecimals(before?.amount ?? '0', amount) : null,
    })
  }
  return [...counts.values()]
}

type AccountCount = Omit<PledgeCount, 'maker' | 'action' | 'year'>

const countOf = (account: PledgeAccount): AccountCount => ({
  currency: account.currency,
  pledges: 1,
  stated: Number(account.isStated),
  summed: Number(account.pledged !== null),
  paid: Number(account.isPaid),
  silent: Number(account.state === 'silent'),
  gaps: Number(account.state === 'gap'),
  gapPledged: account.gapPledged ?? '0',
  gapDisbursed: account.gapDisbursed ?? '0',
})

/** Amounts of different currencies are never added. */
function wholeOf(accounts: readonly PledgeAccount[]): AccountCount {
  const any = (is: (account: PledgeAccount) => boolean) => Number(accounts.some(is))
  return {
    currency: ALL,
    pledges: 1,
    stated: any(({ isStated }) => isStated),
    summed: any(({ pledged }) => pledged !== null),
    paid: any(({ isPaid }) => isPaid),
    silent: any(({ state }) => state === 'silent'),
    gaps: any(({ state }) => state === 'gap'),
    gapPledged: '0',
    gapDisbursed: '0',
  }
}

const placeKey = ({ maker, action, year, currency }: Dimensions) => [maker, action, year, currency].join(' ')
const moneyKey = (count: MoneyCount) => `${placeKey(count)} ${count.stage} ${count.leftOut}`

function addTo<Count>(
  counts: Map<string, Count>,
  count: Count,
  keyOf: (count: Count) => string,
  sum: (a: Count, b: Count) => Count,
): void {
  const key = keyOf(count)
  const before = counts.get(key)
  counts.set(key, before ? sum(before, count) : count)
}

const sumMoney = (a: MoneyCount, b: MoneyCount): MoneyCount => ({
  ...a,
  lines: a.lines + b.lines,
  records: a.records + b.records,
  amount: a.amount === null || b.amount === null ? null : addDecimals(a.amount, b.amount),
})

const sumPledges = (a: PledgeCount, b: PledgeCount): PledgeCount => ({
  ...a,
  pledges: a.pledges + b.pledges,
  stated: a.stated + b.stated,
  summed: a.summed + b.summed,
  paid: a.paid + b.paid,
  silent: a.silent + b.silent,
  gaps: a.gaps + b.gaps,
  gapPledged: addDecimals(a.gapPledged, b.gapPledged),
  gapDisbursed: addDecimals(a.gapDisbursed, b.gapDisbursed),
})

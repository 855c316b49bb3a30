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

/** All dimensions but the currency, which no place leaves open. */
export type Place = Omit<Dimensions, 'currency'>

/**
 * Adds up what records say of money, in every dimension and in all of them together, as of the end of a day. `isWanted`: the
 * places that are asked for; whatever else is not added up.
 */
export function makeTally(day: IsoDate, isWanted: (place: Place) => boolean = () => true) {
  const money = new Map<string, Changing<MoneyCount>>()
  const pledges = new Map<string, Changing<PledgeCount>>()

  function add(record: TalliedRecord): void {
    const places = placesOf(record, [record.maker, ALL]).filter(isWanted)
    if (places.length === 0) return
    const lines = linesOf(record, leftOutOf(record, day))
    const accounts = isCountedPledge(record) ? accountsOf(record, day) : null
    const counts = accounts && [wholeOf(accounts), ...accounts.map(countOf)]
    for (const place of places) {
      const key = `${place.maker} ${place.action} ${place.year}`
      for (const line of lines) {
        const at = `${key} ${line.currency} ${line.stage} ${line.leftOut}`
        const sum = money.get(at)
        if (sum) addLines(sum, line)
        else money.set(at, { ...place, ...line })
      }
      for (const count of counts ?? []) {
        const at = `${key} ${count.currency}`
        const sum = pledges.get(at)
        if (sum) addPledges(sum, count)
        else pledges.set(at, { ...place, ...count })
      }
    }
  }

  /** Records alike, none of which names an amount: a pledge counts, and nothing else does. */
  function addWithoutMoney(alike: Omit<TalliedRecord, 'lines'>, records: number): void {
    if (!isCountedPledge(alike)) return
    for (const place of placesOf(alike, [alike.maker, ALL]).filter(isWanted)) {
      const at = `${place.maker} ${place.action} ${place.year} ${ALL}`
      const sum = pledges.get(at)
      if (sum) sum.pledges += records
      else pledges.set(at, { ...place, ...wholeOf([]), pledges: records })
    }
  }
  return {
    add,
    addWithoutMoney,
    result: (): Tally => ({ money: [...money.values()], pledges: [...pledges.values()] }),
  }
}

type Changing<Count> = { -readonly [Key in keyof Count]: Count[Key] }

/** Each place of the counts in which a record stands, of these makers. */
export function placesOf(
  { year, actions }: Omit<TalliedRecord, 'lines'>,
  makers: readonly string[],
): Place[] {
  const served = actions.length ? actions.map(String) : [NO_ACTION]
  return makers.flatMap((who) =>
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

function addLines(sum: Changing<MoneyCount>, { lines, records, amount }: LineCount): void {
  sum.lines += lines
  sum.records += records
  if (sum.amount !== null && amount !== null) sum.amount = addDecimals(sum.amount, amount)
}

function addPledges(sum: Changing<PledgeCount>, count: AccountCount): void {
  sum.pledges += count.pledges
  sum.stated += count.stated
  sum.summed += count.summed
  sum.paid += count.paid
  sum.silent += count.silent
  sum.gaps += count.gaps
  if (count.gaps === 0) return
  sum.gapPledged = addDecimals(sum.gapPledged, count.gapPledged)
  sum.gapDisbursed = addDecimals(sum.gapDisbursed, count.gapDisbursed)
}

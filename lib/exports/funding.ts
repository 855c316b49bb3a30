import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { Query } from '@/lib/commitments/filters'
import { type LinesFilter, parseFunding, parseLines, parsePledges } from '@/lib/funding/filters'
import {
  findFunding,
  findLineIds,
  listFundingChoices,
  listPledgeMoney,
  type When,
} from '@/lib/funding/queries'
import type { MoneyCount } from '@/lib/money/tally'
import { MONEY_LINES } from './children'
import { type Column, type Extract, extractOf, type Pin, type Row, type Table } from './model'
import { readExtract } from './sql-table'

/** Sums and left-out amounts, one row for each stage, currency and reason, of the selection and of each of its makers. */
export const MONEY_SUMS: Table = {
  name: 'money_sums',
  columns: [
    { key: 'maker', type: 'code', from: 'commitments.maker_code' },
    { key: 'currency', type: 'code', from: 'money_lines.currency' },
    { key: 'stage', type: 'code', from: 'money_lines.stage' },
    { key: 'account', type: 'code', from: 'rule:funding' },
    { key: 'amounts', type: 'integer', from: 'rule:funding' },
    { key: 'records', type: 'integer', unit: 'records', from: 'rule:funding' },
    { key: 'sum', type: 'decimal', unit: 'of_currency', from: 'rule:funding', empty: 'not_applicable' },
  ],
}

const ACCOUNT: Column = { key: 'account', type: 'code', from: 'rule:funding' }

/** The amounts behind a sum: as every list of amounts has them, and whether they count. */
export const FUNDING_LINES: Table = { name: 'funding_lines', columns: [...MONEY_LINES.columns, ACCOUNT] }

/** Pledges with their money in each currency. */
export const PLEDGE_MONEY: Table = {
  name: 'pledge_money',
  columns: [
    { key: 'reference', type: 'code', from: 'commitments.reference' },
    { key: 'maker', type: 'code', from: 'commitments.maker_code' },
    { key: 'currency', type: 'code', from: 'money_lines.currency' },
    { key: 'state', type: 'code', from: 'rule:funding' },
    { key: 'pledged', type: 'decimal', unit: 'of_currency', from: 'rule:funding', empty: 'not_stated' },
    { key: 'disbursed', type: 'decimal', unit: 'of_currency', from: 'rule:funding', empty: 'not_stated' },
    { key: 'gap_pledged', type: 'decimal', unit: 'of_currency', from: 'rule:funding', empty: 'not_stated' },
    { key: 'gap_disbursed', type: 'decimal', unit: 'of_currency', from: 'rule:funding', empty: 'not_stated' },
  ],
}

const whenOf = ({ asOf, isAsked }: Pin): When => ({ asOf: isAsked ? asOf : null, day: asOf.day })

export async function readMoneySums(db: PublicDb, query: Query, pin: Pin) {
  const choices = await listFundingChoices(db)
  const { filter, ignored } = parseFunding(query, choices)
  const found = await findFunding(db, filter, whenOf(pin))
  const isAsked = (count: MoneyCount) => filter.currency === null || count.currency === filter.currency
  const rowOf = (count: MoneyCount): Row => ({
    maker: count.maker,
    currency: count.currency,
    stage: count.stage,
    account: count.leftOut ?? 'counted',
    amounts: count.lines,
    records: count.records,
    sum: count.amount,
  })
  const byMaker = filter.country === null ? found.moneyByMaker : []
  return { extract: extractOf(MONEY_SUMS, [...found.money, ...byMaker].filter(isAsked).map(rowOf)), ignored }
}

/** Ids of the records that name an amount within the filter, in the order of the list of amounts. */
export async function fundedRecords(db: PublicDb, query: Query, pin: Pin): Promise<SQL> {
  const { filter } = parseFunding(query, await listFundingChoices(db))
  const { ids } = await findLineIds(
    db,
    { ...filter, stage: null, account: null, provider: null },
    whenOf(pin),
    null,
  )
  return sql`select x.commitment_id as id from unnest(${`{${ids.join(',')}}`}::int[]) with ordinality t(id, n)
    join money_lines x on x.id = t.id group by x.commitment_id order by min(t.n)`
}

export async function readFundingLines(db: PublicDb, query: Query, pin: Pin) {
  const choices = await listFundingChoices(db)
  const { filter, ignored } = parseLines(query, choices)
  return { extract: await linesExtract(db, filter, pin), ignored }
}

/** The rows are read by lots, as every table's; whether an amount counts was found with its id. */
async function linesExtract(db: PublicDb, filter: LinesFilter, pin: Pin): Promise<Extract> {
  const { ids, accounts } = await findLineIds(db, filter, whenOf(pin), null)
  const list = sql`select id from unnest(${`{${ids.join(',')}}`}::int[]) with ordinality t(id, n) order by n`
  const base = await readExtract(db, MONEY_LINES, list, pin)
  return {
    table: FUNDING_LINES,
    total: base.total,
    async *batches() {
      let at = 0
      for await (const lot of base.batches()) {
        const from = at
        yield lot.map((cells, place) => [...cells, accounts[from + place] ?? 'counted'])
        at += lot.length
      }
    },
  }
}

/** A row of every pledge, not only of a page. */
const PLEDGES_MAX = 1_000_000

export async function readPledgeMoney(db: PublicDb, query: Query, pin: Pin) {
  const choices = await listFundingChoices(db)
  const { filter, ignored } = parsePledges(query, choices)
  const found = await listPledgeMoney(db, filter, whenOf(pin), { limit: PLEDGES_MAX, offset: 0 })
  const rows = found.map(
    (one): Row => ({
      reference: one.reference,
      maker: one.maker.code,
      currency: one.currency,
      state: one.state,
      pledged: one.pledged,
      disbursed: one.disbursed,
      gap_pledged: one.gapPledged,
      gap_disbursed: one.gapDisbursed,
    }),
  )
  return { extract: extractOf(PLEDGE_MONEY, rows), ignored }
}

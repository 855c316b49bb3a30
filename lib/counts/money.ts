import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb, Tx, Writable } from '@/db/client'
import { accountedLines, moneyCounts, moneyFlows, pledgeAccounts, pledgeCounts } from '@/db/schema'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import type { IsoDate } from '@/lib/dates/partial'
import { accountsOf, leftOutOf } from '@/lib/money/account'
import { makeFlows, providerKey } from '@/lib/money/flows'
import type { MoneyStage } from '@/lib/money/model'
import { ALL, type Dimensions, makeTally, NO_ACTION, type TalliedRecord } from '@/lib/money/tally'

/** Rows of one statement; each has up to 14 values, and a statement may have 65,535. */
const ROWS = 2000
/** Makers whose records are in memory at once. */
const MAKERS = 10
/** What counts, where others say why they don't. */
export const COUNTED_ACCOUNT = 'counted'

/** One record with its amounts, as the rules of money take it. */
export interface MoneyRecordRow extends TalliedRecord {
  readonly id: number
  readonly reference: string
  readonly centralAsia: boolean
}

/** Records with what they and their reports say of money. `only`: a condition on `c`, `v` and `m`. */
export async function loadMoneyRecords(
  db: PublicDb | Writable,
  asOf: AsOf | null,
  only: SQL,
): Promise<MoneyRecordRow[]> {
  const known = asOf === null ? sql`true` : sql`(r.id is null or r.submitted_on <= ${asOf.day}::date)`
  return (await db.execute(sql`select c.id, c.reference, c.maker_code as maker, c.year, m.kind as "makerKind",
      m.central_asia as "centralAsia", v.level,
      (select coalesce(json_agg(a.action order by a.action), '[]') from commitment_actions a where a.version_id = v.id) as actions,
      (select coalesce(json_agg(json_build_object('id', x.id, 'stage', x.stage, 'basis', x.basis, 'scope', x.scope,
          'amount', x.amount::text, 'currency', x.currency, 'from', x.starts_on, 'to', x.ends_on, 'provider', x.provider,
          'report', r.cycle_key) order by x.report_id nulls first, x.position, x.id), '[]')
        from money_lines x left join reports r on r.id = x.report_id
        where x.commitment_id = c.id and ${stoodAt('x', asOf)} and ${known}) as lines
    from ${recordsAt(asOf)} where ${only}
    order by c.maker_code, c.year, c.number`)) as unknown as MoneyRecordRow[]
}

/** Records in memory at once, of all of them. */
const LOT = 5000

/** The records of `loadMoneyRecords` in lots, in the order published: all of them may be too many at once. */
export async function* moneyRecordLots(
  db: PublicDb,
  asOf: AsOf | null,
  only: SQL,
): AsyncGenerator<MoneyRecordRow[]> {
  for (let after = 0; ; ) {
    const [lot] = (await db.execute(sql`select max(x.id) as last from
      (select id from commitments where id > ${after} order by id limit ${LOT}) x`)) as unknown as {
      last: number | null
    }[]
    if (!lot || lot.last === null) return
    // Said of each table, so that none is read as a whole for a lot.
    const within = sql.join(
      ['c.id', 'v.commitment_id', 's.commitment_id'].map(
        (id) => sql`${sql.raw(id)} > ${after} and ${sql.raw(id)} <= ${lot.last}`,
      ),
      sql` and `,
    )
    yield await loadMoneyRecords(db, asOf, sql`${within} and ${only}`)
    after = lot.last
  }
}

/** Records alike for the counts, and how many there are; they name no amount. */
export type AlikeRecords = Omit<TalliedRecord, 'lines'> & { readonly records: number }

/** The records that `only` says, counted by what the tally asks of one without an amount. */
export async function countRecordsAlike(db: PublicDb, asOf: AsOf | null, only: SQL): Promise<AlikeRecords[]> {
  return (await db.execute(sql`select x.maker, x.year, x."makerKind", x.level, to_json(x.actions) as actions, count(*)::int as records
    from (select c.maker_code as maker, c.year, m.kind as "makerKind", v.level,
        array(select a.action from commitment_actions a where a.version_id = v.id order by 1) as actions
      from ${recordsAt(asOf)} where ${only}) x
    group by x.maker, x.year, x."makerKind", x.level, x.actions`)) as unknown as AlikeRecords[]
}

/** What the records of these makers say of money, accounted at the end of `today`; then the counts of all together. */
export async function recountMoney(tx: Tx, codes: readonly string[], today: IsoDate): Promise<void> {
  for (const table of ['accounted_lines', 'pledge_accounts', 'money_counts', 'money_flows', 'pledge_counts'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where maker_code in ${[...codes]}`)
  for (let at = 0; at < codes.length; at += MAKERS) await writeMoney(tx, codes.slice(at, at + MAKERS), today)
  await sumMakers(tx)
}

async function writeMoney(tx: Tx, codes: readonly string[], today: IsoDate): Promise<void> {
  const records = await loadMoneyRecords(tx, null, sql`c.maker_code in ${[...codes]}`)
  const tally = makeTally(today)
  const flows = makeFlows(today)
  for (const record of records) {
    tally.add(record)
    flows.add(record)
  }
  const { money, pledges } = tally.result()
  const placed = (count: Dimensions) => {
    const { maker: makerCode, action, year, currency } = count
    return { makerCode, action, year, currency }
  }
  const ofMakers = <Count extends Dimensions>(counts: readonly Count[]) =>
    counts.filter(({ maker }) => maker !== ALL)
  await inLots(
    records.flatMap((record) => lineRows(record, today)),
    (rows) => tx.insert(accountedLines).values(rows),
  )
  await inLots(
    records.flatMap((record) => accountRows(record, today)),
    (rows) => tx.insert(pledgeAccounts).values(rows),
  )
  await inLots(ofMakers(money), (rows) =>
    tx.insert(moneyCounts).values(
      rows.map(({ stage, leftOut, lines, records, amount, ...place }) => ({
        ...placed(place),
        stage,
        account: leftOut ?? COUNTED_ACCOUNT,
        lines,
        records,
        amount,
      })),
    ),
  )
  await inLots(flows.result(), (rows) =>
    tx.insert(moneyFlows).values(rows.map(({ maker: makerCode, ...flow }) => ({ makerCode, ...flow }))),
  )
  await inLots(ofMakers(pledges), (rows) =>
    tx.insert(pledgeCounts).values(rows.map(({ maker: makerCode, ...count }) => ({ makerCode, ...count }))),
  )
}

async function inLots<Row>(
  rows: readonly Row[],
  write: (rows: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) await write(rows.slice(at, at + ROWS))
}

const placeOf = ({ id, maker, centralAsia, reference, year, actions }: MoneyRecordRow) => ({
  commitmentId: id,
  makerCode: maker,
  region: centralAsia ? 0 : 1,
  reference,
  year: String(year),
  actions: actions.length ? actions.map(String) : [NO_ACTION],
})

function lineRows(record: MoneyRecordRow, today: IsoDate) {
  const leftOut = leftOutOf(record, today)
  return record.lines.map(({ id, currency, stage, provider }, position) => ({
    ...placeOf(record),
    lineId: id,
    currency,
    stage: stage as MoneyStage,
    account: leftOut[position] ?? COUNTED_ACCOUNT,
    position,
    provider: providerKey(provider),
  }))
}

const accountRows = (record: MoneyRecordRow, today: IsoDate) =>
  accountsOf(record, today).map((account) => ({ ...placeOf(record), ...account }))

/** All makers together, from the counts of each. */
async function sumMakers(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from money_counts where maker_code = ${ALL}`)
  await tx.execute(sql`insert into money_counts (maker_code, action, year, currency, stage, account, lines, records, amount)
    select ${ALL}, action, year, currency, stage, account, sum(lines), sum(records), sum(amount)
    from money_counts group by action, year, currency, stage, account`)
  await tx.execute(sql`delete from pledge_counts where maker_code = ${ALL}`)
  await tx.execute(sql`insert into pledge_counts (maker_code, action, year, currency, pledges, stated, summed, paid, silent, gaps, gap_pledged, gap_disbursed)
    select ${ALL}, action, year, currency, sum(pledges), sum(stated), sum(summed), sum(paid), sum(silent), sum(gaps), sum(gap_pledged), sum(gap_disbursed)
    from pledge_counts group by action, year, currency`)
}

import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { listLedgerPage } from '@/lib/ledger/queries'
import type { Pin } from './model'
import type { SqlTable } from './sql-table'

const raw = sql.raw

/** One row an entry, without what it published: that is in `ledger.json`, and in the other tables. */
export const LEDGER: SqlTable = {
  name: 'ledger',
  columns: [
    { key: 'entry', type: 'integer', from: 'ledger.seq', sql: raw('l.seq::int') },
    {
      key: 'published_at',
      type: 'instant',
      from: 'ledger.at',
      sql: raw(`to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
    },
    { key: 'act', type: 'code', from: 'ledger.act', sql: raw('l.act') },
    { key: 'subject', type: 'code', from: 'ledger.subject', sql: raw('l.subject') },
    { key: 'record', type: 'code', from: 'ledger.record', sql: raw('l.record') },
    { key: 'version', type: 'integer', from: 'ledger.version', sql: raw('l.version') },
    { key: 'office', type: 'code', from: 'ledger.office', sql: raw('l.office') },
    {
      key: 'reason',
      type: 'text',
      from: 'ledger_contents.reason',
      empty: 'not_stated',
      sql: raw('lc.reason'),
    },
    { key: 'content_hash', type: 'code', from: 'ledger.content_hash', sql: raw('l.content_hash') },
    { key: 'previous_hash', type: 'code', from: 'ledger.previous_hash', sql: raw('l.previous_hash') },
    { key: 'hash', type: 'code', from: 'ledger.hash', sql: raw('l.hash') },
    {
      key: 'removed_by_entry',
      type: 'integer',
      from: 'ledger_contents.redacted_by_seq',
      empty: 'none',
      sql: raw('lc.redacted_by_seq::int'),
    },
  ],
  source: () => raw('join ledger l on l.seq = k.id left join ledger_contents lc on lc.seq = l.seq'),
}

/** Ids of all entries, or of those about the records of `scope` and the reports on them. */
export const ledgerIds = ({ asOf }: Pin, scope: SQL | null = null): SQL => {
  const isIn = scope
    ? sql`and split_part(l.record, '/', 1) in (select c.reference from commitments c join (${scope}) y on y.id = c.id)`
    : sql``
  return sql`select l.seq::int as id from ledger l where l.seq <= ${asOf.seq} ${isIn} order by l.seq`
}

const LOT = 200

/** Every entry with its content and salt, as the API gives them: what `verify-ledger` reads. */
export async function* ledgerPieces(db: PublicDb, { asOf }: Pin): AsyncGenerator<string> {
  let separator = '{"data":[\n'
  for (let after = 0; ; ) {
    const { entries, next } = await listLedgerPage(db, {}, { after, limit: LOT })
    const lot = entries.filter(({ seq }) => seq <= asOf.seq)
    for (const entry of lot) {
      yield separator + JSON.stringify(entry)
      separator = ',\n'
    }
    if (next === null || next >= asOf.seq) break
    after = next
  }
  yield separator.startsWith('{') ? `${separator}]}\n` : '\n]}\n'
}

import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import type { Reference } from '@/lib/commitments/model'
import type { Locale } from '@/lib/i18n/model'
import type { LedgerEntry } from './chain'

/** An entry as a record's own page tells it. */
export interface HistoryEntry extends LedgerEntry {
  /** Names of the maker whose office published; null: `seed`, `vaada`. */
  officeNames: Record<Locale, string> | null
  /** Hash of the entry before and `previousHash` of the one after: what its links must equal. null: it is first, or last. */
  hashBefore: string | null
  previousHashAfter: string | null
}

export interface LedgerFilter {
  /** Only entries of this record and of the reports on it. */
  record?: Reference | null
  /** Only entries that were there by then. */
  asOf?: AsOf | null
}

async function rows<Row>(db: PublicDb, query: SQL): Promise<Row[]> {
  return (await db.execute(query)) as unknown as Row[]
}

/** As the chain hashes it: an instant with milliseconds, in UTC. */
const AT = sql.raw(`to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const ENTRY = sql`l.seq::int as seq, ${AT} as at, l.act, l.subject, l.record, l.version, l.office, lc.reason,
  l.content_hash as "contentHash", l.previous_hash as "previousHash", l.hash,
  encode(lc.salt, 'hex') as salt, lc.content, lc.redacted_by_seq::int as "redactedBySeq"`

/** A record's own entries and those of its reports (`KAZ-2021-01/2026`). */
const ofRecord = (record: Reference) => sql`(l.record = ${record} or starts_with(l.record, ${`${record}/`}))`

const upTo = (asOf: AsOf | null) => (asOf ? sql`l.seq <= ${asOf.seq}` : sql`true`)

/** Every entry about one record up to then, newest first, with its neighbours' hashes. */
export async function listHistory(
  db: PublicDb,
  record: Reference,
  asOf: AsOf | null = null,
): Promise<HistoryEntry[]> {
  return rows<HistoryEntry>(
    db,
    sql`select ${ENTRY}, m.names as "officeNames", p.hash as "hashBefore", n.previous_hash as "previousHashAfter"
      from ledger l
      left join ledger_contents lc on lc.seq = l.seq
      left join ledger p on p.seq = l.seq - 1
      left join ledger n on n.seq = l.seq + 1
      left join makers m on m.code = l.office
      where ${ofRecord(record)} and ${upTo(asOf)}
      order by l.seq desc`,
  )
}

/** Entries in order of the chain, after `after`; `next` null: that was the end. */
export async function listLedgerPage(
  db: PublicDb,
  { record = null, asOf = null }: LedgerFilter,
  { after, limit }: { after: number; limit: number },
): Promise<{ entries: LedgerEntry[]; total: number; next: number | null }> {
  const scope = sql`${record ? ofRecord(record) : sql`true`} and ${upTo(asOf)}`
  const found = await rows<{ entries: LedgerEntry[]; total: number }>(
    db,
    sql`select
      (select count(*)::int from ledger l where ${scope}) as total,
      (select coalesce(json_agg(page order by page.seq), '[]') from (
        select ${ENTRY} from ledger l left join ledger_contents lc on lc.seq = l.seq
        where ${scope} and l.seq > ${after} order by l.seq limit ${limit + 1}) page) as entries`,
  )
  const { entries = [], total = 0 } = found[0] ?? {}
  const page = entries.slice(0, limit)
  return { entries: page, total, next: entries.length > limit ? (page.at(-1)?.seq ?? null) : null }
}

/** The last entry of the ledger: with its hash, everything before it is fixed. */
export interface LedgerHead {
  seq: number
  hash: string
}

/** null: the ledger is empty. */
export async function findLedgerHead(db: PublicDb, asOf: AsOf | null): Promise<LedgerHead | null> {
  const [head] = await rows<LedgerHead>(
    db,
    sql`select l.seq::int as seq, l.hash from ledger l
      where ${asOf === null ? sql`true` : sql`l.seq <= ${asOf.seq}`} order by l.seq desc limit 1`,
  )
  return head ?? null
}

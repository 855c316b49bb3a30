import { randomBytes } from 'node:crypto'
import { desc, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { ledger, ledgerActs, ledgerContents, publication } from '@/db/schema'
import { contentHashOf, entryHashOf, GENESIS, SALT_BYTES } from './chain'
import type { LedgerAct, LedgerSubject } from './model'

/** Taken by every publication and redaction: the ledger grows one entry at a time. */
const PUBLISHING_LOCK = 7_361_001

export const lockPublishing = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${PUBLISHING_LOCK})`)

export interface Act {
  act: LedgerAct
  subject: LedgerSubject
  record: string
  version: number
  /** A maker's code, `vaada`, `seed`, or `organisation`; never a person. */
  office: string
  reason: string | null
  content: unknown
  at: Date
}

/** Appends one entry and its content. The caller holds the publishing lock. Returns the entry's sequence number. */
export async function appendToLedger(tx: Tx, { content, reason, at, ...act }: Act): Promise<number> {
  const [last] = await tx
    .select({ seq: ledger.seq, hash: ledger.hash })
    .from(ledger)
    .orderBy(desc(ledger.seq))
    .limit(1)
  const salt = randomBytes(SALT_BYTES)
  const fields = {
    ...act,
    seq: (last?.seq ?? 0) + 1,
    at: at.toISOString(),
    contentHash: contentHashOf(salt, content, reason),
    previousHash: last?.hash ?? GENESIS,
  }
  await tx.insert(ledger).values({ ...fields, at, hash: entryHashOf(fields) })
  await tx.insert(ledgerContents).values({ seq: fields.seq, salt, content, reason })
  await tx
    .insert(ledgerActs)
    .values({ act: act.act, entries: 1, latestAt: at })
    .onConflictDoUpdate({
      target: ledgerActs.act,
      set: { entries: sql`${ledgerActs.entries} + 1`, latestAt: sql`excluded.latest_at` },
    })
  return fields.seq
}

/** Raises the published version and tells every instance's page cache, when the transaction commits. */
export async function raisePublishedVersion(tx: Tx, at: Date): Promise<void> {
  const [row] = await tx
    .update(publication)
    .set({ version: sql`${publication.version} + 1`, publishedAt: at })
    .returning({ version: publication.version })
  await tx.execute(sql`select pg_notify('vaada_published', ${String(row?.version)})`)
}

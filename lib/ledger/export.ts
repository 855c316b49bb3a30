import { asc, eq } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { ledger, ledgerContents } from '@/db/schema'
import type { LedgerEntry } from './chain'

/** A row of the ledger with its content, as it is handed out and verified. */
export const ledgerColumns = {
  seq: ledger.seq,
  at: ledger.at,
  act: ledger.act,
  subject: ledger.subject,
  record: ledger.record,
  version: ledger.version,
  office: ledger.office,
  reason: ledgerContents.reason,
  contentHash: ledger.contentHash,
  previousHash: ledger.previousHash,
  hash: ledger.hash,
  salt: ledgerContents.salt,
  content: ledgerContents.content,
  redactedBySeq: ledgerContents.redactedBySeq,
}

export const toEntry = (
  row: Omit<LedgerEntry, 'at' | 'salt'> & { at: Date; salt: Buffer | null },
): LedgerEntry => ({
  ...row,
  at: row.at.toISOString(),
  salt: row.salt === null ? null : Buffer.from(row.salt).toString('hex'),
})

/** The whole ledger, first to last. */
export async function listLedger(db: PublicDb): Promise<LedgerEntry[]> {
  const rows = await db
    .select(ledgerColumns)
    .from(ledger)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, ledger.seq))
    .orderBy(asc(ledger.seq))
  return rows.map(toEntry)
}

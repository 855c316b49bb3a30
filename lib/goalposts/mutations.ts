import { and, asc, desc, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import { commitments, goalposts, ledger, ledgerContents } from '@/db/schema'
import { recountGoalposts } from '@/lib/counts/goalposts'
import { lockPublishing } from '@/lib/ledger/mutations'
import { movedGoalposts, type Version } from './moved'

interface Record {
  id: number
  reference: string
  makerCode: string
}

const versionsOf = (tx: Tx, reference: string) =>
  tx
    .select({ seq: ledger.seq, content: ledgerContents.content })
    .from(ledger)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, ledger.seq))
    .where(
      and(
        eq(ledger.subject, 'commitment'),
        eq(ledger.record, reference),
        ne(ledger.act, 'redact'),
        isNotNull(ledgerContents.content),
      ),
    )

/** Writes what the latest version moved, compared with the one that stood before it. Within its publication. */
export async function recordGoalposts(tx: Tx, record: Record): Promise<void> {
  const latest = await versionsOf(tx, record.reference).orderBy(desc(ledger.seq)).limit(2)
  await write(tx, record, latest.toReversed())
}

/** Writes anew whatever the versions of a record moved that still have their content: after some were redacted. */
export async function rewriteGoalposts(tx: Tx, record: Record): Promise<void> {
  await dropGoalposts(tx, record.id)
  await write(tx, record, await versionsOf(tx, record.reference).orderBy(asc(ledger.seq)))
}

/** Takes away whatever a record moved: it is shown no more. */
export async function dropGoalposts(tx: Tx, commitmentId: number): Promise<void> {
  await tx.delete(goalposts).where(eq(goalposts.commitmentId, commitmentId))
}

async function write(tx: Tx, { id, makerCode }: Record, versions: readonly Version[]): Promise<void> {
  const moved = movedGoalposts(versions)
  if (moved.length === 0) return
  await tx.insert(goalposts).values(moved.map((goalpost) => ({ ...goalpost, commitmentId: id, makerCode })))
}

/**
 * Writes the goalposts of everything published before they were kept; where they are kept already it does nothing.
 * Returns of how many records they were written.
 */
export async function fillGoalposts(db: AppDb): Promise<number> {
  return db.transaction(async (tx) => {
    await lockPublishing(tx)
    const makers = await tx.execute<{ code: string }>(sql`
      select distinct c.maker_code as code from commitments c
      where not exists (select from goalpost_counts n where n.maker_code = c.maker_code)`)
    if (makers.length === 0) return 0
    const records = await tx
      .select({ id: commitments.id, reference: commitments.reference, makerCode: commitments.makerCode })
      .from(commitments)
      .where(
        sql`exists (select from commitment_versions v where v.commitment_id = ${commitments.id} and v.version > 1)
          and exists (select from standing s where s.commitment_id = ${commitments.id})`,
      )
      .orderBy(asc(commitments.id))
    for (const record of records) await rewriteGoalposts(tx, record)
    await recountGoalposts(
      tx,
      makers.map(({ code }) => code),
    )
    return records.length
  })
}

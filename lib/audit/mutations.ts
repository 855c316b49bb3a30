import { desc, isNotNull, sql } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import { audit } from '@/db/schema'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { GENESIS, lineHashOf } from './chain'
import type { AuditAct } from './model'

/** Taken at the end of every write: the trail grows one line at a time. */
const AUDIT_LOCK = 7_361_004

/** One line before it is chained. The work may say more once it knows: the number of what it made, who it was. */
export interface AuditLine {
  act: AuditAct
  /** What it is done to, by number, code or reference: `submission 7`, `office KAZ`. Never a name or an address. */
  subject: string
  personId: number | null
}

/**
 * Does one thing: the work and its line in the audit trail are one transaction. A refusal undoes the work and leaves
 * a line of its own, with its code.
 */
export async function audited<T>(
  ctx: Pick<Context, 'db' | 'now'> & { actor: { id: number } | null },
  act: AuditAct,
  subject: string,
  work: (tx: Tx, line: AuditLine) => Promise<T>,
): Promise<T> {
  const line: AuditLine = { act, subject, personId: ctx.actor?.id ?? null }
  return refusalsRecorded(ctx, line, () =>
    ctx.db.transaction(async (tx) => {
      const done = await work(tx, line)
      await recordLine(tx, ctx.now, line)
      return done
    }),
  )
}

/** Does work that may be refused before any transaction, such as checking a password: a refusal leaves its line. */
export async function refusalsRecorded<T>(
  { db, now }: Pick<Context, 'db' | 'now'>,
  line: AuditLine,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError) await recordRefusal(db, now, line, error.code)
    throw error
  }
}

/** A line for something that was refused, and so changed nothing. */
export const recordRefusal = (db: AppDb, now: Date, line: AuditLine, code: string): Promise<void> =>
  db.transaction((tx) => recordLine(tx, now, line, code))

/**
 * Appends a line. The last thing a transaction does: it holds the trail until it commits. `refusal`: code of a
 * refused act.
 */
export async function recordLine(
  tx: Tx,
  now: Date,
  { act, subject, personId }: AuditLine,
  refusal: string | null = null,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`)
  const [last] = await tx
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(isNotNull(audit.seq))
    .orderBy(desc(audit.seq))
    .limit(1)
  const fields = {
    seq: (last?.seq ?? 0) + 1,
    at: now.toISOString(),
    personId,
    act,
    subject: subject.slice(0, 200),
    allowed: refusal === null,
    refusal,
    previousHash: last?.hash ?? GENESIS,
  }
  await tx.insert(audit).values({ ...fields, at: now, hash: lineHashOf(fields) })
}

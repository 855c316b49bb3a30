import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import { publishedFiles, submissions, uploads } from '@/db/schema'
import { UNFINISHED_DAYS } from './model'
import type { FileStore } from './store'

const HOUR = 3_600_000
/** Class of advisory locks: one file is kept or removed, not both at once. */
const FILE_LOCKS = 7_363

/** Runs what makes a file be referred to, or not, alone with it. */
export const keepingFile = <T>(db: AppDb, sha256: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${FILE_LOCKS}, hashtext(${sha256}))`)
    return work(tx)
  })

/**
 * Gives up uploads that nobody goes on with and those of drafts that were thrown away, then removes what no upload and
 * no published entry names. What a redaction took away is gone from the store with the next run.
 */
export async function sweepFiles(db: AppDb, store: FileStore, now: Date): Promise<void> {
  const since = new Date(now.getTime() - UNFINISHED_DAYS * 24 * HOUR)
  await db.delete(uploads).where(and(eq(uploads.state, 'receiving'), lt(uploads.updatedAt, since)))
  const discarded = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.state, 'discarded'), lt(submissions.updatedAt, since)))
  await db.delete(uploads).where(inArray(uploads.submissionId, discarded))
  for await (const { sha256 } of store.list())
    if (!(await isNamed(db, sha256)))
      await keepingFile(db, sha256, async (tx) => {
        if (!(await isNamed(tx, sha256))) await store.remove(sha256)
      })
}

async function isNamed(db: AppDb | Tx, sha256: string): Promise<boolean> {
  const [found] = await db.execute<{ named: boolean }>(sql`
    select exists (select 1 from ${uploads} where ${uploads.sha256} = ${sha256})
        or exists (select 1 from ${publishedFiles} where ${publishedFiles.sha256} = ${sha256}) as named`)
  return found?.named ?? true
}

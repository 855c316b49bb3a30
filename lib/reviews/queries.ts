import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  makers,
  submissionAuthors,
  submissionEvents,
  submissions,
} from '@/db/schema'
import { SUBMISSION_ROW, type SubmissionRow } from '@/lib/submissions/queries'

export interface QueueRow extends SubmissionRow {
  /** When it was handed in last: it has been waiting since. */
  waitingSince: Date
  /** The reader wrote in it, so somebody else reviews it. */
  own: boolean
}

/** What waits for a reviewer, the longest waiting first. */
export async function listQueue(db: AppDb, readerId: number): Promise<QueueRow[]> {
  const waitingSince = sql<string>`coalesce((select max(e.at) from ${submissionEvents} e
    where e.submission_id = ${submissions.id} and e.act = 'submit'), ${submissions.updatedAt})`
  const own = sql<boolean>`exists (select 1 from ${submissionAuthors} a
    where a.submission_id = ${submissions.id} and a.person_id = ${readerId})`
  const rows = await db
    .select({ ...SUBMISSION_ROW, waitingSince, own })
    .from(submissions)
    .innerJoin(makers, eq(makers.code, submissions.makerCode))
    .leftJoin(commitments, eq(commitments.id, submissions.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .where(eq(submissions.state, 'submitted'))
    .orderBy(waitingSince, asc(submissions.id))
  return rows.map((row) => ({ ...row, waitingSince: new Date(row.waitingSince) }))
}

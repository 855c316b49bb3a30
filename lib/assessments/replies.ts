import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { assessmentPreviews, submissions } from '@/db/schema'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { finishPublication } from '@/lib/reviews/publish'
import type { LoadedSubmission, Submission } from '@/lib/submissions/load'
import { recordEvent } from '@/lib/submissions/mutations'
import { forgetRevisions } from '@/lib/submissions/save'
import type { ReplyContent } from './input'
import { publishReply } from './publish'

/**
 * What a check that found nothing unsafe does: beside a published assessment the reply stands at once, otherwise it waits
 * for the same clock. In the caller's transaction, which holds the publishing lock.
 */
export async function acceptReply(
  tx: Tx,
  ctx: Context,
  { row }: LoadedSubmission,
  content: ReplyContent,
): Promise<void> {
  const preview = row.answersId === null ? null : await findAnswered(tx, row.answersId)
  if (!preview || row.commitmentId === null) throw new Error(`reply ${row.id} answers nothing`)
  await forgetRevisions(tx, row.id)
  if (preview.state !== 'published') {
    await tx
      .update(submissions)
      .set({ state: 'accepted', updatedAt: ctx.now })
      .where(eq(submissions.id, row.id))
    await recordEvent(tx, ctx, row.id, 'accept', null)
    return
  }
  const today = civilDate(ctx.now, ctx.timeZone)
  await placeReply(tx, ctx, row, preview.voice, content)
  await recordEvent(tx, ctx, row.id, 'publish', null)
  await finishPublication(tx, [row.commitmentId], {
    act: 'publish',
    office: row.makerCode,
    reason: null,
    at: ctx.now,
    today,
  })
}

/** Publishes a reply that was checked. */
export async function placeReply(
  tx: Tx,
  { now, timeZone }: Pick<Context, 'now' | 'timeZone'>,
  row: Submission,
  voice: number,
  content: ReplyContent,
): Promise<void> {
  if (row.commitmentId === null) throw new Error(`reply ${row.id} answers nothing`)
  const seq = await publishReply(
    tx,
    {
      commitmentId: row.commitmentId,
      makerCode: row.makerCode,
      voice,
      receivedOn: civilDate(row.submittedAt ?? now, timeZone),
    },
    content,
    { at: now, today: civilDate(now, timeZone) },
  )
  await tx
    .update(submissions)
    .set({ state: 'published', publishedSeq: seq, formKey: null, updatedAt: now })
    .where(eq(submissions.id, row.id))
}

async function findAnswered(tx: Tx, submissionId: number) {
  const [found] = await tx
    .select({ voice: assessmentPreviews.voice, state: submissions.state })
    .from(assessmentPreviews)
    .innerJoin(submissions, eq(submissions.id, assessmentPreviews.submissionId))
    .where(eq(assessmentPreviews.submissionId, submissionId))
  return found ?? null
}

import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, min, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  assessmentChecks,
  assessmentPreviews,
  assessments,
  assessmentVoices,
  assessmentWishes,
  commitments,
  ledgerContents,
  organisations,
  overdueChecks,
  submissionEvents,
  submissions,
} from '@/db/schema'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import { tellOffice, tellOfSubmission, tellReviewers } from '@/lib/notices/tell'
import { finishPublication } from '@/lib/reviews/publish'
import { loadSubmission } from '@/lib/submissions/load'
import { CHECK_DAYS, isDue, isOverdue, isWishDue, quarterOf, shownCount } from './clock'
import { replyOf } from './content'
import { PublishedAssessment } from './input'
import { type NamedOrganisation, ORGANISATION_OFFICE } from './model'
import { voiceOf } from './mutations'
import { publishAssessment, publishTombstone } from './publish'
import { placeReply } from './replies'
import { listSigned } from './signatures'

/** The clock has a time and nobody's rights. */
export type Clock = Pick<Context, 'db' | 'now' | 'timeZone'>

/**
 * What falls due for assessments, whoever is there or not: accepted ones are published, wishes carried out, checks that
 * take too long are told of and counted. Each in a transaction of its own; to be called as often as one likes.
 */
export async function runAssessmentClock(
  clock: Clock,
): Promise<{ published: number; wishes: number; overdue: number }> {
  const today = civilDate(clock.now, clock.timeZone)
  const due = await clock.db
    .select({ id: assessmentPreviews.id })
    .from(assessmentPreviews)
    .innerJoin(submissions, eq(submissions.id, assessmentPreviews.submissionId))
    .where(and(eq(submissions.state, 'accepted'), lte(assessmentPreviews.publishesOn, today)))
    // By an order that says nothing of when they were accepted.
    .orderBy(asc(assessmentPreviews.commitmentId), asc(assessmentPreviews.voice))
  const broken: unknown[] = []
  /** One that fails keeps none of the others back. */
  const each = (work: (tx: Tx) => Promise<boolean>): Promise<boolean> =>
    clock.db.transaction(work).catch((error) => {
      broken.push(error)
      return false
    })
  let [published, wishes] = [0, 0]
  for (const { id } of due) if (await each((tx) => publishDue(tx, clock, id))) published += 1
  const wished = await clock.db
    .select()
    .from(assessmentWishes)
    .where(lt(assessmentWishes.wishedOn, today))
    .orderBy(asc(assessmentWishes.commitmentId), asc(assessmentWishes.voice))
  for (const wish of wished) if (await each((tx) => carryOut(tx, clock, wish))) wishes += 1
  const overdue = await clock.db.transaction((tx) => noteOverdue(tx, clock))
  await clock.db.transaction((tx) => closeQuarters(tx, clock))
  if (broken.length) throw new AggregateError(broken, `${broken.length} assessments could not be published`)
  return { published, wishes, overdue }
}

/** Publishes one accepted assessment with the replies that came; false: somebody did already, or it was taken back. */
async function publishDue(tx: Tx, clock: Clock, previewId: number): Promise<boolean> {
  const { now, timeZone } = clock
  const today = civilDate(now, timeZone)
  await lockPublishing(tx)
  const [preview] = await tx
    .select()
    .from(assessmentPreviews)
    .innerJoin(submissions, eq(submissions.id, assessmentPreviews.submissionId))
    .innerJoin(commitments, eq(commitments.id, assessmentPreviews.commitmentId))
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(eq(assessmentPreviews.id, previewId))
    .for('update', { of: [assessmentPreviews, submissions] })
  if (preview?.submissions.state !== 'accepted') return false
  const { assessment_previews: accepted, submissions: row, organisations: organisation } = preview
  if (!isDue(accepted.publishesOn, today)) return false
  // Whoever came to need protection since the acceptance is not named.
  const named = !organisation.isProtected
  const voice = await voiceOf(tx, accepted.commitmentId, organisation.id, named)
  const replies = await listReplies(tx, row.id)
  const received = replies.flatMap(({ submittedAt }) => submittedAt ?? []).toSorted((a, b) => +a - +b)[0]
  const seq = await publishAssessment(
    tx,
    accepted.commitmentId,
    {
      ...accepted.content,
      voice,
      organisation: named ? { number: organisation.id, name: organisation.name } : null,
      signatures: await listSigned(tx, row.id),
      hearing: accepted.hearing,
      replyReceivedOn: received ? civilDate(received, timeZone) : null,
      agreedOn: null,
    },
    { at: now, today },
  )
  await tx.update(assessmentPreviews).set({ voice }).where(eq(assessmentPreviews.id, previewId))
  await tx
    .update(submissions)
    .set({ state: 'published', publishedSeq: seq, formKey: null, updatedAt: now })
    .where(eq(submissions.id, row.id))
  for (const reply of replies.filter(({ state }) => state === 'accepted'))
    await placeAccepted(tx, clock, reply.id, voice)
  await finishPublication(tx, [accepted.commitmentId], {
    act: 'publish',
    office: ORGANISATION_OFFICE,
    reason: null,
    at: now,
    today,
  })
  await tellOfSubmission(tx, { ...clock, actor: null }, row.id, 'published', `entry ${seq}`)
  if (accepted.hearing === 'after') await tellOffice(tx, { ...clock, actor: null }, row.id, previewId)
  return true
}

/** Replies that were handed in and not given up, in the order of their coming. */
const listReplies = (tx: Tx, submissionId: number) =>
  tx
    .select({ id: submissions.id, state: submissions.state, submittedAt: submissions.submittedAt })
    .from(submissions)
    .where(
      and(
        eq(submissions.answersId, submissionId),
        isNotNull(submissions.submittedAt),
        inArray(submissions.state, ['submitted', 'returned', 'accepted']),
      ),
    )
    .orderBy(asc(submissions.submittedAt))

/** A reply that no longer reads, as where its file is gone, keeps no assessment back. */
async function placeAccepted(tx: Tx, clock: Clock, replyId: number, voice: number): Promise<void> {
  const reply = await loadSubmission(tx, replyId, true)
  const content = await replyOf(tx, clock, reply).catch((error) => {
    if (error instanceof DomainError) return null
    throw error
  })
  if (!content) return
  await placeReply(tx, clock, reply.row, voice, content)
  await tellOfSubmission(tx, { ...clock, actor: null }, replyId, 'published', `assessment reply ${replyId}`)
}

async function carryOut(
  tx: Tx,
  { now, timeZone }: Clock,
  { commitmentId, cycleKey, voice, wish, withdrawal, wishedOn }: typeof assessmentWishes.$inferSelect,
): Promise<boolean> {
  const today = civilDate(now, timeZone)
  if (!isWishDue(wishedOn, today)) return false
  await lockPublishing(tx)
  const key = and(
    eq(assessmentWishes.commitmentId, commitmentId),
    eq(assessmentWishes.cycleKey, cycleKey),
    eq(assessmentWishes.voice, voice),
  )
  const [taken] = await tx.delete(assessmentWishes).where(key).returning({ wish: assessmentWishes.wish })
  const [standing] = await tx
    .select({
      content: ledgerContents.content,
      hearing: assessments.hearing,
      publishedOn: assessments.publishedOn,
    })
    .from(assessments)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, assessments.fromSeq))
    .where(
      and(
        eq(assessments.commitmentId, commitmentId),
        eq(assessments.cycleKey, cycleKey),
        eq(assessments.voice, voice),
        isNull(assessments.toSeq),
        isNull(assessments.withdrawn),
      ),
    )
  // Removed meanwhile, so that there is nothing to say of it.
  const content = PublishedAssessment.safeParse(standing?.content).data
  if (!taken || !standing || !content) return false
  const at = { at: now, today }
  const organisation = await nameNow(tx, commitmentId, voice)
  if (wish === 'agree')
    await publishAssessment(
      tx,
      commitmentId,
      { ...content, organisation, agreedOn: today },
      at,
      standing.publishedOn,
    )
  else
    await publishTombstone(
      tx,
      commitmentId,
      {
        commitment: content.commitment,
        cycle: content.cycle,
        voice,
        organisation,
        withdrawn: withdrawal ?? 'unstated',
      },
      standing.hearing,
      at,
    )
  await finishPublication(tx, [commitmentId], {
    act: 'publish',
    office: ORGANISATION_OFFICE,
    reason: null,
    at: now,
    today,
  })
  return true
}

/** The name of whoever speaks through a voice, if it gives one, as it is now; null: it doesn't. */
async function nameNow(tx: Tx, commitmentId: number, voice: number): Promise<NamedOrganisation | null> {
  const [found] = await tx
    .select({
      number: organisations.id,
      name: organisations.name,
      named: assessmentVoices.named,
      isProtected: organisations.isProtected,
    })
    .from(assessmentVoices)
    .innerJoin(organisations, eq(organisations.id, assessmentVoices.organisationId))
    .where(and(eq(assessmentVoices.commitmentId, commitmentId), eq(assessmentVoices.voice, voice)))
  return found?.named && !found.isProtected ? { number: found.number, name: found.name } : null
}

/** Since when each assessment that waits for its check has done so. */
const WAITING_SINCE = sql<string>`(select max(e.at) from ${submissionEvents} e
  where e.submission_id = ${submissions.id} and e.act = 'submit')`

/** Checks that have come to take too long: told to every reviewer, and counted in the quarter of that day. */
async function noteOverdue(tx: Tx, clock: Clock): Promise<number> {
  const waiting = await tx
    .select({ id: submissions.id, since: WAITING_SINCE })
    .from(submissions)
    .leftJoin(assessmentChecks, eq(assessmentChecks.submissionId, submissions.id))
    .where(
      and(
        eq(submissions.kind, 'assessment'),
        eq(submissions.state, 'submitted'),
        isNull(assessmentChecks.overdueIn),
      ),
    )
    .orderBy(asc(submissions.id))
  const late = waiting.filter(({ since }) => isOverdue(new Date(since), clock.now))
  for (const { id, since } of late) {
    const cameOn = new Date(new Date(since).getTime() + (CHECK_DAYS * 24 + 1) * 3_600_000)
    const overdueIn = quarterOf(civilDate(cameOn, clock.timeZone))
    await tx
      .insert(assessmentChecks)
      .values({ submissionId: id, overdueIn })
      .onConflictDoUpdate({ target: assessmentChecks.submissionId, set: { overdueIn } })
    await tellReviewers(tx, clock.now, id)
  }
  return late.length
}

/** Once a quarter is over its count is published, from the first on in which anything was handed in. */
async function closeQuarters(tx: Tx, { now, timeZone }: Clock): Promise<void> {
  const [first] = await tx
    .select({ at: min(submissions.submittedAt) })
    .from(submissions)
    .where(eq(submissions.kind, 'assessment'))
  if (!first?.at) return
  const current = quarterOf(civilDate(now, timeZone))
  const told = new Set(
    (await tx.select({ quarter: overdueChecks.quarter }).from(overdueChecks)).map((row) => row.quarter),
  )
  let added = false
  for (const quarter of quartersFrom(quarterOf(civilDate(first.at, timeZone)), current)) {
    if (told.has(quarter)) continue
    const [counted] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(assessmentChecks)
      .where(eq(assessmentChecks.overdueIn, quarter))
    await tx.insert(overdueChecks).values({ quarter, count: shownCount(counted?.count ?? 0) })
    added = true
  }
  if (added) await raisePublishedVersion(tx, now)
}

/** Quarters from one up to the one before another. */
function* quartersFrom(first: string, until: string): Generator<string> {
  let [year, quarter] = [Number(first.slice(0, 4)), Number(first.slice(6))]
  for (;;) {
    const name = `${year}-Q${quarter}`
    if (name >= until) return
    yield name
    if (quarter === 4) [year, quarter] = [year + 1, 1]
    else quarter += 1
  }
}

import { and, eq, isNull, max } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import {
  assessmentChecks,
  assessmentPreviews,
  assessments,
  assessmentVoices,
  assessmentWishes,
  cycles,
  organisations,
  submissions,
} from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { tellOffice } from '@/lib/notices/tell'
import {
  type LoadedSubmission,
  loadSubmission,
  makerHasOffice,
  publishedCommitment,
} from '@/lib/submissions/load'
import { beginDraft, recordEvent } from '@/lib/submissions/mutations'
import { forgetRevisions } from '@/lib/submissions/save'
import { hearingOf, publishesOn } from './clock'
import { findIdentity } from './content'
import { emptyAssessment, emptyReply, toAssessmentDraft } from './draft'
import type { AssessmentContent } from './input'
import { findStanding } from './load'
import type { Withdrawal } from './model'
import { publishRefusal } from './publish'
import { selfNaming } from './self-naming'
import { forgetSignatures } from './signatures'

export const REASON_MAX = 2000

/**
 * Opens an organisation's assessment of a commitment in a cycle, or the one that is open already. A published one is
 * corrected from what stands.
 * @throws DomainError forbidden | not_found
 */
export async function openAssessment(
  ctx: Context,
  { reference, cycle }: { reference: string; cycle: string },
  locale: Locale,
): Promise<number> {
  return audited(ctx, 'assessment.create', `commitment ${reference}`, async (tx, line) => {
    const organisation = await findOrganisation(tx, ctx.actor?.organisationId ?? null)
    if (
      !organisation ||
      !can(ctx.actor, 'assessment.create', {
        organisationId: organisation.id,
        isVerified: organisation.verifiedAt !== null && organisation.closedAt === null,
      })
    )
      throw new DomainError('forbidden', `assess ${reference}`)
    const published = await publishedCommitment(tx, reference)
    if (!published) throw new DomainError('not_found', `commitment ${reference}`)
    const [begun] = await tx.select({ opensOn: cycles.opensOn }).from(cycles).where(eq(cycles.key, cycle))
    if (!begun || begun.opensOn > civilDate(ctx.now, ctx.timeZone))
      throw new DomainError('not_found', `cycle ${cycle}`)
    const standing = await findStanding(tx, {
      commitmentId: published.id,
      cycle,
      organisationId: organisation.id,
      named: !organisation.isProtected,
    })
    const id = await beginDraft(tx, ctx, {
      kind: 'assessment',
      makerCode: published.makerCode,
      commitmentId: published.id,
      cycleKey: cycle,
      organisationId: organisation.id,
      content: standing?.content ? toAssessmentDraft(standing.content) : emptyAssessment(locale),
      baseVersion: standing?.version ?? 0,
      formKey: `assessment ${organisation.id} ${published.id} ${cycle}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/**
 * Opens an office's reply to an assessment that it sees, or the one that is open already.
 * @throws DomainError not_found | forbidden
 */
export async function openReply(ctx: Context, previewId: number, locale: Locale): Promise<number> {
  return audited(ctx, 'assessment.reply', `assessment ${previewId}`, async (tx, line) => {
    const shown = await findShown(tx, previewId)
    const subject = shown && {
      makerCode: shown.row.makerCode,
      hasOffice: await makerHasOffice(tx, shown.row.makerCode),
      commitmentId: shown.row.commitmentId,
    }
    if (!shown || !subject || !can(ctx.actor, 'assessment.preview', subject))
      throw new DomainError('not_found', `assessment ${previewId}`)
    if (!can(ctx.actor, 'assessment.reply', subject))
      throw new DomainError('forbidden', `reply to assessment ${previewId}`)
    const id = await beginDraft(tx, ctx, {
      kind: 'reply',
      makerCode: shown.row.makerCode,
      commitmentId: shown.row.commitmentId,
      answersId: shown.row.id,
      content: emptyReply(locale),
      baseVersion: 0,
      formKey: `reply ${shown.row.id}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/** An accepted or published assessment that its office may see; null: there is none, or it is heard afterwards. */
async function findShown(db: Writable, previewId: number) {
  const [found] = await db
    .select({ preview: assessmentPreviews, row: submissions })
    .from(assessmentPreviews)
    .innerJoin(submissions, eq(submissions.id, assessmentPreviews.submissionId))
    .where(eq(assessmentPreviews.id, previewId))
  if (!found) return null
  const { state } = found.row
  return state === 'published' || (state === 'accepted' && found.preview.hearing === 'before') ? found : null
}

/**
 * What a check that found nothing unsafe does: the office may be heard, and the clock runs. In the caller's transaction,
 * which holds the publishing lock.
 */
export async function acceptAssessment(
  tx: Tx,
  ctx: Context,
  { row, subject }: LoadedSubmission,
  content: AssessmentContent,
): Promise<void> {
  const { id, commitmentId, cycleKey, organisationId } = row
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation || commitmentId === null || cycleKey === null)
    throw new Error(`assessment ${id} has no subject`)
  const hearing = hearingOf(content.hearing, subject.hasOffice)
  const acceptedOn = civilDate(ctx.now, ctx.timeZone)
  const preview = {
    commitmentId,
    cycleKey,
    voice: await voiceOf(tx, commitmentId, organisation.id, !organisation.isProtected),
    hearing,
    acceptedOn,
    publishesOn: publishesOn(acceptedOn, hearing),
    content,
  }
  const [made] = await tx
    .insert(assessmentPreviews)
    .values({ submissionId: id, ...preview })
    .returning({ id: assessmentPreviews.id })
  await tx.update(submissions).set({ state: 'accepted', updatedAt: ctx.now }).where(eq(submissions.id, id))
  await tx
    .update(assessmentChecks)
    .set({ refusedBy: null, refusalReason: null })
    .where(eq(assessmentChecks.submissionId, id))
  await forgetRevisions(tx, id)
  await recordEvent(tx, ctx, id, 'accept', null)
  if (hearing === 'before' && made) await tellOffice(tx, ctx, id, made.id)
}

/** The number by which an organisation speaks about a commitment, with its name or without. Holds the publishing lock. */
export async function voiceOf(
  tx: Tx,
  commitmentId: number,
  organisationId: number,
  named: boolean,
): Promise<number> {
  const of = eq(assessmentVoices.commitmentId, commitmentId)
  const [found] = await tx
    .select({ voice: assessmentVoices.voice })
    .from(assessmentVoices)
    .where(and(of, eq(assessmentVoices.organisationId, organisationId), eq(assessmentVoices.named, named)))
  if (found) return found.voice
  const [last] = await tx
    .select({ voice: max(assessmentVoices.voice) })
    .from(assessmentVoices)
    .where(of)
  const voice = (last?.voice ?? 0) + 1
  await tx.insert(assessmentVoices).values({ commitmentId, voice, organisationId, named })
  return voice
}

/**
 * Refuses an assessment: the first reviewer says so and why, the second makes it so. The reason is published, and
 * nothing of the assessment.
 * @throws DomainError not_found | forbidden | already_done | invalid (reason)
 */
export async function refuseAssessment(
  ctx: Context,
  id: number,
  given: string,
): Promise<'proposed' | 'refused'> {
  const reason = given.trim()
  return audited(ctx, 'assessment.refuse', `submission ${id}`, async (tx) => {
    const submission = await loadSubmission(tx, id, true)
    const { row, subject, reference } = submission
    if (row.kind !== 'assessment' || !can(ctx.actor, 'submission.read', subject))
      throw new DomainError('not_found', `submission ${id}`)
    if (row.state !== 'submitted') throw new DomainError('already_done', `refuse ${id}`)
    const [check] = await tx.select().from(assessmentChecks).where(eq(assessmentChecks.submissionId, id))
    const refusedBy = check?.refusedBy ?? null
    const { authorIds } = subject
    if (!ctx.actor || !can(ctx.actor, 'assessment.refuse', { authorIds, refusedBy }))
      throw new DomainError('forbidden', `refuse ${id}`)
    if (reason === '') throw new DomainError('invalid', `refuse ${id}`, { reason: 'required' })
    if (reason.length > REASON_MAX) throw new DomainError('invalid', `refuse ${id}`, { reason: 'too_long' })
    const identity = row.organisationId === null ? null : await findIdentity(tx, row.organisationId)
    if (identity && Object.keys(selfNaming({ reason }, identity)).length)
      throw new DomainError('invalid', `refuse ${id}`, { reason: 'names_itself' })
    if (refusedBy === null) {
      await tx
        .insert(assessmentChecks)
        .values({ submissionId: id, refusedBy: ctx.actor.id, refusalReason: reason })
        .onConflictDoUpdate({
          target: assessmentChecks.submissionId,
          set: { refusedBy: ctx.actor.id, refusalReason: reason },
        })
      return 'proposed'
    }
    if (row.commitmentId === null || row.cycleKey === null || reference === null)
      throw new Error(`assessment ${id} has no subject`)
    await publishRefusal(tx, { commitmentId: row.commitmentId, reference, cycle: row.cycleKey }, reason, {
      at: ctx.now,
      today: civilDate(ctx.now, ctx.timeZone),
    })
    await tx
      .update(submissions)
      .set({ state: 'refused', formKey: null, updatedAt: ctx.now })
      .where(eq(submissions.id, id))
    await forgetRevisions(tx, id)
    await forgetSignatures(tx, id)
    await recordEvent(tx, ctx, id, 'refuse', reason)
    return 'refused'
  })
}

/** A published assessment, by the number of its submission. */
interface Mine {
  commitmentId: number
  cycleKey: string
  voice: number
}

/**
 * Says that the organisation agrees with what the record says now: from the next day on nothing is contested by it.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function agreeWithReply(ctx: Context, submissionId: number): Promise<void> {
  await audited(ctx, 'assessment.agree', `submission ${submissionId}`, async (tx) => {
    await wishFor(tx, ctx, await loadOwn(tx, ctx, submissionId, 'assessment.agree'), null)
  })
}

/**
 * Takes an assessment back. An accepted one is not published; of a published one a tombstone is left from the next day on.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function withdrawAssessment(ctx: Context, submissionId: number, why: Withdrawal): Promise<void> {
  await audited(ctx, 'assessment.withdraw', `submission ${submissionId}`, async (tx) => {
    const { row } = await loadSubmission(tx, submissionId, true).catch(() => ({ row: null }))
    if (row?.kind === 'assessment' && row.state === 'accepted') {
      if (
        row.organisationId === null ||
        !can(ctx.actor, 'assessment.withdraw', { organisationId: row.organisationId })
      )
        throw new DomainError('not_found', `assessment ${submissionId}`)
      await tx
        .update(submissions)
        .set({ state: 'discarded', formKey: null, updatedAt: ctx.now })
        .where(eq(submissions.id, submissionId))
      await tx.delete(assessmentPreviews).where(eq(assessmentPreviews.submissionId, submissionId))
      await forgetSignatures(tx, submissionId)
      await recordEvent(tx, ctx, submissionId, 'discard', null)
      return
    }
    await wishFor(tx, ctx, await loadOwn(tx, ctx, submissionId, 'assessment.withdraw'), why)
  })
}

async function loadOwn(
  tx: Tx,
  ctx: Context,
  submissionId: number,
  act: 'assessment.agree' | 'assessment.withdraw',
): Promise<Mine> {
  const [found] = await tx
    .select({
      organisationId: assessmentVoices.organisationId,
      commitmentId: assessmentPreviews.commitmentId,
      cycleKey: assessmentPreviews.cycleKey,
      voice: assessmentPreviews.voice,
    })
    .from(assessmentPreviews)
    .innerJoin(
      submissions,
      and(eq(submissions.id, assessmentPreviews.submissionId), eq(submissions.state, 'published')),
    )
    .innerJoin(
      assessmentVoices,
      and(
        eq(assessmentVoices.commitmentId, assessmentPreviews.commitmentId),
        eq(assessmentVoices.voice, assessmentPreviews.voice),
      ),
    )
    .where(eq(assessmentPreviews.submissionId, submissionId))
  if (!found || !can(ctx.actor, act, found)) throw new DomainError('not_found', `assessment ${submissionId}`)
  return found
}

/** `withdrawal` null: it agrees. */
async function wishFor(
  tx: Tx,
  ctx: Context,
  { commitmentId, cycleKey, voice }: Mine,
  withdrawal: Withdrawal | null,
): Promise<void> {
  const [standing] = await tx
    .select({ withdrawn: assessments.withdrawn, agreedOn: assessments.agreedOn })
    .from(assessments)
    .where(
      and(
        eq(assessments.commitmentId, commitmentId),
        eq(assessments.cycleKey, cycleKey),
        eq(assessments.voice, voice),
        isNull(assessments.toSeq),
      ),
    )
  if (!standing || standing.withdrawn !== null || (withdrawal === null && standing.agreedOn !== null))
    throw new DomainError('already_done', 'nothing stands that it could be said of')
  const said = {
    wish: withdrawal === null ? ('agree' as const) : ('withdraw' as const),
    withdrawal,
    wishedOn: civilDate(ctx.now, ctx.timeZone),
  }
  await tx
    .insert(assessmentWishes)
    .values({ commitmentId, cycleKey, voice, ...said })
    .onConflictDoUpdate({
      target: [assessmentWishes.commitmentId, assessmentWishes.cycleKey, assessmentWishes.voice],
      set: said,
    })
}

async function findOrganisation(db: Writable, id: number | null) {
  if (id === null) return null
  const [found] = await db.select().from(organisations).where(eq(organisations.id, id))
  return found ?? null
}

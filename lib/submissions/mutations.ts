import { and, eq, inArray } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { actions, cycles, frameworks, submissionEvents, submissions } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { assessmentOf, replyOf } from '@/lib/assessments/content'
import { ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { askToSign, forgetSignatures } from '@/lib/assessments/signatures'
import { audited } from '@/lib/audit/mutations'
import { CommitmentDraft, emptyDraft, fromDraft, toDraft } from '@/lib/commitments/draft'
import type { CommitmentContent } from '@/lib/commitments/input'
import { answerOf, consultationOf, suggestionOf } from '@/lib/consultations/content'
import { findStanding } from '@/lib/consultations/load'
import type { Context } from '@/lib/context'
import { agreementOf, contributionOf } from '@/lib/contributions/content'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { listAttached } from '@/lib/files/queries'
import type { Fields } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import type { EventKind } from '@/lib/notices/model'
import { tellOfSubmission } from '@/lib/notices/tell'
import { confirmedIn, unconfirmed } from '@/lib/privacy/draft'
import { findPersonalDataIn } from '@/lib/privacy/queries'
import { emptyReport, fromReportDraft, ReportDraft, toReportDraft } from '@/lib/reports/draft'
import { markRisk } from '@/lib/reviews/mark-risk'
import { DraftConflict } from './conflict'
import {
  currentIndicators,
  currentMilestones,
  draftBase,
  type LoadedSubmission,
  loadSubmission,
  makerHasOffice,
  publishedCommitment,
  publishedReport,
  reportVersion,
} from './load'
import { loadFor } from './load-for'
import type { Draft } from './merge'
import { checkOpen, checkWaiting } from './open-limit'
import { addAuthor, forgetRevisions, lastOther, recordRevision, saveDraft, wholeOf } from './save'

/**
 * Opens a draft: a new commitment, a change of a published one, or a report for a cycle. The same form key, or the
 * same open report, gives the draft that is there already.
 * @throws DomainError forbidden | not_found
 */
export async function openDraft(
  ctx: Context,
  wish:
    | { kind: 'commitment'; makerCode: string; reference: string | null }
    | { kind: 'report'; reference: string; cycle: string },
  locale: Locale,
  formKey: string,
): Promise<number> {
  return audited(ctx, 'submission.create', 'submission', async (tx, line) => {
    const published = wish.reference === null ? null : await publishedCommitment(tx, wish.reference)
    if (wish.reference !== null && !published)
      throw new DomainError('not_found', `commitment ${wish.reference}`)
    const makerCode = published?.makerCode ?? (wish.kind === 'commitment' ? wish.makerCode : '')
    const hasOffice = await makerHasOffice(tx, makerCode)
    const subject = { makerCode, hasOffice, commitmentId: published?.id ?? null }
    if (!ctx.actor || !can(ctx.actor, 'submission.create', subject))
      throw new DomainError('forbidden', `draft for ${makerCode}`)
    const cycleKey = wish.kind === 'report' ? wish.cycle : null
    if (cycleKey !== null) {
      const [cycle] = await tx
        .select({ opensOn: cycles.opensOn })
        .from(cycles)
        .where(eq(cycles.key, cycleKey))
      if (!cycle || cycle.opensOn > civilDate(ctx.now, ctx.timeZone))
        throw new DomainError('not_found', `cycle ${cycleKey}`)
    }
    // A correction starts from the published report: its values end with the version that is replaced.
    const report =
      wish.kind === 'report' && cycleKey !== null ? await publishedReport(tx, wish.reference, cycleKey) : null
    const content =
      wish.kind === 'report'
        ? report
          ? toReportDraft(report.content)
          : emptyReport(locale)
        : published
          ? toDraft(published.content)
          : emptyDraft(locale)
    const id = await beginDraft(tx, ctx, {
      kind: wish.kind,
      makerCode,
      commitmentId: published?.id ?? null,
      cycleKey,
      content,
      // The content of a redacted report is gone, its version stays.
      baseVersion:
        published === null
          ? 0
          : cycleKey === null
            ? published.version
            : (report?.version ?? (await reportVersion(tx, published.id, cycleKey))),
      formKey,
    })
    line.subject = `submission ${id}`
    return id
  })
}

type Begun = Pick<
  typeof submissions.$inferInsert,
  | 'kind'
  | 'makerCode'
  | 'commitmentId'
  | 'cycleKey'
  | 'organisationId'
  | 'answersId'
  | 'contributionId'
  | 'consultation'
  | 'suggestion'
  | 'opensId'
  | 'content'
  | 'baseVersion'
> & { formKey: string }

/**
 * Writes a draft that its caller may begin, or finds the one that is there already: under the same form key, or the same
 * open report.
 * @throws DomainError conflict: the form key is of something else
 */
export async function beginDraft(tx: Tx, ctx: Context, begun: Begun): Promise<number> {
  if (!ctx.actor) throw new DomainError('forbidden', `begin ${begun.kind}`)
  const [made] = await tx
    .insert(submissions)
    .values({
      ...begun,
      authorId: ctx.actor.id,
      holderId: ctx.actor.id,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: submissions.id })
  if (made) {
    if (begun.organisationId != null) await checkOpen(tx, begun.organisationId)
    await addAuthor(tx, ctx, made.id)
    await recordRevision(tx, ctx, made.id, 1, { ...(begun.content as Draft), reason: '' })
    return made.id
  }
  const { kind, commitmentId, cycleKey, formKey } = begun
  const [there] = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      kind === 'report' && cycleKey && commitmentId
        ? and(
            eq(submissions.kind, 'report'),
            eq(submissions.commitmentId, commitmentId),
            eq(submissions.cycleKey, cycleKey),
            inArray(submissions.state, ['draft', 'submitted', 'returned']),
          )
        : and(
            eq(submissions.formKey, formKey),
            // Whoever may begin it shares it; a commitment's key is its sender's own.
            kind === 'commitment' ? eq(submissions.authorId, ctx.actor.id) : undefined,
          ),
    )
  if (!there) throw new DomainError('conflict', `draft with form key ${formKey}`)
  return there.id
}

/** Frameworks and actions are data, so the schema of the content can't know them. */
async function checkVocabulary(
  db: Writable,
  id: number,
  { framework, actions: wanted, maker, consultation }: CommitmentContent,
): Promise<void> {
  const [[known], numbers, formedIn] = await Promise.all([
    db.select({ key: frameworks.key }).from(frameworks).where(eq(frameworks.key, framework)),
    db.select({ number: actions.number }).from(actions),
    consultation === undefined ? null : findStanding(db, consultation),
  ])
  const faults: Record<string, string> = {}
  if (!known) faults.framework = 'unknown_framework'
  if (wanted.some(({ action }) => !numbers.some(({ number }) => number === action)))
    faults.actions = 'unknown_action'
  if (consultation !== undefined && formedIn?.row.makerCode !== maker)
    faults.consultation = 'unknown_consultation'
  if (Object.keys(faults).length) throw new DomainError('invalid', `submission ${id}`, faults)
}

/** The strict content of a submission. @throws DomainError invalid, with the fields */
export async function contentOf(
  db: Writable,
  ctx: Pick<Context, 'now' | 'timeZone'>,
  submission: LoadedSubmission,
) {
  const { row, reference } = submission
  if (row.kind === 'commitment') {
    const base = await draftBase(db, submission, civilDate(ctx.now, ctx.timeZone))
    const outcome = fromDraft(CommitmentDraft.parse(row.content), base)
    if (!outcome.ok) throw new DomainError('invalid', `submission ${row.id}`, outcome.errors)
    await checkVocabulary(db, row.id, outcome.content)
    return { kind: 'commitment' as const, content: outcome.content }
  }
  if (row.kind === 'assessment') return { kind: row.kind, content: await assessmentOf(db, ctx, submission) }
  if (row.kind === 'reply') return { kind: row.kind, content: await replyOf(db, ctx, submission) }
  if (row.kind === 'contribution')
    return { kind: row.kind, content: await contributionOf(db, ctx, submission) }
  if (row.kind === 'agreement') return { kind: row.kind, content: await agreementOf(db, ctx, submission) }
  if (row.kind === 'consultation')
    return { kind: row.kind, content: await consultationOf(db, ctx, submission) }
  if (row.kind === 'suggestion') return { kind: row.kind, content: await suggestionOf(db, ctx, submission) }
  if (row.kind === 'answer') return { kind: row.kind, content: await answerOf(db, ctx, submission) }
  if (reference === null || row.commitmentId === null || row.cycleKey === null)
    throw new Error(`report ${row.id} has no subject`)
  const [known, steps, files] = await Promise.all([
    currentIndicators(db, row.commitmentId),
    currentMilestones(db, row.commitmentId),
    listAttached(db, row.id),
  ])
  const outcome = fromReportDraft(ReportDraft.parse(row.content), {
    reference,
    cycle: row.cycleKey,
    indicators: known,
    milestones: steps,
    files,
    today: civilDate(ctx.now, ctx.timeZone),
  })
  if (!outcome.ok) throw new DomainError('invalid', `submission ${row.id}`, outcome.errors)
  return { kind: 'report' as const, content: outcome.content }
}

/** Whether a submit is also a save. Where it is neither, the save is what refuses, with its line in the trail. */
async function savesToo(ctx: Context, id: number): Promise<boolean> {
  const submission = await loadSubmission(ctx.db, id).catch((error) => {
    if (error instanceof DomainError) return null
    throw error
  })
  if (!submission) return true
  const { subject } = submission
  return can(ctx.actor, 'submission.edit', subject) || !can(ctx.actor, 'submission.submit', subject)
}

/**
 * Hands a draft in for review, saved first as typed. A change of something published needs a reason.
 * @throws DraftConflict somebody else saved meanwhile: nobody hands in what they have not seen
 * @throws DomainError not_found | forbidden | already_done | conflict | invalid (fields)
 */
export async function submit(
  ctx: Context,
  id: number,
  revision: number,
  typed: Fields,
  reason: string | null,
  part: readonly string[] | null = null,
): Promise<void> {
  // Kept even where it can't be submitted yet. Who may submit and not edit hands in what others wrote.
  const kept = (await savesToo(ctx, id)) ? await saveDraft(ctx, id, revision, typed, reason, part) : null
  const saved = kept?.revision ?? revision
  await audited(ctx, 'submission.submit', `submission ${id}`, async (tx) => {
    const submission = await loadFor(tx, ctx, id, 'submission.submit')
    const { row } = submission
    // Nobody hands in what somebody else wrote a moment ago.
    if (kept?.merged || row.revision !== saved)
      throw new DraftConflict(
        `submission ${id} is past revision ${revision}`,
        { revision: row.revision, content: wholeOf(row) },
        [],
        await lastOther(tx, ctx, id),
      )
    if (row.organisationId !== null) await checkWaiting(tx, row.organisationId, id)
    const faults = await faultsOf(tx, ctx, submission)
    // Whoever hands in what others wrote declares it in their place.
    const declares = row.kind === 'report' && { ...row.content, declaration: declarationOf(row, typed) }
    if (declares && declares.declaration === '') faults.declaration = 'tick_to_confirm'
    if (Object.keys(faults).length) throw new DomainError('invalid', `submission ${id}`, faults)
    const { answer } = wholeOf(row)
    await tx
      .update(submissions)
      .set({
        state: 'submitted',
        content: { ...(declares || row.content), answer: '' },
        office:
          row.organisationId !== null
            ? ORGANISATION_OFFICE
            : ctx.actor?.role === 'focal_point'
              ? row.makerCode
              : 'vaada',
        submittedAt: row.submittedAt ?? ctx.now,
        updatedAt: ctx.now,
      })
      .where(eq(submissions.id, id))
    if (row.kind === 'assessment') await askToSign(tx, row)
    await recordEvent(tx, ctx, id, 'submit', answerIn(answer))
    await markRisk(tx, ctx, id)
  })
}

const ANSWER_MAX = 4000

const answerIn = (answer: unknown): string | null =>
  (typeof answer === 'string' && answer.trim().slice(0, ANSWER_MAX)) || null

const declarationOf = ({ content }: LoadedSubmission['row'], typed: Fields): string =>
  ReportDraft.parse(content).declaration || ReportDraft.parse(typed).declaration

/** Everything that keeps a draft from being handed in, by the form's field names; empty: nothing. */
async function faultsOf(
  db: Writable,
  ctx: Context,
  submission: LoadedSubmission,
): Promise<Record<string, string>> {
  const faults: Record<string, string> = {}
  try {
    await contentOf(db, ctx, submission)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid') throw error
    Object.assign(faults, error.fields)
  }
  const { row } = submission
  // Why the government's own words change is asked; a partner's next step and an answer say it themselves.
  const asksReason = row.kind === 'commitment' || row.kind === 'report'
  if (row.baseVersion > 0 && asksReason && !row.reason?.trim()) faults.reason = 'required'
  const findings = await findPersonalDataIn(db, row.id, wholeOf(row))
  return { ...unconfirmed(findings, confirmedIn(row.content)), ...faults }
}

/** What is still missing or wrong in a draft, for whoever may read it. @throws DomainError not_found */
export async function gapsOf(ctx: Context, id: number): Promise<Record<string, string>> {
  const submission = await loadSubmission(ctx.db, id)
  if (!can(ctx.actor, 'submission.read', submission.subject))
    throw new DomainError('not_found', `submission ${id}`)
  return faultsOf(ctx.db, ctx, submission)
}

export async function discard(ctx: Context, id: number): Promise<void> {
  await audited(ctx, 'submission.discard', `submission ${id}`, async (tx) => {
    const { row } = await loadFor(tx, ctx, id, 'submission.discard')
    // Nobody is asked to sign what is given up.
    if (row.kind === 'assessment') await forgetSignatures(tx, id)
    // Whatever made it may make it again.
    await tx
      .update(submissions)
      .set({ state: 'discarded', formKey: null, updatedAt: ctx.now })
      .where(eq(submissions.id, id))
    await forgetRevisions(tx, id)
    await recordEvent(tx, ctx, id, 'discard', null)
  })
}

/** One line in the life of a submission, told to those whom it concerns. */
export async function recordEvent(
  tx: Tx,
  ctx: Context,
  submissionId: number,
  act: string,
  comment: string | null,
) {
  if (!ctx.actor) throw new DomainError('forbidden', `${act} ${submissionId}`)
  const [event] = await tx
    .insert(submissionEvents)
    .values({ submissionId, at: ctx.now, personId: ctx.actor.id, act, comment })
    .returning({ id: submissionEvents.id })
  const told = TOLD[act]
  if (event && told) await tellOfSubmission(tx, ctx, submissionId, told, `event ${event.id}`)
}

/** Steps that people of the office are told of. */
const TOLD: Readonly<Record<string, EventKind>> = {
  submit: 'submitted',
  return: 'returned',
  accept: 'accepted',
  refuse: 'refused',
  publish: 'published',
}

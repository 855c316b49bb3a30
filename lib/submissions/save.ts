import { and, desc, eq, isNotNull, lt, ne } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { people, submissionAuthors, submissionRevisions, submissions } from '@/db/schema'
import { AssessmentDraft, ReplyDraft } from '@/lib/assessments/draft'
import { audited } from '@/lib/audit/mutations'
import { CommitmentDraft } from '@/lib/commitments/draft'
import { AnswerDraft, ConsultationDraft, SuggestionDraft } from '@/lib/consultations/draft'
import type { Context } from '@/lib/context'
import { AgreementDraft, ContributionDraft } from '@/lib/contributions/draft'
import type { Fields } from '@/lib/form-data'
import { ReportDraft } from '@/lib/reports/draft'
import { DraftConflict, type Kept } from './conflict'
import type { Submission } from './load'
import { loadFor } from './load-for'
import { type Draft, mergeDrafts, same } from './merge'
import type { SubmissionKind } from './model'

/** So many earlier saves of a draft are kept to build on: an hour and more of somebody who types without a pause. */
const REVISIONS_KEPT = 200

export interface Saved extends Kept {
  /** Others had saved since, and their words are in it too. */
  merged: boolean
}

/**
 * Keeps what was typed. What others saved since `revision` is put together with it, field by field. `part`: names of
 * the draft's fields that were sent, with `reason`; null: all of them.
 * @throws DraftConflict both wrote different things in one field: nothing is saved
 * @throws DomainError not_found | forbidden | already_done
 */
export async function saveDraft(
  ctx: Context,
  id: number,
  revision: number,
  typed: Fields,
  reason: string | null,
  part: readonly string[] | null = null,
): Promise<Saved> {
  return audited(ctx, 'submission.edit', `submission ${id}`, (tx) =>
    save(tx, ctx, id, revision, { ...typed, reason: reason ?? '' }, part),
  )
}

async function save(
  tx: Tx,
  ctx: Context,
  id: number,
  revision: number,
  typed: Fields,
  part: readonly string[] | null,
): Promise<Saved> {
  const { row } = await loadFor(tx, ctx, id, 'submission.edit')
  const theirs = wholeOf(row)
  const sent = picked(draftOf(row.kind, typed), part)
  if (revision === row.revision) {
    const content = { ...theirs, ...sent }
    return { revision: await keepDraft(tx, ctx, row, content), content, merged: false }
  }
  const base = await findRevision(tx, id, revision)
  const { content, clashes } = mergeDrafts(base, { ...(base ?? theirs), ...sent }, theirs)
  if (clashes.length)
    throw new DraftConflict(
      `submission ${id} is past revision ${revision}`,
      { revision: row.revision, content: theirs },
      clashes,
      await lastOther(tx, ctx, id),
      content,
    )
  // Sent again after a lost answer: it is there already.
  if (same(content, theirs)) return { revision: row.revision, content, merged: true }
  return { revision: await keepDraft(tx, ctx, row, content), content, merged: true }
}

/** Everything the form holds: the draft, and why something published is changed. */
export const wholeOf = ({ content, reason }: Pick<Submission, 'content' | 'reason'>): Draft => ({
  ...(content as Draft),
  reason: reason ?? '',
})

/** The draft of this kind as typed, with its reason; anything that doesn't fit is left out. */
const draftOf = (kind: SubmissionKind, typed: Fields): Draft => ({
  ...(DRAFT_OF[kind].parse(typed) as Draft),
  reason: typeof typed.reason === 'string' ? typed.reason : '',
})

const DRAFT_OF = {
  commitment: CommitmentDraft,
  report: ReportDraft,
  assessment: AssessmentDraft,
  reply: ReplyDraft,
  contribution: ContributionDraft,
  agreement: AgreementDraft,
  consultation: ConsultationDraft,
  suggestion: SuggestionDraft,
  answer: AnswerDraft,
} as const satisfies Record<SubmissionKind, unknown>

const picked = (draft: Draft, part: readonly string[] | null): Draft =>
  part === null ? draft : Object.fromEntries(Object.entries(draft).filter(([name]) => part.includes(name)))

/** Writes a draft over the one that was loaded. Returns its new revision. */
export async function keepDraft(
  tx: Tx,
  ctx: Context,
  row: Pick<Submission, 'id' | 'revision'>,
  { reason, ...content }: Draft,
  more: { baseVersion?: number } = {},
): Promise<number> {
  const revision = row.revision + 1
  await tx
    .update(submissions)
    .set({ content, reason: String(reason ?? '') || null, revision, updatedAt: ctx.now, ...more })
    .where(eq(submissions.id, row.id))
  await recordRevision(tx, ctx, row.id, revision, { ...content, reason: reason ?? '' })
  await addAuthor(tx, ctx, row.id)
  return revision
}

export async function recordRevision(
  tx: Tx,
  ctx: { now: Date; actor: { id: number } | null },
  submissionId: number,
  revision: number,
  content: Draft,
): Promise<void> {
  await tx
    .insert(submissionRevisions)
    .values({ submissionId, revision, content, personId: ctx.actor?.id ?? null, at: ctx.now })
  if (revision > REVISIONS_KEPT)
    await tx
      .delete(submissionRevisions)
      .where(
        and(
          eq(submissionRevisions.submissionId, submissionId),
          lt(submissionRevisions.revision, revision - REVISIONS_KEPT),
        ),
      )
}

/** What is over has no earlier versions: nobody types in it any more. */
export const forgetRevisions = (tx: Tx, submissionId: number) =>
  tx.delete(submissionRevisions).where(eq(submissionRevisions.submissionId, submissionId))

/** The draft as it was at a revision; null: it isn't kept any more, or never was. */
export async function findRevision(
  db: Writable,
  submissionId: number,
  revision: number,
): Promise<Draft | null> {
  const [row] = await db
    .select({ content: submissionRevisions.content })
    .from(submissionRevisions)
    .where(
      and(eq(submissionRevisions.submissionId, submissionId), eq(submissionRevisions.revision, revision)),
    )
  return (row?.content as Draft | undefined) ?? null
}

/** Who of the others saved last. */
export async function lastOther(tx: Tx, ctx: Context, submissionId: number): Promise<string | null> {
  const [row] = await tx
    .select({ name: people.name })
    .from(submissionRevisions)
    .innerJoin(people, eq(people.id, submissionRevisions.personId))
    .where(
      and(
        eq(submissionRevisions.submissionId, submissionId),
        isNotNull(submissionRevisions.personId),
        ctx.actor ? ne(submissionRevisions.personId, ctx.actor.id) : undefined,
      ),
    )
    .orderBy(desc(submissionRevisions.revision))
    .limit(1)
  return row?.name || null
}

export const addAuthor = (tx: Tx, ctx: Context, submissionId: number) =>
  ctx.actor &&
  tx.insert(submissionAuthors).values({ submissionId, personId: ctx.actor.id }).onConflictDoNothing()

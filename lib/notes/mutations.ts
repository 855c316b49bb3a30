import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { submissionNotes } from '@/db/schema'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import type { Fields } from '@/lib/form-data'
import { tellOfSubmission } from '@/lib/notices/tell'
import { loadFor } from '@/lib/submissions/load-for'
import { fieldText, lastingPath } from './field-path'
import type { NoteInput } from './input'
import { countOpenFlags } from './queries'

/**
 * Says something beside a submission, about all of it or one field, for its office and the reviewers. Returns the
 * number of the note.
 * @throws DomainError not_found: also the field, or the comment it answers | forbidden | already_done: the submission
 * is closed
 */
export async function addNote(
  ctx: Context,
  submissionId: number,
  { kind, text, field, answers }: NoteInput,
): Promise<number> {
  const act = kind === 'flag' ? 'submission.flag' : 'submission.comment'
  return audited(ctx, act, `submission ${submissionId}`, async (tx) => {
    const { row } = await loadFor(tx, ctx, submissionId, act)
    if (!ctx.actor) throw new DomainError('forbidden', act)
    const place =
      answers !== undefined
        ? await placeOfAnswered(tx, submissionId, answers)
        : field === undefined
          ? null
          : placeIn(row.content as Fields, field)
    const [made] = await tx
      .insert(submissionNotes)
      .values({ submissionId, personId: ctx.actor.id, kind, text, answers, ...place, at: ctx.now })
      .returning({ id: submissionNotes.id })
    if (!made) throw new Error('note was not written')
    await tellOfSubmission(tx, ctx, submissionId, 'commented', `note ${made.id}`)
    return made.id
  })
}

interface Place {
  field: string | null
  fieldText: string | null
}

function placeIn(draft: Fields, path: string): Place {
  const field = lastingPath(draft, path)
  if (field === null) throw new DomainError('not_found', `field ${path}`)
  return { field, fieldText: fieldText(draft, path) }
}

/** An answer stands where the comment does. An answer isn't answered in turn: one conversation, one comment. */
async function placeOfAnswered(tx: Tx, submissionId: number, noteId: number): Promise<Place> {
  const [note] = await tx
    .select({ field: submissionNotes.field })
    .from(submissionNotes)
    .where(
      and(
        eq(submissionNotes.id, noteId),
        eq(submissionNotes.submissionId, submissionId),
        isNull(submissionNotes.answers),
      ),
    )
  if (!note) throw new DomainError('not_found', `note ${noteId}`)
  return { field: note.field, fieldText: null }
}

/**
 * Settles a flag: what it was about has been looked at.
 * @throws DomainError not_found | forbidden | already_done
 */
export async function settleFlag(ctx: Context, noteId: number): Promise<void> {
  await audited(ctx, 'submission.settle', `note ${noteId}`, async (tx) => {
    const [found] = await tx
      .select({ submissionId: submissionNotes.submissionId })
      .from(submissionNotes)
      .where(eq(submissionNotes.id, noteId))
    if (!found) throw new DomainError('not_found', `note ${noteId}`)
    await loadFor(tx, ctx, found.submissionId, 'submission.settle')
    // Read again now that the submission is locked: somebody may have settled it meanwhile.
    const [note] = await tx
      .select({ kind: submissionNotes.kind, settledAt: submissionNotes.settledAt })
      .from(submissionNotes)
      .where(eq(submissionNotes.id, noteId))
    if (note?.kind !== 'flag') throw new DomainError('not_found', `flag ${noteId}`)
    if (note.settledAt) throw new DomainError('already_done', `flag ${noteId}`)
    await tx
      .update(submissionNotes)
      .set({ settledAt: ctx.now, settledBy: ctx.actor?.id ?? null })
      .where(eq(submissionNotes.id, noteId))
  })
}

/**
 * A flag holds up publishing until it is settled. Ask while the submission is locked.
 * @throws DomainError invalid: openFlags
 */
export async function refuseOpenFlags(tx: Tx, submissionId: number): Promise<void> {
  if ((await countOpenFlags(tx, submissionId)) > 0)
    throw new DomainError('invalid', `submission ${submissionId} is flagged`, { openFlags: 'open_flags' })
}

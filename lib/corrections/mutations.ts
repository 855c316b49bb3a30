import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { PublicDb, Tx } from '@/db/client'
import { correctionCases, correctionNotes } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import { rows } from '@/lib/commitments/columns'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { findSubject } from '@/lib/follow/queries'
import { type Subject, subjectOf } from '@/lib/follow/subject'
import type { Locale } from '@/lib/i18n/model'
import { raisePublishedVersion } from '@/lib/ledger/mutations'
import { queueMail } from '@/lib/mail/mutations'
import { codesBehind } from '@/lib/makers/behind'
import { secretHash } from '@/lib/secrets'
import type { AnswerInput, NoteInput } from './input'
import { ANSWER_DAYS } from './model'

/** Class of advisory locks: one form at a time. */
const FORM_LOCKS = 7_366

/**
 * Somebody without an account says that something is wrong. `formKey`: of the form it was written in; sent twice, it is one
 * note. What they wrote is for editors and reviewers alone.
 * @throws DomainError invalid: nothing of the kind is published
 */
export async function noteSomethingWrong(
  ctx: Context,
  published: PublicDb,
  input: NoteInput,
  { formKey, locale }: { formKey: string; locale: Locale },
): Promise<void> {
  const subject = subjectOf(input.subject)
  if (!subject || !(await findSubject(published, subject)))
    throw new DomainError('invalid', 'a note on what is not there', { subject: 'required' })
  const formHash = secretHash([formKey, input.wrong, input.right].join('\0'))
  const wordsHash = secretHash([input.subject, input.wrong, input.right].join('\0'))
  await audited(ctx, 'correction.ask', 'correction', async (tx, line) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${FORM_LOCKS}, hashtext(${wordsHash}))`)
    const caseId =
      (await knownNote(tx, input, formHash)) ?? (await writeNote(tx, ctx, input, { formHash, locale }))
    line.subject = `correction ${caseId}`
  })
}

/**
 * The note that says the same already: of the same form, or one that waits with the same words about the same page. A copy
 * that leaves an address of its own is another person's, and is not lost.
 */
async function knownNote(tx: Tx, input: NoteInput, formHash: string): Promise<number | null> {
  const { subject, wrong, right, email } = input
  const [known] = await tx
    .select({ id: correctionNotes.caseId })
    .from(correctionNotes)
    .where(
      or(
        eq(correctionNotes.formHash, formHash),
        and(
          isNull(correctionNotes.answeredAt),
          eq(correctionNotes.subject, subject),
          eq(correctionNotes.wrong, wrong),
          eq(correctionNotes.right, right),
          email === null ? undefined : eq(correctionNotes.email, email),
        ),
      ),
    )
    .orderBy(correctionNotes.caseId)
    .limit(1)
  return known?.id ?? null
}

async function writeNote(
  tx: Tx,
  { now, timeZone }: Context,
  { source, ...words }: NoteInput,
  rest: { formHash: string; locale: Locale },
): Promise<number> {
  const due = new Date(now.getTime() + ANSWER_DAYS * 86_400_000)
  const [made] = await tx
    .insert(correctionCases)
    .values({ askedOn: civilDate(now, timeZone), dueOn: civilDate(due, timeZone) })
    .returning({ id: correctionCases.id })
  if (!made) throw new Error('a case was not written')
  await tx
    .insert(correctionNotes)
    .values({ caseId: made.id, ...words, ...rest, sourceUrl: source, createdAt: now })
  return made.id
}

/**
 * A reviewer answers: what was asked and what was done, in words for everybody. Whoever wanted to know gets a letter, and
 * their address is erased.
 * @throws DomainError not_found | forbidden | already_done | invalid: that entry corrected nothing of it
 */
export async function answerNote(
  ctx: Context,
  id: number,
  input: AnswerInput,
  locale: Locale,
): Promise<void> {
  await audited(ctx, 'correction.answer', `correction ${id}`, async (tx) => {
    const [note] = await tx.select().from(correctionNotes).where(eq(correctionNotes.caseId, id)).for('update')
    if (!note) throw new DomainError('not_found', `correction ${id}`)
    const state = note.answeredAt === null ? 'waiting' : 'answered'
    if (!can(ctx.actor, 'correction.answer', { state }))
      throw new DomainError(
        can(ctx.actor, 'correction.answer', { state: 'waiting' }) ? 'already_done' : 'forbidden',
        `correction ${id}`,
      )
    if (input.outcome === 'corrected') await checkEntry(tx, input.entry, note.subject)
    const { outcome } = input
    await tx
      .update(correctionCases)
      .set({
        answeredOn: civilDate(ctx.now, ctx.timeZone),
        outcome,
        ...(outcome !== 'not_about' && {
          subject: note.subject,
          question: input.question,
          answer: input.answer,
          locale,
          ledgerSeq: outcome === 'corrected' ? input.entry : null,
        }),
      })
      .where(eq(correctionCases.id, id))
    await tx
      .update(correctionNotes)
      .set({ answeredBy: ctx.actor?.id ?? null, answeredAt: ctx.now, email: null })
      .where(eq(correctionNotes.caseId, id))
    if (note.email !== null && outcome !== 'not_about')
      await queueMail(tx, ctx.now, {
        key: `correction_answered ${id}`,
        template: 'correction_answered',
        personId: null,
        address: note.email,
        locale: note.locale,
        params: { id: String(id) },
        path: `/corrections#case-${id}`,
      })
    // The public list tells of it at once.
    await raisePublishedVersion(tx, ctx.now)
  })
}

/** The entry must be of the record that the note is about. @throws DomainError invalid */
async function checkEntry(tx: Tx, entry: number, path: string): Promise<void> {
  const subject = subjectOf(path)
  const [found] = subject
    ? await rows<{ seq: number }>(
        tx as unknown as PublicDb,
        sql`select l.seq from ledger l where l.seq = ${entry} and l.act <> 'seed' and ${isAbout(subject)}`,
      )
    : []
  if (!found) throw new DomainError('invalid', `entry ${entry}`, { entry: 'wrong_entry' })
}

function isAbout(subject: Subject) {
  switch (subject.kind) {
    case 'commitment':
      return sql`split_part(l.record, '/', 1) = ${subject.reference}`
    case 'country':
      return sql`(split_part(l.record, '-', 1) in ${codesBehind(subject.code)} or l.subject not in ('commitment', 'report'))`
    case 'action':
    case 'organisation':
    case 'record':
      return sql`true`
  }
}

import { and, count, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { organisations, submissions } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import { CommitmentDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { makerHasOffice } from '@/lib/submissions/load'
import { beginDraft } from '@/lib/submissions/mutations'
import { consultationOn, emptyAnswer, emptyConsultation, emptySuggestion, longerDraft } from './draft'
import { findStanding, findSuggestion, isAnswerable } from './load'
import { isExtendable, isOpen, SUGGESTIONS_MAX } from './rules'

/**
 * Begins a consultation of an office: on the draft of a commitment of its own, or on a theme. The same draft, or the same form key,
 * gives the one that is there already.
 * @throws DomainError forbidden | not_found
 */
export async function openConsultation(
  ctx: Context,
  makerCode: string,
  draftId: number | null,
  locale: Locale,
  formKey: string,
): Promise<number> {
  return audited(ctx, 'consultation.open', `maker ${makerCode}`, async (tx, line) => {
    await mayFor(tx, ctx, 'consultation.open', makerCode)
    const draft = draftId === null ? null : await draftOf(tx, makerCode, draftId)
    const id = await beginDraft(tx, ctx, {
      kind: 'consultation',
      makerCode,
      opensId: draftId,
      content: draft ? consultationOn(draft) : emptyConsultation(locale),
      baseVersion: 0,
      formKey: draftId === null ? `consultation ${formKey}` : `consultation on ${draftId}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/** @throws DomainError not_found: nobody is drafting it, or it is another's */
async function draftOf(tx: Tx, makerCode: string, id: number): Promise<CommitmentDraft> {
  const [found] = await tx
    .select({ content: submissions.content })
    .from(submissions)
    .where(
      and(
        eq(submissions.id, id),
        eq(submissions.kind, 'commitment'),
        eq(submissions.makerCode, makerCode),
        inArray(submissions.state, ['draft', 'returned', 'submitted']),
      ),
    )
  if (!found) throw new DomainError('not_found', `draft ${id}`)
  return CommitmentDraft.parse(found.content)
}

/**
 * Begins making a consultation longer. It can't be made shorter.
 * @throws DomainError forbidden | not_found | already_done: it is over
 */
export async function openExtension(ctx: Context, number: number): Promise<number> {
  return audited(ctx, 'consultation.open', `consultation ${number}`, async (tx, line) => {
    const standing = await findStanding(tx, number)
    if (!standing) throw new DomainError('not_found', `consultation ${number}`)
    const { makerCode, version } = standing.row
    await mayFor(tx, ctx, 'consultation.open', makerCode)
    if (standing.content === null || !isExtendable(standing.content, civilDate(ctx.now, ctx.timeZone)))
      throw new DomainError('already_done', `consultation ${number} is over`)
    const id = await beginDraft(tx, ctx, {
      kind: 'consultation',
      makerCode,
      consultation: number,
      content: longerDraft(standing.content),
      baseVersion: version,
      formKey: `consultation longer ${number}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/**
 * Begins what an organisation suggests in an open consultation. The same form key gives the draft that is there already.
 * @throws DomainError forbidden | not_found | already_done: it isn't open | throttled: it has suggested too much there
 */
export async function openSuggestion(
  ctx: Context,
  number: number,
  locale: Locale,
  formKey: string,
): Promise<number> {
  return audited(ctx, 'consultation.suggest', `consultation ${number}`, async (tx, line) => {
    const organisationId = await senderOf(tx, ctx, number)
    const standing = await findStanding(tx, number)
    if (!standing?.content) throw new DomainError('not_found', `consultation ${number}`)
    if (!isOpen(standing.content, civilDate(ctx.now, ctx.timeZone)))
      throw new DomainError('already_done', `consultation ${number} isn't open`)
    const [sent] = await tx
      .select({ n: count() })
      .from(submissions)
      .where(
        and(
          eq(submissions.kind, 'suggestion'),
          eq(submissions.consultation, number),
          eq(submissions.organisationId, organisationId),
          inArray(submissions.state, ['draft', 'returned', 'submitted', 'published']),
        ),
      )
    if ((sent?.n ?? 0) >= SUGGESTIONS_MAX)
      throw new DomainError('throttled', `suggestions of one organisation in consultation ${number}`)
    const id = await beginDraft(tx, ctx, {
      kind: 'suggestion',
      makerCode: standing.row.makerCode,
      organisationId,
      consultation: number,
      content: emptySuggestion(locale),
      baseVersion: 0,
      formKey: `suggestion ${organisationId} ${formKey}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/**
 * Begins an office's answer to a suggestion, or opens the one that is begun.
 * @throws DomainError forbidden | not_found | already_done: nothing waits for an answer
 */
export async function openAnswer(
  ctx: Context,
  number: number,
  suggestion: number,
  locale: Locale,
): Promise<number> {
  return audited(ctx, 'consultation.answer', `consultation ${number}`, async (tx, line) => {
    const consultation = await findStanding(tx, number)
    if (!consultation) throw new DomainError('not_found', `consultation ${number}`)
    const { makerCode } = consultation.row
    await mayFor(tx, ctx, 'consultation.answer', makerCode)
    const standing = await findSuggestion(tx, number, { number: suggestion })
    if (!standing || !isAnswerable(standing))
      throw new DomainError('already_done', `answer ${number}/${suggestion}`)
    const id = await beginDraft(tx, ctx, {
      kind: 'answer',
      makerCode,
      consultation: number,
      suggestion,
      content: emptyAnswer(locale),
      baseVersion: standing.row.version,
      formKey: `answer ${number} ${suggestion}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/** @throws DomainError forbidden */
async function mayFor(
  tx: Tx,
  ctx: Context,
  act: 'consultation.open' | 'consultation.answer',
  makerCode: string,
): Promise<void> {
  const hasOffice = await makerHasOffice(tx, makerCode)
  if (!can(ctx.actor, act, { makerCode, hasOffice, commitmentId: null, isReply: true }))
    throw new DomainError('forbidden', `${act} of ${makerCode}`)
}

/** The organisation that somebody may suggest for. @throws DomainError forbidden */
async function senderOf(tx: Tx, ctx: Context, number: number): Promise<number> {
  const id = ctx.actor?.organisationId ?? null
  const [organisation] =
    id === null ? [] : await tx.select().from(organisations).where(eq(organisations.id, id))
  const isVerified = organisation?.verifiedAt != null && organisation.closedAt === null
  if (
    !organisation ||
    !can(ctx.actor, 'consultation.suggest', { organisationId: organisation.id, isVerified })
  )
    throw new DomainError('forbidden', `suggest in consultation ${number}`)
  return organisation.id
}

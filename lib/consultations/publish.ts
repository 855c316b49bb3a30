import { and, eq, isNull, max, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  consultationSuggestions,
  consultations,
  organisations,
  submissions,
  suggestionSenders,
} from '@/db/schema'
import { ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { appendToLedger, lockPublishing } from '@/lib/ledger/mutations'
import type { Publication } from '@/lib/reviews/publish'
import type { Submission } from '@/lib/submissions/load'
import { recordRevision } from '@/lib/submissions/save'
import type {
  AnswerContent,
  ConsultationContent,
  PublishedConsultation,
  PublishedSuggestion,
  SuggestionContent,
} from './input'
import { findStanding, findSuggestion, type StandingSuggestion } from './load'
import { consultationRecord, suggestionRecord } from './model'
import { daysOf, extendedTo } from './rules'
import { textKey } from './text-key'

interface Published {
  reference: string
  seq: number
  commitmentId: null
}

/**
 * Opens a consultation under the next number, or makes the one that stands longer. The draft that it was opened from keeps the
 * number, and with it the commitment that comes of it. In the caller's transaction, which has checked the content under the
 * publishing lock.
 */
export async function publishConsultation(
  tx: Tx,
  row: Pick<Submission, 'id' | 'consultation' | 'opensId'>,
  { opensOn, days, ...opened }: ConsultationContent,
  { act, office, reason, at, today }: Publication,
): Promise<Published> {
  await lockPublishing(tx)
  const standing = row.consultation === null ? null : await findStanding(tx, row.consultation)
  const number = standing?.row.number ?? (await nextNumber(tx))
  const content: PublishedConsultation = {
    ...opened,
    number,
    ...(standing?.content ? extendedTo(standing.content, days) : daysOf(opensOn, days, today)),
  }
  const version = (standing?.row.version ?? 0) + 1
  const record = consultationRecord(content.maker, number)
  const seq = await appendToLedger(tx, {
    act,
    subject: 'consultation',
    record,
    version,
    office,
    reason,
    content,
    at,
  })
  await tx
    .update(consultations)
    .set({ toSeq: seq })
    .where(and(eq(consultations.number, number), isNull(consultations.toSeq)))
  const { maker, ...columns } = content
  await tx
    .insert(consultations)
    .values({ ...columns, makerCode: maker, version, fromSeq: seq, publishedOn: today })
  await tx.update(submissions).set({ consultation: number, formKey: null }).where(eq(submissions.id, row.id))
  if (row.opensId !== null) await keepNumber(tx, row.opensId, number, content.maker, at)
  return { reference: record, seq, commitmentId: null }
}

async function nextNumber(tx: Tx): Promise<number> {
  const [last] = await tx.select({ number: max(consultations.number) }).from(consultations)
  return (last?.number ?? 0) + 1
}

/** Writes the number into the draft of the commitment, unless it is published or discarded meanwhile. */
async function keepNumber(tx: Tx, id: number, number: number, maker: string, at: Date): Promise<void> {
  const [draft] = await tx
    .update(submissions)
    .set({
      content: sql`${submissions.content} || ${JSON.stringify({ consultation: String(number) })}::text::jsonb`,
      revision: sql`${submissions.revision} + 1`,
      updatedAt: at,
    })
    .where(
      and(
        eq(submissions.id, id),
        eq(submissions.kind, 'commitment'),
        eq(submissions.makerCode, maker),
        sql`${submissions.state} in ('draft', 'returned', 'submitted')`,
      ),
    )
    .returning()
  // Whoever reviews the consultation has written nothing in the draft.
  if (draft)
    await recordRevision(tx, { now: at, actor: null }, id, draft.revision, {
      ...(draft.content as Record<string, string>),
      reason: draft.reason ?? '',
    })
}

/** Shows what an organisation suggests; where the same text stands already, the organisation stands beside it. */
export async function publishSuggestion(
  tx: Tx,
  row: Pick<Submission, 'id' | 'organisationId'>,
  { consultation, kind, words }: SuggestionContent,
  publication: Publication,
): Promise<Published> {
  await lockPublishing(tx)
  const { organisationId } = row
  const [organisation] =
    organisationId === null
      ? []
      : await tx.select().from(organisations).where(eq(organisations.id, organisationId))
  if (!organisation) throw new Error(`suggestion ${row.id} has no organisation`)
  const key = textKey(
    kind,
    Object.values(words ?? {})
      .map(({ text }) => text)
      .join('\n'),
  )
  const standing = await findSuggestion(tx, consultation, { textKey: key })
  const number = standing?.row.number ?? (await nextSuggestion(tx, consultation))
  const named = !organisation.isProtected
  const [sender] = await tx
    .insert(suggestionSenders)
    .values({ consultation, number, organisationId: organisation.id, named })
    .onConflictDoNothing()
    .returning()
  const before = standing?.content ?? null
  const content: PublishedSuggestion = {
    consultation,
    number,
    kind,
    words: before?.words ?? words,
    organisations: [
      ...(before?.organisations ?? []),
      ...(sender && named ? [{ number: organisation.id, name: organisation.name }] : []),
    ],
    unnamed: (before?.unnamed ?? 0) + (sender && !named ? 1 : 0),
    refusal: null,
    answer: before?.answer ?? null,
  }
  const written = await writeSuggestion(tx, standing, content, key, {
    ...publication,
    office: ORGANISATION_OFFICE,
  })
  await tx.update(submissions).set({ suggestion: number, formKey: null }).where(eq(submissions.id, row.id))
  return written
}

/** Publishes an office's answer as the next version of the suggestion, whose words stay its senders'. */
export async function publishAnswer(
  tx: Tx,
  row: Pick<Submission, 'id'>,
  { consultation, suggestion, outcome, text }: AnswerContent,
  publication: Publication,
): Promise<Published> {
  await lockPublishing(tx)
  const standing = await findSuggestion(tx, consultation, { number: suggestion })
  if (!standing?.content) throw new Error(`answer ${row.id} answers nothing`)
  const written = await writeSuggestion(
    tx,
    standing,
    { ...standing.content, answer: { outcome, text, on: publication.today } },
    standing.row.textKey,
    publication,
  )
  await tx.update(submissions).set({ formKey: null }).where(eq(submissions.id, row.id))
  return written
}

export async function nextSuggestion(tx: Tx, consultation: number): Promise<number> {
  const [last] = await tx
    .select({ number: max(consultationSuggestions.number) })
    .from(consultationSuggestions)
    .where(eq(consultationSuggestions.consultation, consultation))
  return (last?.number ?? 0) + 1
}

/** Ledger entry, end of the version before, and the row, with the count of what came by the open form as it is. */
export async function writeSuggestion(
  tx: Tx,
  before: StandingSuggestion | null,
  content: PublishedSuggestion,
  key: string | null,
  { act, office, reason, at, today }: Publication,
  people = before?.row.people ?? 0,
): Promise<Published> {
  const { consultation, number } = content
  const opened = await findStanding(tx, consultation)
  if (!opened) throw new Error(`no consultation ${consultation}`)
  const version = (before?.row.version ?? 0) + 1
  const record = suggestionRecord(opened.row.makerCode, consultation, number)
  const seq = await appendToLedger(tx, {
    act,
    subject: 'suggestion',
    record,
    version,
    office,
    reason,
    content,
    at,
  })
  await tx
    .update(consultationSuggestions)
    .set({ toSeq: seq })
    .where(
      and(
        eq(consultationSuggestions.consultation, consultation),
        eq(consultationSuggestions.number, number),
        isNull(consultationSuggestions.toSeq),
      ),
    )
  await tx.insert(consultationSuggestions).values({
    ...content,
    version,
    fromSeq: seq,
    people,
    textKey: key,
    publishedOn: today,
  })
  return { reference: record, seq, commitmentId: null }
}

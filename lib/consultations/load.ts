import { and, eq, isNull } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { consultationSuggestions, consultations, ledgerContents } from '@/db/schema'
import { PublishedConsultation, PublishedSuggestion } from './input'

/** A consultation as it stands. */
export interface StandingConsultation {
  row: typeof consultations.$inferSelect
  /** null: it was removed. */
  content: PublishedConsultation | null
}

/** null: nothing stands under that number. */
export async function findStanding(db: Writable, number: number): Promise<StandingConsultation | null> {
  const [found] = await db
    .select({ row: consultations, content: ledgerContents.content })
    .from(consultations)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, consultations.fromSeq))
    .where(and(eq(consultations.number, number), isNull(consultations.toSeq)))
  if (!found) return null
  const read = PublishedConsultation.safeParse(found.content)
  return { row: found.row, content: read.success ? read.data : null }
}

/** A suggestion as it stands. */
export interface StandingSuggestion {
  row: typeof consultationSuggestions.$inferSelect
  /** null: it was removed. */
  content: PublishedSuggestion | null
}

/** By its number, or by its text; null: none stands. */
export async function findSuggestion(
  db: Writable,
  consultation: number,
  by: { number: number } | { textKey: string },
): Promise<StandingSuggestion | null> {
  const [found] = await db
    .select({ row: consultationSuggestions, content: ledgerContents.content })
    .from(consultationSuggestions)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, consultationSuggestions.fromSeq))
    .where(
      and(
        eq(consultationSuggestions.consultation, consultation),
        'number' in by
          ? eq(consultationSuggestions.number, by.number)
          : eq(consultationSuggestions.textKey, by.textKey),
        isNull(consultationSuggestions.toSeq),
      ),
    )
  if (!found) return null
  const read = PublishedSuggestion.safeParse(found.content)
  return { row: found.row, content: read.success ? read.data : null }
}

/** Whether it waits for the office's answer. */
export const isAnswerable = ({ content }: StandingSuggestion): boolean =>
  content !== null && content.refusal === null && content.answer === null

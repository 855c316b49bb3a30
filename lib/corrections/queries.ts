import { asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { AppDb, PublicDb } from '@/db/client'
import { correctionCases, correctionNotes, people } from '@/db/schema'
import { rows } from '@/lib/commitments/columns'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import type { Outcome } from './model'

/** One answered note, as everybody reads of it. */
export interface PublicCase {
  id: number
  askedOn: IsoDate
  answeredOn: IsoDate
  outcome: Exclude<Outcome, 'not_about'>
  /** Path of the page it is about, without language. */
  subject: string
  question: string
  answer: string
  /** Language of both. */
  locale: Locale
  /** The entry that corrected it; null: nothing was changed. */
  ledgerSeq: number | null
  /** Days from asking to answering. */
  days: number
}

/** Answered notes about the record, the newest answer first. `after`: where the page before ended. */
export async function listCases(
  db: PublicDb,
  { limit, after }: { limit: number; after: { day: IsoDate; id: number } | null },
): Promise<{ cases: PublicCase[]; next: { day: IsoDate; id: number } | null }> {
  const found = await rows<PublicCase>(
    db,
    sql`select c.id, c.asked_on::text as "askedOn", c.answered_on::text as "answeredOn", c.outcome, c.subject, c.question,
        c.answer, c.locale, c.ledger_seq::int as "ledgerSeq", c.answered_on - c.asked_on as days
      from correction_cases c where c.outcome in ('corrected', 'not_changed')
        and ${after === null ? sql`true` : sql`(c.answered_on, c.id) < (${after.day}::date, ${after.id})`}
      order by c.answered_on desc, c.id desc limit ${limit + 1}`,
  )
  const cases = found.slice(0, limit)
  const last = cases.at(-1)
  return { cases, next: found.length > limit && last ? { day: last.answeredOn, id: last.id } : null }
}

export interface CaseCounts {
  /** Notes up to yesterday, and whatever was answered since. */
  total: number
  corrected: number
  notChanged: number
  notAbout: number
  waiting: number
  /** Of those that wait: over the stated time. */
  overdue: number
}

/**
 * How many notes came and what became of them. A note of today counts from tomorrow on, as pages are kept for a day; one
 * that is answered counts at once.
 */
export async function countCases(db: PublicDb, today: IsoDate): Promise<CaseCounts> {
  const [found] = await rows<CaseCounts>(
    db,
    sql`select count(*)::int as total,
        count(*) filter (where c.outcome = 'corrected')::int as corrected,
        count(*) filter (where c.outcome = 'not_changed')::int as "notChanged",
        count(*) filter (where c.outcome = 'not_about')::int as "notAbout",
        count(*) filter (where c.outcome is null)::int as waiting,
        count(*) filter (where c.outcome is null and c.due_on < ${today}::date)::int as overdue
      from correction_cases c where c.outcome is not null or c.asked_on < ${today}::date`,
  )
  return found ?? { total: 0, corrected: 0, notChanged: 0, notAbout: 0, waiting: 0, overdue: 0 }
}

/** A note as editors and reviewers see it. Whether an answer is wanted, never at which address. */
export interface NoteRow {
  id: number
  subject: string
  wrong: string
  right: string
  sourceUrl: string | null
  wantsAnswer: boolean
  /** Language of the form it was written in. */
  locale: Locale
  askedOn: IsoDate
  dueOn: IsoDate
  answeredOn: IsoDate | null
  outcome: Outcome | null
  question: string | null
  answer: string | null
  ledgerSeq: number | null
  /** Name of the reviewer; null: not answered. */
  answeredBy: string | null
  /** Its words were erased, as it is old. */
  isErased: boolean
}

const noteRows = (db: AppDb, which: SQL | undefined) =>
  db
    .select({
      id: correctionCases.id,
      subject: correctionNotes.subject,
      wrong: correctionNotes.wrong,
      right: correctionNotes.right,
      sourceUrl: correctionNotes.sourceUrl,
      wantsAnswer: sql<boolean>`${correctionNotes.email} is not null`,
      locale: correctionNotes.locale,
      askedOn: correctionCases.askedOn,
      dueOn: correctionCases.dueOn,
      answeredOn: correctionCases.answeredOn,
      outcome: correctionCases.outcome,
      question: correctionCases.question,
      answer: correctionCases.answer,
      ledgerSeq: correctionCases.ledgerSeq,
      answeredBy: people.name,
      isErased: sql<boolean>`${correctionNotes.erasedAt} is not null`,
    })
    .from(correctionCases)
    .innerJoin(correctionNotes, eq(correctionNotes.caseId, correctionCases.id))
    .leftJoin(people, eq(people.id, correctionNotes.answeredBy))
    .where(which)

const LISTED_MAX = 200

/** What waits, the longest first. */
export const listWaitingNotes = (db: AppDb): Promise<NoteRow[]> =>
  noteRows(db, isNull(correctionCases.answeredOn))
    .orderBy(asc(correctionCases.dueOn), asc(correctionCases.id))
    .limit(LISTED_MAX)

/** What was answered, the newest first. */
export const listAnsweredNotes = (db: AppDb, limit: number): Promise<NoteRow[]> =>
  noteRows(db, isNotNull(correctionCases.answeredOn))
    .orderBy(desc(correctionCases.answeredOn), desc(correctionCases.id))
    .limit(limit)

export async function findNote(db: AppDb, id: number): Promise<NoteRow | null> {
  const [row] = await noteRows(db, eq(correctionCases.id, id))
  return row ?? null
}

export async function countWaitingNotes(db: AppDb): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(correctionCases)
    .where(isNull(correctionCases.answeredOn))
  return row?.n ?? 0
}

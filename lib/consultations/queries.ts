import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AppDb, PublicDb } from '@/db/client'
import { consultations } from '@/db/schema'
import type { AsOf } from '@/lib/as-of/model'
import { stoodAt } from '@/lib/as-of/queries'
import { rows } from '@/lib/commitments/columns'
import type { Reference } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { SubmissionState } from '@/lib/submissions/model'
import type { PublishedSuggestion } from './input'
import type { About, SuggestionKind } from './model'

/** How many suggestions show, and what became of them. */
export interface SuggestionCounts {
  shown: number
  takenUp: number
  inPart: number
  notTakenUp: number
  unanswered: number
}

/** A consultation as everybody reads it. */
export interface ConsultationView extends SuggestionCounts {
  number: number
  version: number
  /** Ledger entry of the version that stands. */
  seq: number
  maker: MakerName
  about: About
  action: { number: number; name: LocalizedText } | null
  title: LocalizedText
  wording: LocalizedText | null
  opensOn: IsoDate
  closesOn: IsoDate
  answerBy: IsoDate
  publishedOn: IsoDate
}

const outcome = (which: string) => sql.raw(`count(*) filter (where s.answer ->> 'outcome' = '${which}')::int`)

/** Suggestions s that showed then. */
const shown = (asOf: AsOf | null): SQL => sql`${stoodAt('s', asOf)} and s.refusal is null
  and (s.words is not null or s.kind = 'support') and ${asOf ? sql`s.published_on <= ${asOf.day}::date` : sql`true`}`

/** Consultations q that stood then and were not removed. */
const viewsOf = (asOf: AsOf | null, which: SQL): SQL => sql`
  select q.number, q.version, q.from_seq::int as seq, ${MAKER_NAME} as maker, q.about, q.title, q.wording,
    (select json_build_object('number', a.number, 'name', a.name) from actions a where a.number = q.action) as action,
    q.opens_on::text as "opensOn", q.closes_on::text as "closesOn", q.answer_by::text as "answerBy",
    q.published_on::text as "publishedOn", n.*
  from consultations q
  join makers m on m.code = q.maker_code
  cross join lateral (select count(*)::int as shown, ${outcome('taken_up')} as "takenUp", ${outcome('in_part')} as "inPart",
      ${outcome('not_taken_up')} as "notTakenUp", count(*) filter (where s.answer is null)::int as unanswered
    from consultation_suggestions s where s.consultation = q.number and ${shown(asOf)}) n
  where ${stoodAt('q', asOf)} and q.title is not null
    and ${asOf ? sql`q.published_on <= ${asOf.day}::date` : sql`true`} and ${which}`

const LISTED_MAX = 500

/** All of them, whichever closes last first. */
export const listConsultations = (db: PublicDb, asOf: AsOf | null): Promise<ConsultationView[]> =>
  rows<ConsultationView>(
    db,
    sql`${viewsOf(asOf, sql`true`)} order by q.closes_on desc, q.number desc limit ${LISTED_MAX}`,
  )

/** null: nothing is published under that number. */
export async function findConsultation(
  db: PublicDb,
  number: number,
  asOf: AsOf | null,
): Promise<ConsultationView | null> {
  const [found] = await rows<ConsultationView>(db, viewsOf(asOf, sql`q.number = ${number}`))
  return found ?? null
}

/** A suggestion as everybody reads it. */
export interface SuggestionView {
  number: number
  kind: SuggestionKind
  /** null: support without words. */
  words: LocalizedText | null
  organisations: PublishedSuggestion['organisations']
  unnamed: number
  people: number
  answer: PublishedSuggestion['answer']
  publishedOn: IsoDate
}

/** What was suggested and shows, in the order of the numbers. */
export const listSuggestions = (
  db: PublicDb,
  consultation: number,
  asOf: AsOf | null,
): Promise<SuggestionView[]> =>
  rows<SuggestionView>(
    db,
    sql`select s.number, s.kind, s.words, s.organisations, s.unnamed, s.people, s.answer,
        s.published_on::text as "publishedOn"
      from consultation_suggestions s where s.consultation = ${consultation} and ${shown(asOf)} order by s.number`,
  )

/** What does not show, with the reason. */
export interface RefusedSuggestions {
  number: number
  people: number
  refusal: LocalizedText
}

export const listRefused = (
  db: PublicDb,
  consultation: number,
  asOf: AsOf | null,
): Promise<RefusedSuggestions[]> =>
  rows<RefusedSuggestions>(
    db,
    sql`select s.number, s.people, s.refusal from consultation_suggestions s
      where s.consultation = ${consultation} and ${stoodAt('s', asOf)} and s.refusal is not null
        and ${asOf ? sql`s.published_on <= ${asOf.day}::date` : sql`true`} order by s.number`,
  )

/** Commitments that name a consultation. */
export const listFormed = (
  db: PublicDb,
  consultation: number,
  asOf: AsOf | null,
): Promise<{ reference: Reference; title: LocalizedText }[]> =>
  rows(
    db,
    sql`select c.reference, v.title from commitments c
      join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
      where v.consultation = ${consultation} order by c.reference`,
  )

/** The consultation that a commitment names; null: none, or it was removed. */
export async function findFormation(
  db: PublicDb,
  reference: Reference,
  asOf: AsOf | null,
): Promise<ConsultationView | null> {
  const [found] = await rows<ConsultationView>(
    db,
    viewsOf(
      asOf,
      sql`q.number = (select v.consultation from commitments c
        join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)} where c.reference = ${reference})`,
    ),
  )
  return found ?? null
}

/** Of one maker, the latest first: what a commitment may name. */
export const listOfMaker = (
  db: AppDb,
  makerCode: string,
): Promise<{ number: number; title: LocalizedText | null }[]> =>
  db
    .select({ number: consultations.number, title: consultations.title })
    .from(consultations)
    .where(and(eq(consultations.makerCode, makerCode), isNull(consultations.toSeq)))
    .orderBy(desc(consultations.number))
    .limit(200)

/** A suggestion on the desk of the office that is to answer it. */
export interface DeskSuggestion {
  consultation: number
  number: number
  title: LocalizedText
  kind: SuggestionKind
  words: LocalizedText | null
  organisations: PublishedSuggestion['organisations']
  unnamed: number
  people: number
  answerBy: IsoDate
  /** The answer that is being written or checked; null: none. */
  open: { id: number; state: SubmissionState } | null
}

/** What waits for the answer of an office, what is due first first. */
export const listUnanswered = (db: AppDb, makerCode: string): Promise<DeskSuggestion[]> =>
  rows<DeskSuggestion>(
    db as unknown as PublicDb,
    sql`select s.consultation, s.number, q.title, s.kind, s.words, s.organisations, s.unnamed, s.people,
        q.answer_by::text as "answerBy",
        (select json_build_object('id', x.id, 'state', x.state) from submissions x
          where x.kind = 'answer' and x.consultation = s.consultation and x.suggestion = s.number
            and x.state in ('draft', 'submitted', 'returned') order by x.id desc limit 1) as open
      from consultation_suggestions s
      join consultations q on q.number = s.consultation and q.to_seq is null and q.title is not null
      where q.maker_code = ${makerCode} and s.answer is null and ${shown(null)}
      order by q.answer_by, s.consultation, s.number limit 300`,
  )

/** Consultations of an office whose suggestions wait, with how many nobody has begun to answer. */
export interface OwedAnswers {
  number: number
  makerCode: string
  title: LocalizedText
  count: number
  dueOn: IsoDate
}

export const listOwedAnswers = (db: AppDb, makerCode: string): Promise<OwedAnswers[]> =>
  rows<OwedAnswers>(
    db as unknown as PublicDb,
    sql`select q.number, q.maker_code as "makerCode", q.title, count(*)::int as count, q.answer_by::text as "dueOn"
      from consultation_suggestions s
      join consultations q on q.number = s.consultation and q.to_seq is null and q.title is not null
      where q.maker_code = ${makerCode} and s.answer is null and ${shown(null)}
        and not exists (select from submissions x where x.kind = 'answer' and x.state = 'submitted'
          and x.consultation = s.consultation and x.suggestion = s.number)
      group by q.number, q.maker_code, q.title, q.answer_by order by q.answer_by, q.number`,
  )

/** What an office or an organisation is writing about consultations, or has written: the latest first. */
export interface WrittenForum {
  id: number
  kind: 'consultation' | 'suggestion'
  state: SubmissionState
  consultation: number | null
  /** Of the consultation, or as it is typed. */
  title: LocalizedText | null
  typed: string
  comment: string | null
}

const written = (which: SQL): SQL => sql`
  select x.id, x.kind, x.state, x.consultation,
    (select q.title from consultations q where q.number = x.consultation and q.to_seq is null) as title,
    coalesce(case x.kind::text when 'suggestion' then x.content ->> 'words' else x.content ->> 'title' end, '') as typed,
    (select e.comment from submission_events e where e.submission_id = x.id and e.act = 'return'
      order by e.id desc limit 1) as comment
  from submissions x where ${which} order by x.updated_at desc, x.id desc limit 200`

/** Consultations that an office is opening. */
export const listOpening = (db: AppDb, makerCode: string): Promise<WrittenForum[]> =>
  rows<WrittenForum>(
    db as unknown as PublicDb,
    written(sql`x.kind = 'consultation' and x.maker_code = ${makerCode}
      and x.state in ('draft', 'returned', 'submitted')`),
  )

/** What an organisation suggests. */
export const listOwnSuggestions = (db: AppDb, organisationId: number): Promise<WrittenForum[]> =>
  rows<WrittenForum>(
    db as unknown as PublicDb,
    written(sql`x.kind = 'suggestion' and x.organisation_id = ${organisationId}
      and x.state in ('draft', 'returned', 'submitted', 'published')`),
  )

/** Drafts of commitments that an office may open for comment. */
export const listDrafts = (db: AppDb, makerCode: string): Promise<{ id: number; title: string }[]> =>
  rows(
    db as unknown as PublicDb,
    sql`select x.id, coalesce(x.content ->> 'title', '') as title from submissions x
      where x.kind = 'commitment' and x.maker_code = ${makerCode} and x.state in ('draft', 'returned', 'submitted')
      order by x.updated_at desc, x.id desc limit 50`,
  )

/** One text that came by the open form and waits, with how often it came. */
export interface WaitingText {
  consultation: number
  title: LocalizedText
  textKey: string
  kind: SuggestionKind
  words: string
  count: number
  since: IsoDate
}

/** What waits for a check, the longest first. */
export const listWaitingTexts = (db: AppDb, limit = 200): Promise<WaitingText[]> =>
  rows<WaitingText>(
    db as unknown as PublicDb,
    sql`select n.consultation, q.title, n.text_key as "textKey", min(n.kind::text) as kind,
        (array_agg(n.words order by n.id))[1] as words, count(*)::int as count, min(n.sent_on)::text as since
      from suggestion_notes n
      join consultations q on q.number = n.consultation and q.to_seq is null and q.title is not null
      where n.number is null group by n.consultation, q.title, n.text_key
      order by min(n.sent_on), min(n.id) limit ${limit}`,
  )

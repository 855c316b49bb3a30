import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { PublishedSuggestion } from '@/lib/consultations/input'
import { ABOUT, SUGGESTION_KINDS } from '@/lib/consultations/model'
import { makers } from './makers'
import { locale, organisations, people } from './people'
import { civilDay, localizedText, validity } from './shared'

export const consultationAbout = pgEnum('consultation_about', ABOUT)
export const suggestionKind = pgEnum('suggestion_kind', SUGGESTION_KINDS)

/**
 * One published version of a consultation: a text that an office plans, as it was when it was opened, or a theme. A later version
 * only has another last day. The draft that it was opened from stays in `submissions`.
 */
export const consultations = pgTable(
  'consultations',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** 1, 2, 3 … of all makers: the address of its page. */
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    ...validity(),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    about: consultationAbout('about').notNull(),
    /** Number of the action that it serves; NULL: not stated. */
    action: integer('action'),
    /** NULL: removed. */
    title: localizedText('title'),
    /** The text that is open, or what the theme is about; NULL: nothing is written yet, or it was removed. */
    wording: localizedText('wording'),
    /** First and last day on which suggestions are taken. */
    opensOn: civilDay('opens_on').notNull(),
    closesOn: civilDay('closes_on').notNull(),
    /** Last day on which an answer is in time. */
    answerBy: civilDay('answer_by').notNull(),
    /** Civil day of this version's publication. */
    publishedOn: civilDay('published_on').notNull(),
  },
  (t) => [
    unique('consultations_one_version').on(t.number, t.version),
    uniqueIndex('consultations_current').on(t.number).where(sql`to_seq is null`),
    index('consultations_listed').on(t.closesOn, t.number).where(sql`to_seq is null`),
    check('consultations_seq', sql`${t.toSeq} is null or ${t.fromSeq} < ${t.toSeq}`),
    check('consultations_days', sql`${t.opensOn} < ${t.closesOn} and ${t.closesOn} < ${t.answerBy}`),
  ],
)

/**
 * One published version of what was suggested in a consultation, or of the word that something was refused. The same text is one
 * suggestion, with whoever sent it; nobody but organisations is named.
 */
export const consultationSuggestions = pgTable(
  'consultation_suggestions',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Number of the consultation. */
    consultation: integer('consultation').notNull(),
    /** 1, 2, 3 … within the consultation. */
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    ...validity(),
    kind: suggestionKind('kind').notNull(),
    /** NULL: support without words, refused, or removed. */
    words: localizedText('words'),
    /** Organisations that sent it and give their name. */
    organisations: jsonb('organisations').$type<PublishedSuggestion['organisations']>().notNull().default([]),
    /** How many verified organisations sent it without their name. */
    unnamed: integer('unnamed').notNull().default(0),
    /** How often it came by the open form; who sent it is known to nobody. Raised without a new version. */
    people: integer('people').notNull().default(0),
    /** Hash of its kind and words, by which the same text is found; NULL: refused or removed. */
    textKey: text('text_key'),
    /** Why it is not shown, in a reviewer's words; NULL: it is shown. */
    refusal: localizedText('refusal'),
    /** What became of it, in the words of the office; NULL: not answered. */
    answer: jsonb('answer').$type<NonNullable<PublishedSuggestion['answer']>>(),
    /** Civil day of this version's publication. */
    publishedOn: civilDay('published_on').notNull(),
  },
  (t) => [
    unique('consultation_suggestions_one_version').on(t.consultation, t.number, t.version),
    uniqueIndex('consultation_suggestions_current').on(t.consultation, t.number).where(sql`to_seq is null`),
    uniqueIndex('consultation_suggestions_text').on(t.consultation, t.textKey).where(sql`to_seq is null`),
    check('consultation_suggestions_seq', sql`${t.toSeq} is null or ${t.fromSeq} < ${t.toSeq}`),
  ],
)

/** Which organisations sent a suggestion. Only the app's own login reads it. */
export const suggestionSenders = pgTable(
  'suggestion_senders',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    consultation: integer('consultation').notNull(),
    number: integer('number').notNull(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Whether it gives its name. */
    named: boolean('named').notNull(),
  },
  (t) => [
    unique('suggestion_senders_once').on(t.consultation, t.number, t.organisationId),
    index('suggestion_senders_organisation').on(t.organisationId),
  ],
)

/** What somebody without an account sent by the open form. For reviewers alone; its words go when it is old. */
export const suggestionNotes = pgTable(
  'suggestion_notes',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    consultation: integer('consultation').notNull(),
    kind: suggestionKind('kind').notNull(),
    words: text('words').notNull(),
    /** Language of the form it was written in. */
    locale: locale('locale').notNull(),
    /** Hash of its kind and words, by which the same text is found. */
    textKey: text('text_key').notNull(),
    /** Hash of the form's own key: sent twice, it is one note. */
    formHash: text('form_hash').notNull().unique(),
    /** Civil day on which it came. */
    sentOn: civilDay('sent_on').notNull(),
    /** Number of the suggestion that it became, shown or refused; NULL: it waits. */
    number: integer('number'),
    checkedAt: timestamp('checked_at', { withTimezone: true }),
    /** NULL: nobody, as the same text was checked before, or it waits. */
    checkedBy: integer('checked_by').references(() => people.id),
    /** When its words were erased; NULL: they are here. */
    erasedAt: timestamp('erased_at', { withTimezone: true }),
  },
  (t) => [
    index('suggestion_notes_waiting').on(t.consultation, t.textKey).where(sql`number is null`),
    check('suggestion_notes_checked', sql`(${t.number} is null) = (${t.checkedAt} is null)`),
  ],
)

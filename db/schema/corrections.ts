import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { OUTCOMES } from '@/lib/corrections/model'
import { locale, people } from './people'
import { civilDay, createdAt } from './shared'

export const correctionOutcome = pgEnum('correction_outcome', OUTCOMES)

/** A note that something is wrong, as everybody may know of it: days, and what a reviewer wrote about it. */
export const correctionCases = pgTable(
  'correction_cases',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** In the configured zone, as all days here. */
    askedOn: civilDay('asked_on').notNull(),
    /** Last day on which an answer is in time. */
    dueOn: civilDay('due_on').notNull(),
    /** NULL: waits. */
    answeredOn: civilDay('answered_on'),
    outcome: correctionOutcome('outcome'),
    /** Path of the page it is about, without language; NULL while it waits, and where it is not about the record. */
    subject: text('subject'),
    /** What was asked, in general words of the reviewer, never those of the sender; NULL as the subject. */
    question: text('question'),
    /** What was done, or why not, in the reviewer's words. */
    answer: text('answer'),
    /** Language of both. */
    locale: locale('locale'),
    /** The entry that corrected it; NULL: nothing was changed. */
    ledgerSeq: bigint('ledger_seq', { mode: 'number' }),
  },
  (t) => [
    index('correction_cases_answered').on(t.answeredOn, t.id),
    check('correction_cases_answer', sql`(${t.answeredOn} is null) = (${t.outcome} is null)`),
    check(
      'correction_cases_words',
      sql`((${t.outcome} in ('corrected', 'not_changed')) is true)
        = (${t.subject} is not null and ${t.question} is not null and ${t.answer} is not null and ${t.locale} is not null)`,
    ),
    check(
      'correction_cases_entry',
      sql`((${t.outcome} = 'corrected') is true) = (${t.ledgerSeq} is not null)`,
    ),
  ],
)

/** The note itself, as somebody without an account wrote it. For editors and reviewers alone; its words go when it is old. */
export const correctionNotes = pgTable('correction_notes', {
  caseId: integer('case_id')
    .primaryKey()
    .references(() => correctionCases.id, { onDelete: 'cascade' }),
  /** Path of the page it was written from, without language. */
  subject: text('subject').notNull(),
  wrong: text('wrong').notNull(),
  right: text('right_words').notNull(),
  /** Where it can be read; NULL: not stated. */
  sourceUrl: text('source_url'),
  /** For the answer; NULL: not wanted, or erased. */
  email: text('email'),
  locale: locale('locale').notNull(),
  /** Hash of the form's own key: sent twice, it is one note. */
  formHash: text('form_hash').notNull().unique(),
  createdAt: createdAt(),
  answeredBy: integer('answered_by').references(() => people.id),
  answeredAt: timestamp('answered_at', { withTimezone: true }),
  /** When its words were erased; NULL: they are here. */
  erasedAt: timestamp('erased_at', { withTimezone: true }),
})

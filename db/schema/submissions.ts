import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { RiskSign } from '@/lib/reviews/risk'
import { NOTE_KINDS, SUBMISSION_KINDS, SUBMISSION_STATES } from '@/lib/submissions/model'
import { commitments } from './commitments'
import { contributionPartners } from './contributions'
import { makers } from './makers'
import { organisations, people } from './people'
import { cycles } from './reports'
import { createdAt } from './shared'

export const submissionKind = pgEnum('submission_kind', SUBMISSION_KINDS)
export const submissionState = pgEnum('submission_state', SUBMISSION_STATES)
export const noteKind = pgEnum('note_kind', NOTE_KINDS)

/** Whatever somebody is writing, until it is published. Nothing here is public. */
export const submissions = pgTable(
  'submissions',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: submissionKind('kind').notNull(),
    state: submissionState('state').notNull().default('draft'),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    /** The published commitment it changes or reports on; NULL: a new commitment. */
    commitmentId: integer('commitment_id').references(() => commitments.id),
    /** Of a report or an assessment. */
    cycleKey: text('cycle_key').references(() => cycles.key),
    /** The organisation that writes an assessment, a contribution or a suggestion; NULL: it is written for the maker. */
    organisationId: integer('organisation_id').references(() => organisations.id),
    /** The assessment that a reply answers. */
    answersId: integer('answers_id').references((): AnyPgColumn => submissions.id),
    /** The contribution that it goes on with or answers; NULL: neither, or nothing of it is published yet. */
    contributionId: integer('contribution_id').references(() => contributionPartners.id),
    /** Number of the consultation that is made longer, in which something is suggested, or answered; NULL: none, or a new one. */
    consultation: integer('consultation'),
    /** Number of the suggestion that an answer answers, or that a suggestion became; NULL: neither. */
    suggestion: integer('suggestion'),
    /** The draft of a commitment that a consultation opens; NULL: none, a theme is open. */
    opensId: integer('opens_id').references((): AnyPgColumn => submissions.id, { onDelete: 'set null' }),
    /** As typed: loose while a draft, strict when submitted. */
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    /** Version of the content's own shape. */
    contentVersion: integer('content_version').notNull().default(1),
    /** Published version it started from; 0: nothing was published. Publishing stops when it moved. */
    baseVersion: integer('base_version').notNull().default(0),
    /** Raised by every save; a save against an older one is refused. */
    revision: integer('revision').notNull().default(1),
    /** Why a published record is changed, in the office's words; public once published. */
    reason: text('reason'),
    /** On whose behalf it was handed in: a maker's code, or `vaada`; NULL: not yet handed in. */
    office: text('office'),
    /** A key made by the form, so that a double click makes one draft. */
    formKey: text('form_key').unique(),
    authorId: integer('author_id')
      .notNull()
      .references(() => people.id),
    /** Who looks after it in the office; NULL: nobody in particular. A hand-over passes it on. */
    holderId: integer('holder_id').references(() => people.id),
    createdAt: createdAt(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    /** First time it was submitted: on time or late is counted from here. */
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    /** Ledger entry it became; NULL: not published. */
    publishedSeq: integer('published_seq'),
    /** Why a reviewer looks closer, told when it was handed in: codes, each with the fact it is about. */
    riskSigns: jsonb('risk_signs').$type<RiskSign[]>().notNull().default([]),
    /** Sum of the weights of these signs: the queue can be sorted by it. */
    risk: integer('risk').notNull().default(0),
  },
  (t) => [
    index('submissions_maker').on(t.makerCode, t.state),
    index('submissions_queue').on(t.state, t.submittedAt),
    uniqueIndex('submissions_one_report')
      .on(t.commitmentId, t.cycleKey)
      .where(sql`kind = 'report' and state in ('draft', 'submitted', 'returned')`),
    index('submissions_organisation').on(t.organisationId, t.state),
    index('submissions_answers').on(t.answersId),
    index('submissions_contribution').on(t.contributionId),
    index('submissions_consultation_number').on(t.consultation, t.suggestion),
    // By name: a value that a type has just got may not be used before it is committed.
    check(
      'submissions_report',
      sql`(${t.kind}::text in ('report', 'assessment')) = (${t.cycleKey} is not null)`,
    ),
    check(
      'submissions_assessment',
      sql`(${t.kind}::text in ('assessment', 'contribution', 'suggestion')) = (${t.organisationId} is not null)`,
    ),
    check('submissions_reply', sql`(${t.kind}::text = 'reply') = (${t.answersId} is not null)`),
    check(
      'submissions_contribution',
      sql`case ${t.kind}::text when 'agreement' then ${t.contributionId} is not null
        when 'contribution' then ${t.contributionId} is not null or ${t.publishedSeq} is null
        else ${t.contributionId} is null end`,
    ),
    check(
      'submissions_consultation',
      sql`case ${t.kind}::text when 'suggestion' then ${t.consultation} is not null
        when 'answer' then ${t.consultation} is not null and ${t.suggestion} is not null
        when 'consultation' then ${t.suggestion} is null
        else ${t.consultation} is null and ${t.suggestion} is null and ${t.opensId} is null end`,
    ),
    check('submissions_published', sql`(${t.state} = 'published') = (${t.publishedSeq} is not null)`),
  ],
)

/** Everyone who wrote in a submission: nobody reviews what they wrote. */
export const submissionAuthors = pgTable(
  'submission_authors',
  {
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
  },
  (t) => [uniqueIndex('submission_authors_once').on(t.submissionId, t.personId)],
)

/**
 * The draft as one save left it. What somebody typed on an older revision is put together with what others saved since,
 * field by field; only the last ones are kept, and none once it is published or discarded.
 */
export const submissionRevisions = pgTable(
  'submission_revisions',
  {
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    /** Who saved it; NULL: it is as it was opened. */
    personId: integer('person_id').references(() => people.id),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.revision] })],
)

/** A step in the life of a submission, with what was said. */
export const submissionEvents = pgTable(
  'submission_events',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** submit, return, accept, publish, refuse, discard. */
    act: text('act').notNull(),
    comment: text('comment'),
  },
  (t) => [index('submission_events_submission').on(t.submissionId, t.at)],
)

/** A word beside a submission, for the office and the reviewers. */
export const submissionNotes = pgTable(
  'submission_notes',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    kind: noteKind('kind').notNull(),
    text: text('text').notNull(),
    /** Dotted path of the field it is about, rows by their own name and not by their place; NULL: about all of it. */
    field: text('field'),
    /** What stood in that field when it was written; NULL: it is about no field. */
    fieldText: text('field_text'),
    /** The comment that it answers; NULL: it answers none. */
    answers: integer('answers').references((): AnyPgColumn => submissionNotes.id, { onDelete: 'cascade' }),
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** When a flag was settled; NULL: it stands, or it is a comment. */
    settledAt: timestamp('settled_at', { withTimezone: true }),
    settledBy: integer('settled_by').references(() => people.id),
  },
  (t) => [index('submission_notes_submission').on(t.submissionId, t.at)],
)

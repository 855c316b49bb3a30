import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { AssessmentContent, ReplyContent } from '@/lib/assessments/input'
import { HEARINGS, type NamedOrganisation, WISHES, WITHDRAWALS } from '@/lib/assessments/model'
import { commitments } from './commitments'
import { organisations, people } from './people'
import { cycles, selfRating } from './reports'
import { civilDay, localizedText, validity } from './shared'
import { submissions } from './submissions'

export const hearing = pgEnum('hearing', HEARINGS)
export const wish = pgEnum('wish', WISHES)
export const withdrawal = pgEnum('withdrawal', WITHDRAWALS)

/**
 * One published version of what an organisation found on one commitment in one cycle. Who it is stands here only where
 * it gives its name; otherwise the row holds nothing that leads to it.
 */
export const assessments = pgTable(
  'assessments',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    /** Number of the organisation among those that assessed this commitment: the same in every cycle of it alone. */
    voice: integer('voice').notNull(),
    /** 1, 2, 3 … A correction, an agreement and a withdrawal are new versions; the old ones stay. */
    version: integer('version').notNull(),
    ...validity(),
    /** Number of the organisation's page; NULL: "a verified organisation". */
    organisationNumber: integer('organisation_number'),
    organisationName: text('organisation_name'),
    /** Organisations that signed it together with its author. */
    signatures: jsonb('signatures').$type<NamedOrganisation[]>().notNull().default([]),
    /** On the scale that everybody uses; NULL: no basis for one. */
    verdict: selfRating('verdict'),
    /** NULL: withdrawn, or removed. */
    text: localizedText('text'),
    /** How much of it was looked at: "visited 11 of 14"; NULL: not stated. */
    coverage: localizedText('coverage'),
    /** What would settle a difference; NULL: not stated. */
    settle: localizedText('settle'),
    evidence: jsonb('evidence').$type<AssessmentContent['evidence']>().notNull().default([]),
    /** Documents that only reviewers saw; they are counted, never published. */
    reviewersOnly: integer('reviewers_only').notNull().default(0),
    /** When the office could reply. */
    hearing: hearing('hearing').notNull(),
    /** Civil day on which a first reply was handed in before this was published; NULL: none was. */
    replyReceivedOn: civilDay('reply_received_on'),
    /** Civil day of this version's publication: the verdict counts from here. */
    publishedOn: civilDay('published_on').notNull(),
    /** From this day on the organisation agrees with what the record says; NULL: it has not said so. */
    agreedOn: civilDay('agreed_on'),
    /** A tombstone: withdrawn by its organisation. NULL: it stands. */
    withdrawn: withdrawal('withdrawn'),
  },
  (t) => [
    unique('assessments_one_version').on(t.commitmentId, t.cycleKey, t.voice, t.version),
    uniqueIndex('assessments_current').on(t.commitmentId, t.cycleKey, t.voice).where(sql`to_seq is null`),
    index('assessments_organisation').on(t.organisationNumber),
    check('assessments_seq', sql`${t.toSeq} is null or ${t.fromSeq} < ${t.toSeq}`),
    check('assessments_name', sql`(${t.organisationNumber} is null) = (${t.organisationName} is null)`),
    check('assessments_withdrawn', sql`${t.withdrawn} is null or ${t.text} is null`),
  ],
)

/** What an office answered to an assessment. A later one stands beside those before it. */
export const assessmentReplies = pgTable(
  'assessment_replies',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    voice: integer('voice').notNull(),
    /** 1, 2, 3 … of this assessment. */
    number: integer('number').notNull(),
    ...validity(),
    /** NULL: removed. */
    text: localizedText('text'),
    evidence: jsonb('evidence').$type<ReplyContent['evidence']>().notNull().default([]),
    /** Civil day on which it was first handed in. */
    receivedOn: civilDay('received_on').notNull(),
    publishedOn: civilDay('published_on').notNull(),
  },
  (t) => [unique('assessment_replies_once').on(t.commitmentId, t.cycleKey, t.voice, t.number)],
)

/** An assessment that two reviewers refused, with their reason. Nothing of it and of its author is here. */
export const assessmentRefusals = pgTable(
  'assessment_refusals',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    /** 1, 2, 3 … of this commitment and cycle. */
    number: integer('number').notNull(),
    ...validity(),
    /** In the reviewers' words; NULL: removed. */
    reason: text('reason'),
    refusedOn: civilDay('refused_on').notNull(),
  },
  (t) => [unique('assessment_refusals_once').on(t.commitmentId, t.cycleKey, t.number)],
)

/** Checks that took too long, by the quarter in which they came to: of all countries together, once it is over. */
export const overdueChecks = pgTable('overdue_checks', {
  /** `2026-Q4`. */
  quarter: text('quarter').primaryKey(),
  /** NULL: fewer than five, none among them. */
  count: integer('count'),
})

/** Who speaks through a voice. Only the app's own login reads it. */
export const assessmentVoices = pgTable(
  'assessment_voices',
  {
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    voice: integer('voice').notNull(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Whether it gives its name: what it says without it has a voice of its own. */
    named: boolean('named').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.commitmentId, t.voice] }),
    unique('assessment_voices_one').on(t.commitmentId, t.organisationId, t.named),
  ],
)

/** How the check of an assessment goes on. */
export const assessmentChecks = pgTable('assessment_checks', {
  submissionId: integer('submission_id')
    .primaryKey()
    .references(() => submissions.id, { onDelete: 'cascade' }),
  /** The quarter in which it took too long; NULL: it has not. */
  overdueIn: text('overdue_in'),
  /** The reviewer who would refuse it, with the reason that would be published; NULL: nobody would. */
  refusedBy: integer('refused_by').references(() => people.id),
  refusalReason: text('refusal_reason'),
})

/**
 * An accepted assessment on its way to publication, as the office sees it. Its number is given at acceptance, so that
 * neither number nor time says when it was written.
 */
export const assessmentPreviews = pgTable(
  'assessment_previews',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    submissionId: integer('submission_id')
      .notNull()
      .unique()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    voice: integer('voice').notNull(),
    hearing: hearing('hearing').notNull(),
    acceptedOn: civilDay('accepted_on').notNull(),
    /** The first day on which the clock publishes it. */
    publishesOn: civilDay('publishes_on').notNull(),
    /** As it was accepted, and as it will be published, but for who signs it and who replied. */
    content: jsonb('content').$type<AssessmentContent>().notNull(),
  },
  (t) => [
    index('assessment_previews_due').on(t.publishesOn),
    index('assessment_previews_about').on(t.commitmentId),
  ],
)

/** An organisation asked to sign an assessment together with its author. */
export const assessmentSignatures = pgTable(
  'assessment_signatures',
  {
    submissionId: integer('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Revision of the draft that it signed; NULL: not signed. What was changed since is not signed. */
    revision: integer('revision'),
    /** Somebody of it said that it doesn't sign. */
    declinedAt: timestamp('declined_at', { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.organisationId] })],
)

/** What an organisation wishes for its published assessment, until the clock has done it. */
export const assessmentWishes = pgTable(
  'assessment_wishes',
  {
    commitmentId: integer('commitment_id').notNull(),
    cycleKey: text('cycle_key').notNull(),
    voice: integer('voice').notNull(),
    wish: wish('wish').notNull(),
    /** Of a withdrawal. */
    withdrawal: withdrawal('withdrawal'),
    /** Civil day on which it was said. */
    wishedOn: civilDay('wished_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.commitmentId, t.cycleKey, t.voice] }),
    foreignKey({
      columns: [t.commitmentId, t.voice],
      foreignColumns: [assessmentVoices.commitmentId, assessmentVoices.voice],
    }),
    check('assessment_wishes_withdrawal', sql`(${t.wish} = 'withdraw') = (${t.withdrawal} is not null)`),
  ],
)

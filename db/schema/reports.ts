import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { ReportContent } from '@/lib/reports/input'
import { IMPLEMENTATION_STATUSES, SELF_RATINGS } from '@/lib/reports/model'
import { commitments } from './commitments'
import { makers } from './makers'
import { civilDay, createdAt, datePrecision, localizedText, validity } from './shared'

export const implementationStatus = pgEnum('implementation_status', IMPLEMENTATION_STATUSES)
export const selfRating = pgEnum('self_rating', SELF_RATINGS)

/** A period, of any length, on which offices report. */
export const cycles = pgTable(
  'cycles',
  {
    /** `2026`, `2026-1`, `2026-q3`, `2026-special`. */
    key: text('key').primaryKey(),
    /** The period reported on. */
    startsOn: civilDay('starts_on').notNull(),
    endsOn: civilDay('ends_on').notNull(),
    opensOn: civilDay('opens_on').notNull(),
    dueOn: civilDay('due_on').notNull(),
    closesOn: civilDay('closes_on').notNull(),
    /** Codes of the makers whose offices are asked; NULL: every office. */
    asked: text('asked').array(),
  },
  (t) => [
    check(
      'cycles_order',
      sql`${t.opensOn} <= ${t.dueOn} and ${t.dueOn} <= ${t.closesOn} and ${t.startsOn} <= ${t.endsOn}`,
    ),
  ],
)

/** One published version of what an office says it did on one commitment in one cycle. Drafts are `submissions`. */
export const reports = pgTable(
  'reports',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    /** 1, 2, 3 … A correction is a new version; the old one stays. */
    version: integer('version').notNull(),
    ...validity(),
    implementation: implementationStatus('implementation').notNull(),
    /** The government's own verdict; NULL: it gave none. */
    selfRating: selfRating('self_rating'),
    done: localizedText('done').notNull(),
    /** Civil day of the first submission, in the configured zone: it settles whether the report was on time. */
    submittedOn: civilDay('submitted_on').notNull(),
    /** Policies, programmes and campaigns that exist because of the work. */
    outputs: jsonb('outputs').$type<ReportContent['outputs']>().notNull().default([]),
    /** What it says of the commitment's milestones, by their key; true as long as this version stands. */
    steps: jsonb('steps').$type<ReportContent['steps']>().notNull().default([]),
    /** Groups of people reached; a count of null is not stated. */
    groups: jsonb('groups').$type<ReportContent['groups']>().notNull().default([]),
    challenges: localizedText('challenges'),
    supportNeeded: localizedText('support_needed'),
    nextSteps: localizedText('next_steps'),
    /** Public documents, each with what it shows (`about`; empty: the report as a whole). */
    evidence: jsonb('evidence').$type<ReportContent['evidence']>().notNull().default([]),
    /** Documents that only reviewers saw; they are counted, never published. */
    reviewersOnly: integer('reviewers_only').notNull().default(0),
    /** The office declared it true to its knowledge; NULL: nobody asked for that yet. */
    declaration: boolean('declaration'),
  },
  (t) => [
    unique('reports_one_version').on(t.commitmentId, t.cycleKey, t.version),
    uniqueIndex('reports_current').on(t.commitmentId, t.cycleKey).where(sql`to_seq is null`),
    // What governments ask for, the latest first.
    index('reports_sought').on(t.submittedOn, t.id).where(sql`to_seq is null and support_needed is not null`),
    check('reports_seq', sql`${t.toSeq} is null or ${t.fromSeq} < ${t.toSeq}`),
  ],
)

/** A cycle in which a report was due: an office was active for the maker when it opened. */
export const reportDuties = pgTable(
  'report_duties',
  {
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    makerCode: text('maker_code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleKey, t.makerCode] })],
)

/** What came of the reports of one maker in one cycle, counted at publication and at midnight. Only cycles that have opened. */
export const dutyCounts = pgTable(
  'duty_counts',
  {
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    /** An office was active when the cycle opened, and the cycle asked it. */
    asked: boolean('asked').notNull(),
    /** Records of the maker; `not_asked` of them are not reported on, because nobody was asked or they are younger. */
    records: integer('records').notNull(),
    notAsked: integer('not_asked').notNull(),
    onTime: integer('on_time').notNull(),
    late: integer('late').notNull(),
    missing: integer('missing').notNull(),
    /** Asked for and not there, with time left. */
    due: integer('due').notNull(),
    /** Published reports by the days from handing in to publication: up to 7, up to 30, more. */
    reviewedWeek: integer('reviewed_week').notNull(),
    reviewedMonth: integer('reviewed_month').notNull(),
    reviewedLonger: integer('reviewed_longer').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleKey, t.makerCode] })],
)

/** What somebody else published about commitments, quoted once with its source. No verdict, no grade. */
export const findings = pgTable('findings', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  key: text('key').notNull(),
  ...validity(),
  text: localizedText('text').notNull(),
  author: localizedText('author').notNull(),
  kind: text('kind').notNull(),
  onDay: civilDay('on_day'),
  precision: datePrecision('precision'),
  sources: jsonb('sources').$type<{ title: string; url: string | null }[]>().notNull(),
  createdAt: createdAt(),
})

/** Which commitments a quoted finding speaks of. */
export const findingCommitments = pgTable(
  'finding_commitments',
  {
    findingId: integer('finding_id')
      .notNull()
      .references(() => findings.id),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
  },
  (t) => [
    primaryKey({ columns: [t.findingId, t.commitmentId] }),
    index('finding_commitments_commitment').on(t.commitmentId),
  ],
)

/** Bounds of the status rule, in force from one ledger entry to the next. */
export const thresholds = pgTable('thresholds', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  fromSeq: bigint('from_seq', { mode: 'number' }).notNull(),
  toSeq: bigint('to_seq', { mode: 'number' }),
  values: jsonb('values').$type<import('@/lib/standing/facts').Thresholds>().notNull(),
})

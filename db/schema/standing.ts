import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import { latestKey, progressKey, statusKey } from '@/lib/commitments/sort-keys'
import { FRESHNESS, SILENT_STATUSES, STATUSES } from '@/lib/standing/model'
import { commitments, deliveryStage, level } from './commitments'
import { makers } from './makers'
import { civilDay, validity } from './shared'

export const status = pgEnum('status', STATUSES)
export const freshness = pgEnum('freshness', FRESHNESS)

/** What the rules say of a commitment, but for what is expected of it by then. */
const outcome = () => ({
  /** NULL: this level carries no status. */
  status: status('status'),
  late: boolean('late').notNull(),
  measurable: boolean('measurable').notNull(),
  /** 0..1; NULL: unknown. */
  progress: real('progress'),
  /** `measured` of `judged` indicators (or steps) have a value. */
  measured: integer('measured').notNull(),
  judged: integer('judged').notNull(),
  /** 1 statement … 4 independently confirmed; NULL: no fact decides. */
  evidence: smallint('evidence'),
  contested: boolean('contested').notNull(),
  promiseEvidence: smallint('promise_evidence'),
  freshness: freshness('freshness').notNull(),
  /** In a span it may lie ahead of a day: then something is still happening on it, and the day itself is the latest fact. */
  latestFactOn: civilDay('latest_fact_on'),
  /** 0 missed … 4 kept; NULL: no basis. */
  governmentVerdict: smallint('government_verdict'),
  computedVerdict: smallint('computed_verdict'),
  hasTarget: boolean('has_target').notNull(),
  hasBaseline: boolean('has_baseline').notNull(),
  hasFigure: boolean('has_figure').notNull(),
  /** Furthest documented step; NULL: none. */
  deliveryStage: deliveryStage('delivery_stage'),
})

/**
 * Where each commitment stands, as the rules of the method page compute it. A cache of one pure function, rewritten
 * at publication and at midnight; never edited.
 */
export const standing = pgTable(
  'standing',
  {
    commitmentId: integer('commitment_id')
      .primaryKey()
      .references(() => commitments.id),
    /** The day it was computed for. */
    asOf: civilDay('as_of').notNull(),
    ...outcome(),
    /** Share of time gone, 0..1; NULL: no date. */
    expected: real('expected'),
    /** Day of the latest fact, else of the promise: since then nothing is on record. NULL: neither is dated. */
    quietSince: civilDay('quiet_since'),
  },
  (t) => [
    index('standing_status').on(t.status),
    // Orders of the list.
    index('standing_status_order').on(sql.raw(statusKey())),
    index('standing_progress_order').on(sql.raw(progressKey())),
    index('standing_latest_order').on(sql.raw(latestKey())),
    // Where verdicts or sources differ.
    index('standing_disputed')
      .on(
        sql`(coalesce(abs(government_verdict - computed_verdict), 0))`,
        sql`(contested::int)`,
        sql`(-commitment_id)`,
      )
      .where(sql`contested or government_verdict <> computed_verdict`),
    // The longest silences first.
    index('standing_quiet')
      .on(t.quietSince, t.commitmentId)
      .where(sql.raw(`status in (${SILENT_STATUSES.map((one) => `'${one}'`).join(', ')})`)),
  ],
)

/**
 * Where a commitment stood on every day, by the facts published from one ledger entry to the next: the same function, for
 * every "as of" date. Spans of one version follow each other without a gap; the first begins when the promise was made.
 */
export const standingSpans = pgTable(
  'standing_spans',
  {
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    ...validity(),
    /** First day of the span; `-infinity` where the promise has no date. */
    fromDay: civilDay('from_day').notNull(),
    /** The day after its last; NULL: it goes on. */
    toDay: civilDay('to_day'),
    ...outcome(),
    /** Share of time gone on the first day and on the day after the last; in between it grows evenly. NULL: no date. */
    expectedFrom: real('expected_from'),
    expectedTo: real('expected_to'),
  },
  (t) => [
    primaryKey({ columns: [t.commitmentId, t.fromSeq, t.fromDay] }),
    // Days on which a status changed, by what is known now.
    index('standing_spans_turns')
      .on(t.fromDay, t.commitmentId)
      .where(sql`to_seq is null and status is not null`),
    check('standing_spans_days', sql`${t.toDay} is null or ${t.fromDay} < ${t.toDay}`),
    check('standing_spans_expected', sql`(${t.expectedFrom} is null) = (${t.expectedTo} is null)`),
  ],
)

/** Counts by maker, level and status: what dashboards read instead of the records. */
export const standingCounts = pgTable(
  'standing_counts',
  {
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    level: level('level').notNull(),
    /** A status, or `none` for levels that carry none. */
    status: text('status').notNull(),
    count: integer('count').notNull(),
    measurable: integer('measurable').notNull(),
    hasTarget: integer('has_target').notNull(),
    hasBaseline: integer('has_baseline').notNull(),
    hasFigure: integer('has_figure').notNull(),
    /** With a starting point, a target and a figure since. */
    followed: integer('followed').notNull(),
    /** Figures since the promise, none comparable with it. */
    incomparable: integer('incomparable').notNull().default(0),
    /** No figure, no report, nothing done since. */
    silent: integer('silent').notNull().default(0),
    /** Written or changed by the maker's own office. */
    byOffice: integer('by_office').notNull(),
    /** Names no action of the coalition, and none could be inferred. */
    withoutAction: integer('without_action').notNull(),
    /** Has a figure, known progress and an expected share; over these the two sums go. */
    paced: integer('paced').notNull(),
    progressSum: doublePrecision('progress_sum').notNull(),
    expectedSum: doublePrecision('expected_sum').notNull(),
  },
  (t) => [primaryKey({ columns: [t.makerCode, t.level, t.status] })],
)

import {
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import { FRESHNESS, STATUSES } from '@/lib/standing/model'
import { commitments, deliveryStage, level } from './commitments'
import { makers } from './makers'
import { civilDay } from './shared'

export const status = pgEnum('status', STATUSES)
export const freshness = pgEnum('freshness', FRESHNESS)

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
    /** NULL: this level carries no status. */
    status: status('status'),
    late: boolean('late').notNull(),
    measurable: boolean('measurable').notNull(),
    /** 0..1; NULL: unknown. */
    progress: real('progress'),
    /** Share of time gone, 0..1; NULL: no date. */
    expected: real('expected'),
    /** `measured` of `judged` indicators (or steps) have a value. */
    measured: integer('measured').notNull(),
    judged: integer('judged').notNull(),
    /** 1 statement … 4 independently confirmed; NULL: no fact decides. */
    evidence: smallint('evidence'),
    contested: boolean('contested').notNull(),
    promiseEvidence: smallint('promise_evidence'),
    freshness: freshness('freshness').notNull(),
    latestFactOn: civilDay('latest_fact_on'),
    /** 0 missed … 4 kept; NULL: no basis. */
    governmentVerdict: smallint('government_verdict'),
    computedVerdict: smallint('computed_verdict'),
    hasTarget: boolean('has_target').notNull(),
    hasBaseline: boolean('has_baseline').notNull(),
    hasFigure: boolean('has_figure').notNull(),
    /** Furthest documented step; NULL: none. */
    deliveryStage: deliveryStage('delivery_stage'),
  },
  (t) => [index('standing_status').on(t.status)],
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
  },
  (t) => [primaryKey({ columns: [t.makerCode, t.level, t.status] })],
)

import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { DIRECTIONS, MEASURES, SPEAKERS } from '@/lib/indicators/model'
import { commitments } from './commitments'
import { civilDay, datePrecision, decimal, localizedText, sourceKeys, validity } from './shared'

export const direction = pgEnum('direction', DIRECTIONS)
export const measure = pgEnum('measure', MEASURES)
export const speaker = pgEnum('speaker', SPEAKERS)

/** What is measured for a commitment, through all its versions. */
export const indicators = pgTable(
  'indicators',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    /** Stable within the commitment. */
    key: text('key').notNull(),
  },
  (t) => [unique('indicators_key').on(t.commitmentId, t.key)],
)

/** The published terms of an indicator: a moved target or baseline is a new row, and stays visible. */
export const indicatorVersions = pgTable(
  'indicator_versions',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    indicatorId: integer('indicator_id')
      .notNull()
      .references(() => indicators.id, { onDelete: 'restrict' }),
    ...validity(),
    position: integer('position').notNull(),
    name: localizedText('name').notNull(),
    unit: localizedText('unit').notNull(),
    direction: direction('direction').notNull(),
    measure: measure('measure').notNull(),
    /** In the indicator's unit; NULL: no starting point stated. */
    baselineValue: decimal('baseline_value'),
    baselineOn: civilDay('baseline_on'),
    baselinePrecision: datePrecision('baseline_precision'),
    /** In the indicator's unit; NULL: no target, so it is never judged. */
    targetValue: decimal('target_value'),
    /** NULL: the commitment's due date. */
    targetOn: civilDay('target_on'),
    targetPrecision: datePrecision('target_precision'),
    method: localizedText('method'),
    sourceKeys: sourceKeys(),
  },
  (t) => [
    uniqueIndex('indicator_versions_current').on(t.indicatorId).where(sql`to_seq is null`),
    // Terms as they stood at an earlier entry.
    index('indicator_versions_indicator').on(t.indicatorId),
    check('indicator_versions_baseline', sql`${t.baselineOn} is null or ${t.baselineValue} is not null`),
    check('indicator_versions_target', sql`${t.targetOn} is null or ${t.targetValue} is not null`),
  ],
)

/** One published value. Appended, never overwritten; a corrected one is closed by `to_seq`. */
export const indicatorValues = pgTable(
  'indicator_values',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    indicatorId: integer('indicator_id')
      .notNull()
      .references(() => indicators.id, { onDelete: 'restrict' }),
    ...validity(),
    /** The day a level was true, or the last day of the counted period. */
    onDay: civilDay('on_day').notNull(),
    precision: datePrecision('precision').notNull(),
    /** First day of the counted period; NULL: a level, or the start is not stated. */
    fromDay: civilDay('from_day'),
    fromPrecision: datePrecision('from_precision'),
    /** In the indicator's unit. */
    value: decimal('value').notNull(),
    saidBy: speaker('said_by').notNull(),
    /** A count over less than a whole period: shown apart, never compared. */
    partial: boolean('partial').notNull().default(false),
    /** The method changed here: not comparable with earlier values. */
    methodBreak: boolean('method_break').notNull().default(false),
    note: localizedText('note'),
    sourceKeys: sourceKeys(),
    /** The report that brought it; NULL: it came with the commitment's own content. */
    reportId: integer('report_id'),
    /** The assessment that brought it; NULL: none did. */
    assessmentId: integer('assessment_id'),
  },
  (t) => [
    index('indicator_values_series').on(t.indicatorId, t.onDay),
    index('indicator_values_assessment').on(t.assessmentId).where(sql`assessment_id is not null`),
    check('indicator_values_period', sql`${t.fromDay} is null or ${t.fromDay} <= ${t.onDay}`),
  ],
)

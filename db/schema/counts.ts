import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { COUNTED_CHANNELS, type Status } from '@/lib/standing/model'
import { commitments, level } from './commitments'
import { actions, makers } from './makers'

/** Records by level, maker and furthest documented stage. */
export const stageCounts = pgTable(
  'stage_counts',
  {
    level: level('level').notNull(),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    /** A delivery stage, or `none` where no stage is documented. */
    stage: text('stage').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.level, t.makerCode, t.stage] }),
    index('stage_counts_maker').on(t.makerCode),
  ],
)

/** What serves each action of the coalition, by maker. A record that serves several counts in each of them. */
export const actionCounts = pgTable(
  'action_counts',
  {
    action: integer('action')
      .notNull()
      .references(() => actions.number),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    pledges: integer('pledges').notNull(),
    checkable: integer('checkable').notNull(),
    withFigure: integer('with_figure').notNull(),
    measures: integer('measures').notNull(),
    /** Its pledges by status. */
    byStatus: jsonb('by_status').$type<Partial<Record<Status, number>>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.action, t.makerCode] }), index('action_counts_maker').on(t.makerCode)],
)

/** A maker's pledges by evidence grade and by freshness: channels that stand beside the status. */
export const channelCounts = pgTable(
  'channel_counts',
  {
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    channel: text('channel', { enum: COUNTED_CHANNELS }).notNull(),
    /** Evidence: `1` to `4`, or `none` where no fact decides; freshness by its name. */
    value: text('value').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.makerCode, t.channel, t.value] })],
)

/** A maker's records on which sources, or its own word and the published facts, disagree. A row for every maker with a record. */
export const disputedCounts = pgTable('disputed_counts', {
  makerCode: text('maker_code')
    .primaryKey()
    .references(() => makers.code),
  disputed: integer('disputed').notNull(),
  /** Of these, where sources disagree on the fact that decides. */
  contested: integer('contested').notNull(),
  /** Of these, where the maker rates itself higher than the published facts do, and lower. */
  above: integer('above').notNull(),
  below: integer('below').notNull(),
})

/** The record of each maker that shows best how a rule of the method page works. */
export const ruleExamples = pgTable(
  'rule_examples',
  {
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    /** Name of a rule, or `status.kept`, `status.no_figure` … */
    rule: text('rule').notNull(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    reference: text('reference').notNull(),
    /** Comes before others: a pledge; of statuses, a government's. */
    isPreferred: boolean('is_preferred').notNull(),
    /** How much it shows; the greater, the better. */
    weight: doublePrecision('weight').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.makerCode, t.rule] }),
    index('rule_examples_best').on(
      t.rule,
      t.isPreferred.desc().nullsFirst(),
      t.weight.desc().nullsFirst(),
      t.reference,
    ),
  ],
)

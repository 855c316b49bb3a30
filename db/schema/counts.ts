import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { COUNTED_CHANNELS, type Status } from '@/lib/standing/model'
import { level } from './commitments'
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

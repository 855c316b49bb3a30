import { sql } from 'drizzle-orm'
import { index, integer, pgEnum, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { DELIVERIES, NOTICE_KINDS } from '@/lib/notices/model'
import { people } from './people'
import { cycles } from './reports'
import { civilDay, createdAt } from './shared'
import { submissions } from './submissions'

export const noticeKind = pgEnum('notice_kind', NOTICE_KINDS)
export const delivery = pgEnum('delivery', DELIVERIES)

/** Something that somebody is told of in their next letter of the day. Kept for a while, so that nothing is told twice. */
export const notices = pgTable(
  'notices',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Names the occasion and the person: the same one is told once. */
    key: text('key').notNull().unique(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: noticeKind('kind').notNull(),
    /** Of a reminder: the cycle whose reports are owed. */
    cycleKey: text('cycle_key').references(() => cycles.key, { onDelete: 'cascade' }),
    /** Of a reminder: days since the due day on which it fell due, such as -30 or 8. */
    occasion: integer('occasion'),
    /** Of all others: what it happened to. */
    submissionId: integer('submission_id').references(() => submissions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    /** When it went into a letter, or was left out because nothing waited any more; NULL: it waits. */
    toldAt: timestamp('told_at', { withTimezone: true }),
  },
  (t) => [
    index('notices_waiting').on(t.personId).where(sql`told_at is null`),
    index('notices_reminders').on(t.cycleKey, t.personId, t.occasion),
  ],
)

/** How somebody wants their letters. No row: as everybody gets them. */
export const noticeChoices = pgTable('notice_choices', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** Reports that are due or late. */
  reminders: delivery('reminders').notNull(),
  /** What becomes of their own work. */
  own: delivery('own').notNull(),
  /** What becomes of the work of others in their office. */
  office: delivery('office').notNull(),
})

/** A reviewer reminded an office of the reports it owes; once a day at most. */
export const reminders = pgTable(
  'reminders',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    cycleKey: text('cycle_key')
      .notNull()
      .references(() => cycles.key),
    makerCode: text('maker_code').notNull(),
    /** In the configured zone. */
    onDay: civilDay('on_day').notNull(),
    remindedBy: integer('reminded_by')
      .notNull()
      .references(() => people.id),
    /** Letters that were written. */
    letters: integer('letters').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (t) => [unique('reminders_once_a_day').on(t.makerCode, t.cycleKey, t.onDay)],
)

/** The secret address under which somebody's calendar program reads their dates. */
export const calendarFeeds = pgTable('calendar_feeds', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** SHA-256 of the secret in the address, hex. */
  secretHash: text('secret_hash').notNull().unique(),
  createdAt: createdAt(),
})

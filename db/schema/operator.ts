import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale } from '@/lib/i18n/model'

/** One row: who runs this instance and how to reach them. Published. */
export const operator = pgTable(
  'operator',
  {
    id: integer('id').primaryKey().default(1),
    /** By language; one that is missing is not stated. */
    name: jsonb('name').$type<Partial<Record<Locale, string>>>().notNull().default({}),
    contact: jsonb('contact').$type<Partial<Record<Locale, string>>>().notNull().default({}),
    legalNotice: jsonb('legal_notice').$type<Partial<Record<Locale, string>>>().notNull().default({}),
    email: text('email'),
    updatedAt: timestamp('updated_at', { withTimezone: true }),
  },
  (t) => [check('operator_one_row', sql`${t.id} = 1`)],
)

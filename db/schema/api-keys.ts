import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { DeliveryAnswer } from '@/lib/deliveries/model'
import { makers } from './makers'
import { people } from './people'
import { civilDay, createdAt } from './shared'
import { submissions } from './submissions'

/** What a program shows to read more at once, or to deliver reports for an office. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** What its people call it. */
    name: text('name').notNull(),
    /** SHA-256 of the whole key, hex. */
    secretHash: text('secret_hash').notNull().unique(),
    /** The maker whose office it delivers for; NULL: it reads, and nothing else. */
    makerCode: text('maker_code').references(() => makers.code),
    /** Who answers for it, and is the author of what it delivers. */
    holderId: integer('holder_id')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** Day of the last use; NULL: it was never used. */
    usedOn: civilDay('used_on'),
  },
  (t) => [
    index('api_keys_holder').on(t.holderId),
    index('api_keys_maker').on(t.makerCode).where(sql`${t.makerCode} is not null`),
  ],
)

/** What came in under a key, so that the same delivery sent again is answered and not taken twice. */
export const apiDeliveries = pgTable(
  'api_deliveries',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    keyId: integer('key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    /** `Idempotency-Key` of the sender. */
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 of the body, hex. */
    bodyHash: text('body_hash').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** The draft it went into; NULL: not yet, or it was refused. */
    submissionId: integer('submission_id').references(() => submissions.id, { onDelete: 'cascade' }),
    /** The draft's revision with it: what the next delivery is compared with. */
    revision: integer('revision'),
    /** What was answered; NULL: nothing yet. */
    answer: jsonb('answer').$type<DeliveryAnswer>(),
  },
  (t) => [
    unique('api_deliveries_once').on(t.keyId, t.idempotencyKey),
    index('api_deliveries_submission').on(t.submissionId),
  ],
)

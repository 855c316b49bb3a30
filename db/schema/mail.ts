import { index, integer, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { MAIL_STATES, MAIL_TEMPLATES } from '@/lib/mail/model'
import { locale, people } from './people'
import { createdAt } from './shared'

export const mailState = pgEnum('mail_state', MAIL_STATES)
export const mailTemplate = pgEnum('mail_template', MAIL_TEMPLATES)

/** A letter that is to be sent, or was. */
export const mails = pgTable(
  'mails',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Names the occasion: the same one makes one letter. */
    key: text('key').notNull().unique(),
    template: mailTemplate('template').notNull(),
    /** NULL: to somebody without an account. */
    personId: integer('person_id').references(() => people.id, { onDelete: 'cascade' }),
    address: text('address').notNull(),
    locale: locale('locale').notNull(),
    /** What the words need: names, days, numbers. No secret. */
    params: jsonb('params').$type<Record<string, string>>().notNull(),
    /** Address of the page it links to, sealed, because it may be a way in; NULL: none, or erased once sent. */
    sealedPath: text('sealed_path'),
    state: mailState('state').notNull().default('waiting'),
    /** Not sent after this; NULL: never too late. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    attempts: integer('attempts').notNull().default(0),
    /** Last attempt; NULL: none yet. */
    triedAt: timestamp('tried_at', { withTimezone: true }),
    /** What the mail server last said. */
    fault: text('fault'),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [index('mails_state').on(t.state, t.createdAt)],
)

import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { ROLES } from '@/lib/access/model'
import { LOCALES } from '@/lib/i18n/model'
import { makers } from './makers'
import { civilDay, createdAt } from './shared'

export const role = pgEnum('role', ROLES)
export const locale = pgEnum('locale', LOCALES)

/** The seat of a maker in Vaada. It owns the commitments; people come and go. */
export const offices = pgTable(
  'offices',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    name: text('name').notNull(),
    /** A report is due only where an office was active when the cycle opened. */
    activeFrom: civilDay('active_from').notNull(),
    /** NULL: still active. */
    activeTo: civilDay('active_to'),
  },
  (t) => [uniqueIndex('offices_one_active').on(t.makerCode).where(sql`active_to is null`)],
)

/** A civil-society organisation or donor. */
export const organisations = pgTable('organisations', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  createdAt: createdAt(),
})

/** Somebody with an account. Never named in anything published. */
export const people = pgTable(
  'people',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Lower case; unique. */
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    /** argon2id; NULL: signs in another way. */
    passwordHash: text('password_hash'),
    role: role('role').notNull(),
    /** The office of a focal point; NULL for other roles. */
    officeId: integer('office_id').references(() => offices.id),
    organisationId: integer('organisation_id').references(() => organisations.id),
    locale: locale('locale').notNull().default('en'),
    disabled: boolean('disabled').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    check('people_focal_point_office', sql`(${t.role} = 'focal_point') = (${t.officeId} is not null)`),
    check('people_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/** One signed-in browser. Checked on every signed-in request: deleting the row ends the session at once. */
export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the random session id in the cookie, hex. */
    idHash: text('id_hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (t) => [index('sessions_person').on(t.personId)],
)

/** A link that lets one named person in, once. */
export const invitations = pgTable('invitations', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  /** SHA-256 of the secret in the link, hex. */
  tokenHash: text('token_hash').notNull().unique(),
  /** NULL for the very first administrator, who names their own. */
  email: text('email'),
  role: role('role').notNull(),
  /** For a focal point: whose office it is. The office opens when the invitation is accepted. */
  makerCode: text('maker_code').references(() => makers.code),
  /** NULL: made by the first start. */
  invitedBy: integer('invited_by').references(() => people.id),
  createdAt: createdAt(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
  usedBy: integer('used_by').references(() => people.id),
})

/** One attempt to sign in that failed, kept for a few minutes to slow guessing. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the address tried, hex. */
    emailHash: text('email_hash').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('sign_in_failures_recent').on(t.emailHash, t.at)],
)

/** Append-only: who did what, by number. Deepened into a hash chain by the audit trail. */
export const audit = pgTable('audit', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  /** NULL: the program itself, or somebody not signed in. */
  personId: integer('person_id'),
  act: text('act').notNull(),
  subject: text('subject').notNull(),
  /** False: refused. */
  allowed: boolean('allowed').notNull(),
})

import {
  bigint,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { LINK_PURPOSES, SIGN_IN_METHODS } from '@/lib/sessions/model'
import { people } from './people'
import { bytea, createdAt } from './shared'

export const signInMethod = pgEnum('sign_in_method', SIGN_IN_METHODS)
export const linkPurpose = pgEnum('link_purpose', LINK_PURPOSES)

/** One signed-in browser. Checked on every signed-in request, so that its end takes effect at once. */
export const sessions = pgTable(
  'sessions',
  {
    id: integer('id').notNull().unique().generatedAlwaysAsIdentity(),
    /** SHA-256 of the random session id in the cookie, hex. */
    idHash: text('id_hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    method: signInMethod('method').notNull().default('password'),
    /** Kind of browser and system, such as "Firefox, Windows"; NULL: not known. */
    browser: text('browser'),
    createdAt: createdAt(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** When the second factor was given; NULL: not yet, and who has one is not in before that. */
    secondFactorAt: timestamp('second_factor_at', { withTimezone: true }),
    /** When the person last showed that it is they: dangerous acts ask for it anew after a while. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull().defaultNow(),
    /** Wrong second factors so far. */
    failures: integer('failures').notNull().default(0),
    /** Signed out or ended; the row stays a day, so that a form sent after it can be kept for its writer. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [index('sessions_person').on(t.personId)],
)

/** What somebody sent after their session had ended: sealed with a key in their browser, given back when they are in again. */
export const parkedForms = pgTable(
  'parked_forms',
  {
    /** SHA-256 of the secret in the cookie, hex. */
    idHash: text('id_hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Address of the page with the form, without its language. */
    path: text('path').notNull(),
    sealed: text('sealed').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('parked_forms_person').on(t.personId)],
)

/** A link by e-mail that lets somebody in, or lets them choose a new password; once. */
export const emailLinks = pgTable('email_links', {
  /** SHA-256 of the secret in the link, hex. */
  tokenHash: text('token_hash').primaryKey(),
  personId: integer('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  purpose: linkPurpose('purpose').notNull(),
  createdAt: createdAt(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
})

/** The authenticator app of a person. */
export const totpSecrets = pgTable('totp_secrets', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** Sealed with a key that follows from AUTH_SECRET. */
  sealed: text('sealed').notNull(),
  /** When its first code came back: before that nothing is kept. */
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull(),
  /** Time step of the last code taken: none at or before it is taken again. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
})

/** A code on paper in place of the second factor; once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    /** SHA-256 of the code with its person's number, hex. */
    codeHash: text('code_hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (t) => [index('recovery_codes_person').on(t.personId)],
)

/** A passkey (WebAuthn). */
export const passkeys = pgTable(
  'passkeys',
  {
    /** base64url, as the browser names it. */
    credentialId: text('credential_id').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    publicKey: bytea('public_key').notNull(),
    /** Signatures so far, where the device counts; 0: it doesn't. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull().default([]),
    /** What its owner calls it. */
    name: text('name').notNull(),
    createdAt: createdAt(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (t) => [index('passkeys_person').on(t.personId)],
)

/** An account elsewhere (OpenID Connect) through which a person signs in. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('identities_person').on(t.personId)],
)

/** A conversation with a passkey or a provider that was begun: what must come back. Taken once, for minutes. */
export const ceremonies = pgTable('ceremonies', {
  /** SHA-256 of the secret in the browser's cookie, hex. */
  idHash: text('id_hash').primaryKey(),
  kind: text('kind').notNull(),
  state: jsonb('state').$type<Record<string, unknown>>().notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
})

/** One thing that is counted to slow guessing and floods: an attempt that failed, a letter that was asked for. Kept for a while. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of what is counted: an address from browsers not known, or one known browser; hex. */
    bucket: text('bucket').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('sign_in_failures_recent').on(t.bucket, t.at)],
)

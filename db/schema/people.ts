import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { OFFICE_ROLES, RIGHTS, ROLES } from '@/lib/access/model'
import { LOCALES } from '@/lib/i18n/model'
import { ORGANISATION_KINDS } from '@/lib/organisations/model'
import { REQUEST_STATES } from '@/lib/requests/model'
import { commitments } from './commitments'
import { makers } from './makers'
import { civilDay, createdAt } from './shared'

export const role = pgEnum('role', ROLES)
export const officeRole = pgEnum('office_role', OFFICE_ROLES)
/** `right` is a word of SQL's own. */
export const accessRight = pgEnum('access_right', RIGHTS)
export const locale = pgEnum('locale', LOCALES)
export const organisationKind = pgEnum('organisation_kind', ORGANISATION_KINDS)
export const requestState = pgEnum('request_state', REQUEST_STATES)

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

/** A public body, a civil-society organisation or a donor. */
export const organisations = pgTable(
  'organisations',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    name: text('name').notNull(),
    kind: organisationKind('kind').notNull(),
    /** Where it works; NULL: not stated, or in many countries. */
    makerCode: text('maker_code').references(() => makers.code),
    website: text('website'),
    /** A reviewer knows who they are; NULL: not verified. */
    verifiedAt: timestamp('verified_at', { withTimezone: true }),
    /** Its people are at risk: it may publish as "a verified organisation", and nothing of it is kept on a device. */
    isProtected: boolean('is_protected').notNull().default(false),
    /** NULL: active. */
    closedAt: timestamp('closed_at', { withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('organisations_name').on(t.kind, sql`lower(${t.name})`)],
)

/** Somebody with an account. Never named in anything published. */
export const people = pgTable(
  'people',
  {
    /** Also the opaque number by which the audit trail names them. */
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Lower case; unique. */
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    /** argon2id; NULL: signs in another way. */
    passwordHash: text('password_hash'),
    role: role('role').notNull(),
    /** The office of a focal point; NULL for other roles. */
    officeId: integer('office_id').references(() => offices.id),
    /** What a focal point is in their office; NULL for other roles. */
    officeRole: officeRole('office_role'),
    organisationId: integer('organisation_id').references(() => organisations.id),
    locale: locale('locale').notNull().default('en'),
    disabled: boolean('disabled').notNull().default(false),
    /** When name and address were erased; NULL: they are here. */
    erasedAt: timestamp('erased_at', { withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [
    check('people_focal_point_office', sql`(${t.role} = 'focal_point') = (${t.officeId} is not null)`),
    check('people_office_role', sql`(${t.officeId} is null) = (${t.officeRole} is null)`),
    check('people_email_lower', sql`${t.email} = lower(${t.email})`),
    uniqueIndex('people_one_lead').on(t.officeId).where(sql`office_role = 'lead' and not disabled`),
  ],
)

/** A link that lets one named person in, once. */
export const invitations = pgTable(
  'invitations',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the secret in the link, hex. */
    tokenHash: text('token_hash').notNull().unique(),
    /** NULL for the very first administrator, who names their own. */
    email: text('email'),
    role: role('role').notNull(),
    /** For a focal point: whose office it is. The office opens when the invitation is accepted. */
    makerCode: text('maker_code').references(() => makers.code),
    /** For a focal point: what they are to be there. */
    officeRole: officeRole('office_role'),
    /** For people of an organisation. */
    organisationId: integer('organisation_id').references(() => organisations.id),
    /** NULL: made by the first start. */
    invitedBy: integer('invited_by').references(() => people.id),
    /** Language of the letter. */
    locale: locale('locale').notNull().default('en'),
    createdAt: createdAt(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    usedBy: integer('used_by').references(() => people.id),
    /** NULL: not taken back. */
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (t) => [index('invitations_email').on(t.email)],
)

/** What a contributor may do on one commitment of their office. */
export const contributorRights = pgTable(
  'contributor_rights',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    rights: accessRight('rights').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.commitmentId] }),
    check('contributor_rights_some', sql`cardinality(${t.rights}) > 0`),
  ],
)

/** Somebody of an office who acts as its lead for some days. */
export const deputies = pgTable(
  'deputies',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** First and last day, both included. */
    fromDay: civilDay('from_day').notNull(),
    toDay: civilDay('to_day').notNull(),
    namedBy: integer('named_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    /** NULL: stands. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [
    index('deputies_person').on(t.personId, t.toDay),
    check('deputies_days', sql`${t.fromDay} <= ${t.toDay}`),
  ],
)

/** One act that passes an office's lead, drafts and notes to a successor. It stays as history of the office. */
export const handOvers = pgTable(
  'hand_overs',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    fromPerson: integer('from_person').references(() => people.id),
    /** NULL while the successor has not accepted their invitation. */
    toPerson: integer('to_person').references(() => people.id),
    /** For a successor without an account; NULL: they had one. */
    invitationId: integer('invitation_id').references(() => invitations.id),
    /** Whether whoever leaves keeps an account, and as what; NULL: their account is closed. */
    stayAs: officeRole('stay_as'),
    /** What the successor should know. */
    note: text('note'),
    startedBy: integer('started_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    completedAt: timestamp('completed_at', { withTimezone: true }),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (t) => [
    index('hand_overs_office').on(t.officeId, t.createdAt),
    uniqueIndex('hand_overs_one_open')
      .on(t.officeId)
      .where(sql`completed_at is null and withdrawn_at is null`),
  ],
)

/** Somebody outside asks for an account: a reviewer verifies who they are, an administrator invites. */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: organisationKind('kind').notNull(),
    organisationName: text('organisation_name').notNull(),
    makerCode: text('maker_code').references(() => makers.code),
    website: text('website'),
    contactName: text('contact_name').notNull(),
    email: text('email').notNull(),
    about: text('about').notNull(),
    locale: locale('locale').notNull(),
    /** They say that being known could endanger them. */
    atRisk: boolean('at_risk').notNull().default(false),
    state: requestState('state').notNull().default('asked'),
    decidedBy: integer('decided_by').references(() => people.id),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** How the reviewer knows, or why not; for colleagues alone. */
    decisionNote: text('decision_note'),
    /** Made or found when an administrator invites. */
    organisationId: integer('organisation_id').references(() => organisations.id),
    createdAt: createdAt(),
  },
  (t) => [index('access_requests_state').on(t.state, t.createdAt)],
)

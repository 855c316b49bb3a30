import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import {
  ACTION_BASES,
  CERTAINTIES,
  CLOSURES,
  COMMITMENT_TYPES,
  COMPILERS,
  DELIVERY_STAGES,
  LEVEL_BASES,
  LEVELS,
} from '@/lib/commitments/model'
import { dueKey, madeKey } from '@/lib/commitments/sort-keys'
import type { FileRef } from '@/lib/files/input'
import type { LocalizedText } from '@/lib/i18n/model'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { actions, frameworks, makers } from './makers'
import { civilDay, datePrecision, decimal, localizedText, sourceKeys, validity } from './shared'

export const level = pgEnum('level', LEVELS)
export const levelBasis = pgEnum('level_basis', LEVEL_BASES)
export const commitmentType = pgEnum('commitment_type', COMMITMENT_TYPES)
export const actionBasis = pgEnum('action_basis', ACTION_BASES)
export const certainty = pgEnum('certainty', CERTAINTIES)
export const closure = pgEnum('closure', CLOSURES)
export const compiler = pgEnum('compiler', COMPILERS)
export const deliveryStage = pgEnum('delivery_stage', DELIVERY_STAGES)
export const milestoneKind = pgEnum('milestone_kind', MILESTONE_KINDS)
export const milestoneState = pgEnum('milestone_state', MILESTONE_STATES)
export const moneyStage = pgEnum('money_stage', MONEY_STAGES)
export const moneyBasis = pgEnum('money_basis', MONEY_BASES)
export const moneyScope = pgEnum('money_scope', MONEY_SCOPES)
export const sourceKind = pgEnum('source_kind', SOURCE_KINDS)

/** One promise, intention or measure, through all its versions. */
export const commitments = pgTable(
  'commitments',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** `KAZ-2021-01`. Given at publication, never changed, never reused. */
    reference: text('reference').notNull().unique(),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    /** Year made; where unknown, year first recorded. A label that never changes. */
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    /** Id of the record in the first load; NULL: written in Vaada. */
    seedId: text('seed_id').unique(),
  },
  (t) => [
    unique('commitments_number').on(t.makerCode, t.year, t.number),
    check('commitments_number_positive', sql`${t.number} > 0`),
  ],
)

/** The published terms of a commitment from one ledger entry to the next. Drafts are `submissions`. */
export const commitmentVersions = pgTable(
  'commitment_versions',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    /** 1, 2, 3 … */
    version: integer('version').notNull(),
    ...validity(),
    frameworkKey: text('framework_key')
      .notNull()
      .references(() => frameworks.key),
    level: level('level').notNull(),
    /** Only for a coalition commitment: a source shows the registration, or the maker announced it. */
    levelBasis: levelBasis('level_basis'),
    types: commitmentType('types').array().notNull(),
    title: localizedText('title').notNull(),
    summary: localizedText('summary'),
    /** The official text in its own words; NULL: not public. */
    wording: localizedText('wording'),
    madeOn: civilDay('made_on'),
    madePrecision: datePrecision('made_precision'),
    /** First day of the period named. */
    startsOn: civilDay('starts_on'),
    startsPrecision: datePrecision('starts_precision'),
    /** Last day of the period named; NULL: no deadline stated. */
    dueOn: civilDay('due_on'),
    duePrecision: datePrecision('due_precision'),
    leadInstitution: localizedText('lead_institution'),
    partners: jsonb('partners').$type<LocalizedText[]>().notNull().default([]),
    geography: localizedText('geography'),
    groups: localizedText('groups'),
    certainty: certainty('certainty').notNull(),
    compiledBy: compiler('compiled_by').notNull(),
    closure: closure('closure'),
    closedOn: civilDay('closed_on'),
    closurePrecision: datePrecision('closure_precision'),
    closureReason: localizedText('closure_reason'),
    closureSourceKeys: text('closure_source_keys').array(),
    /** A cited source says that the deadline was missed; NULL: none does. */
    deadlineMissedNote: localizedText('deadline_missed_note'),
    deadlineMissedSourceKeys: text('deadline_missed_source_keys').array(),
    /** Until when and where evidence was looked for; NULL: not yet looked into. */
    searchedOn: civilDay('searched_on'),
    searchPrecision: datePrecision('search_precision'),
    searchPlaces: localizedText('search_places'),
    note: localizedText('note'),
    /** What help its maker seeks, such as trainers for 14 regions; NULL: not stated. */
    helpSought: localizedText('help_sought'),
    /** Number of the consultation in which it was formed; NULL: none. */
    consultation: integer('consultation'),
  },
  (t) => [
    unique('commitment_versions_once').on(t.commitmentId, t.version),
    index('commitment_versions_consultation').on(t.consultation).where(sql`consultation is not null`),
    uniqueIndex('commitment_versions_current').on(t.commitmentId).where(sql`to_seq is null`),
    // Orders of the list.
    index('commitment_versions_made').on(sql.raw(madeKey())).where(sql`to_seq is null`),
    index('commitment_versions_due').on(sql.raw(dueKey())).where(sql`to_seq is null`),
    // Few pledges among many measures, or the other way round.
    index('commitment_versions_level').on(t.level, t.commitmentId).where(sql`to_seq is null`),
    check('commitment_versions_seq', sql`${t.toSeq} is null or ${t.fromSeq} < ${t.toSeq}`),
    check(
      'commitment_versions_basis',
      sql`(${t.level} = 'coalition_commitment') = (${t.levelBasis} is not null)`,
    ),
    check(
      'commitment_versions_closure',
      sql`(${t.closure} is null) = (${t.closedOn} is null) and (${t.closure} is null) = (${t.closureReason} is null)`,
    ),
    check('commitment_versions_made', sql`(${t.madeOn} is null) = (${t.madePrecision} is null)`),
    check('commitment_versions_due', sql`(${t.dueOn} is null) = (${t.duePrecision} is null)`),
    check('commitment_versions_search', sql`(${t.searchedOn} is null) = (${t.searchPlaces} is null)`),
  ],
)

/** Which actions of the coalition a commitment serves. */
export const commitmentActions = pgTable(
  'commitment_actions',
  {
    versionId: integer('version_id')
      .notNull()
      .references(() => commitmentVersions.id, { onDelete: 'restrict' }),
    action: integer('action')
      .notNull()
      .references(() => actions.number),
    basis: actionBasis('basis').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.action] }), index('commitment_actions_action').on(t.action)],
)

/** One document cited by a commitment. */
export const sources = pgTable(
  'sources',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    /** `s1`, `s2` … within the commitment; facts cite it by this. */
    key: text('key').notNull(),
    ...validity(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    /** NULL: not on the web. */
    url: text('url'),
    kind: sourceKind('kind').notNull(),
    publisher: text('publisher'),
    publishedOn: civilDay('published_on'),
    publishedPrecision: datePrecision('published_precision'),
    /** BCP 47; NULL: not recorded. */
    language: text('language'),
    /** The document itself, kept here: its hash, name, type and bytes. NULL: none. */
    file: jsonb('file').$type<FileRef>(),
  },
  (t) => [
    uniqueIndex('sources_current').on(t.commitmentId, t.key).where(sql`to_seq is null`),
    // As of a date, and of a version.
    index('sources_commitment').on(t.commitmentId),
  ],
)

/** A step or an event on the way. */
export const milestones = pgTable(
  'milestones',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    key: text('key').notNull(),
    ...validity(),
    position: integer('position').notNull(),
    name: localizedText('name').notNull(),
    kind: milestoneKind('kind').notNull(),
    state: milestoneState('state').notNull(),
    dueOn: civilDay('due_on'),
    duePrecision: datePrecision('due_precision'),
    doneOn: civilDay('done_on'),
    donePrecision: datePrecision('done_precision'),
    note: localizedText('note'),
    sourceKeys: sourceKeys(),
  },
  (t) => [
    uniqueIndex('milestones_current').on(t.commitmentId, t.key).where(sql`to_seq is null`),
    // As of a date, and of a version.
    index('milestones_commitment').on(t.commitmentId),
  ],
)

/** A documented stage of a law, policy or service. */
export const deliverySteps = pgTable(
  'delivery_steps',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    ...validity(),
    position: integer('position').notNull(),
    stage: deliveryStage('stage').notNull(),
    /** NULL: documented, date not stated. */
    reachedOn: civilDay('reached_on'),
    reachedPrecision: datePrecision('reached_precision'),
    note: localizedText('note'),
    sourceKeys: sourceKeys(),
  },
  (t) => [index('delivery_steps_commitment').on(t.commitmentId)],
)

/** An amount of money named in connection with a commitment. Stages are never added together. */
export const moneyLines = pgTable(
  'money_lines',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    key: text('key').notNull(),
    ...validity(),
    position: integer('position').notNull(),
    stage: moneyStage('stage').notNull(),
    basis: moneyBasis('basis').notNull(),
    scope: moneyScope('scope').notNull(),
    /** In `currency`, as the source states it; nothing is converted. */
    amount: decimal('amount').notNull(),
    /** ISO 4217. */
    currency: text('currency').notNull(),
    period: localizedText('period'),
    startsOn: civilDay('starts_on'),
    endsOn: civilDay('ends_on'),
    provider: localizedText('provider'),
    receiver: localizedText('receiver'),
    iatiIdentifier: text('iati_identifier'),
    note: localizedText('note'),
    sourceKeys: sourceKeys(),
    /** The report that brought it, whose own keys these are; NULL: it came with the commitment's own content. */
    reportId: integer('report_id'),
  },
  (t) => [
    // Of one record, whoever told of them.
    index('money_lines_commitment').on(t.commitmentId),
    uniqueIndex('money_lines_current')
      .on(t.commitmentId, t.key)
      .where(sql`to_seq is null and report_id is null`),
    uniqueIndex('money_lines_of_report').on(t.reportId, t.key).where(sql`report_id is not null`),
    check('money_lines_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
)

import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { PublishedContribution } from '@/lib/contributions/input'
import { CONTRIBUTION_STAGES, HELP_KINDS } from '@/lib/contributions/model'
import { commitments } from './commitments'
import { organisations } from './people'
import { civilDay, decimal, localizedText, validity } from './shared'

export const contributionStage = pgEnum('contribution_stage', CONTRIBUTION_STAGES)
export const helpKind = pgEnum('help_kind', HELP_KINDS)

/**
 * One published version of what a partner offers or does towards somebody's commitment. Never part of the government's own
 * progress. Who the partner is stands here only where it gives its name.
 */
export const contributions = pgTable(
  'contributions',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'restrict' }),
    /** 1, 2, 3 … within the commitment. */
    number: integer('number').notNull(),
    /** 1, 2, 3 … Every step is a new version; the old ones stay. */
    version: integer('version').notNull(),
    ...validity(),
    /** Number of the organisation's page; NULL: "a verified organisation". */
    organisationNumber: integer('organisation_number'),
    organisationName: text('organisation_name'),
    stage: contributionStage('stage').notNull(),
    help: helpKind('help').notNull(),
    /** In a line; NULL: removed. */
    what: localizedText('what'),
    details: localizedText('details'),
    /** Above zero; NULL: not stated, or it is no money. Never added up. */
    amount: decimal('amount'),
    currency: text('currency'),
    /** What comes of it; NULL: not stated. */
    output: localizedText('output'),
    /** From when to when, as precise as stated: `2026`, `2026-05`, `2026-05-01`; NULL: not stated. */
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    evidence: jsonb('evidence').$type<PublishedContribution['evidence']>().notNull().default([]),
    /** Documents that only reviewers saw; they are counted, never published. */
    reviewersOnly: integer('reviewers_only').notNull().default(0),
    /** The government's answer, in the version that carries it and those after it; NULL: none so far. */
    agreement: jsonb('agreement').$type<NonNullable<PublishedContribution['agreement']>>(),
    /** Civil day of this version's publication. */
    publishedOn: civilDay('published_on').notNull(),
  },
  (t) => [
    unique('contributions_one_version').on(t.commitmentId, t.number, t.version),
    uniqueIndex('contributions_current').on(t.commitmentId, t.number).where(sql`to_seq is null`),
    index('contributions_organisation').on(t.organisationNumber),
    index('contributions_listed').on(t.publishedOn, t.id).where(sql`to_seq is null`),
    check('contributions_seq', sql`${t.toSeq} is null or ${t.fromSeq} < ${t.toSeq}`),
    check('contributions_name', sql`(${t.organisationNumber} is null) = (${t.organisationName} is null)`),
    check('contributions_amount', sql`(${t.amount} is null) = (${t.currency} is null)`),
  ],
)

/** Whose contribution it is. Only the app's own login reads it. */
export const contributionPartners = pgTable(
  'contribution_partners',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    number: integer('number').notNull(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Whether it gives its name. Once without it, for good: a name later would tell whose the first words were. */
    named: boolean('named').notNull(),
  },
  (t) => [
    unique('contribution_partners_number').on(t.commitmentId, t.number),
    index('contribution_partners_organisation').on(t.organisationId),
  ],
)

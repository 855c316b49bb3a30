import {
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { Locale } from '@/lib/i18n/model'
import { MAKER_KINDS } from '@/lib/makers/model'
import { civilDay, decimal, localizedText } from './shared'

export const makerKind = pgEnum('maker_kind', MAKER_KINDS)

/** Who makes commitments: a state, an international body, several states jointly, others. */
export const makers = pgTable('makers', {
  /** ISO 3166-1 alpha-3; bodies without one have a user-assigned code (European Union XEU, the five Central Asian states XCA). */
  code: text('code').primaryKey(),
  kind: makerKind('kind').notNull(),
  /** Name in each language of the interface. */
  names: jsonb('names').$type<Record<Locale, string>>().notNull(),
  /** "in Kazakhstan", ready in each language, because endings can't be built from pieces. */
  namesIn: jsonb('names_in').$type<Record<Locale, string>>().notNull(),
  /** Shown first: Vaada began there. */
  centralAsia: boolean('central_asia').notNull().default(false),
  /** Why no office can be opened for this maker, for administrators; NULL: one can. */
  officeBarred: text('office_barred'),
})

/** Which states stand behind a joint maker; its records show on each of their pages and count once. */
export const makerMembers = pgTable(
  'maker_members',
  {
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    memberCode: text('member_code')
      .notNull()
      .references(() => makers.code),
  },
  (t) => [primaryKey({ columns: [t.makerCode, t.memberCode] })],
)

/** An agreement or process that commitments are made under. Data, not code: something follows the coalition in 2026. */
export const frameworks = pgTable('frameworks', {
  key: text('key').primaryKey(),
  name: localizedText('name').notNull(),
})

/** The lines of action of the coalition, 1 to 4. */
export const actions = pgTable('actions', {
  number: integer('number').primaryKey(),
  name: localizedText('name').notNull(),
  /** Vaada's paraphrase, not the coalition's wording. */
  paraphrase: localizedText('paraphrase').notNull(),
})

/** A number to call for help, from a named source. */
export const helpLines = pgTable('help_lines', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  makerCode: text('maker_code')
    .notNull()
    .references(() => makers.code),
  number: text('number').notNull(),
  name: localizedText('name').notNull(),
  operator: localizedText('operator'),
  forWhom: localizedText('for_whom'),
  hours: localizedText('hours'),
  cost: localizedText('cost'),
  note: localizedText('note'),
  /** Languages spoken, BCP 47; empty: not stated. */
  languages: text('languages').array().notNull().default([]),
  sources: jsonb('sources').$type<{ title: string; url: string }[]>().notNull(),
  /** Only displayed lines are loaded; an administrator's confirmation is a date, NULL: not confirmed by us yet. */
  confirmedOn: civilDay('confirmed_on'),
})

/** One published outcome figure of a country, shown as context only: a value, never a rank. */
export const outcomeFigures = pgTable(
  'outcome_figures',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    makerCode: text('maker_code')
      .notNull()
      .references(() => makers.code),
    code: text('code').notNull(),
    name: localizedText('name').notNull(),
    unit: localizedText('unit').notNull(),
    /** Who was asked or counted; NULL: not stated. */
    population: localizedText('population'),
    /** outcome (survey), administrative, norms, law, composite: kinds never share an axis. */
    kind: text('kind').notNull(),
    year: integer('year').notNull(),
    value: decimal('value').notNull(),
    note: localizedText('note'),
    sources: jsonb('sources').$type<{ title: string; url: string }[]>().notNull(),
  },
  (t) => [
    unique('outcome_figures_once').on(t.makerCode, t.code, t.year, t.id),
    index('outcome_figures_maker').on(t.makerCode),
  ],
)

import { type SQL, sql } from 'drizzle-orm'
import { stoodAt } from '@/lib/as-of/queries'
import { findConsultation } from '@/lib/consultations/queries'
import { translatorOf } from '@/lib/i18n/translator'
import { idOf } from '@/lib/ids'
import type { Pin } from './model'
import { ignoredOf, type Open } from './request'
import { inLanguages, knownBy, readExtract, type SqlColumn, type SqlTable } from './sql-table'

const raw = sql.raw
const number: SqlColumn = {
  key: 'consultation',
  type: 'integer',
  from: 'consultations.number',
  sql: raw('q.number'),
}
const maker: SqlColumn = {
  key: 'maker',
  type: 'code',
  from: 'consultations.maker_code',
  sql: raw('q.maker_code'),
}
const day = (key: string): SqlColumn => ({
  key,
  type: 'date',
  from: `consultations.${key}`,
  sql: raw(`q.${key}::text`),
})

/** One row a consultation: the version that stands. */
export const CONSULTATIONS: SqlTable = {
  name: 'consultations',
  columns: [
    number,
    maker,
    { key: 'version', type: 'integer', from: 'consultations.version', sql: raw('q.version') },
    { key: 'about', type: 'code', from: 'consultations.about', sql: raw('q.about') },
    {
      key: 'action',
      type: 'integer',
      from: 'consultations.action',
      empty: 'not_stated',
      sql: raw('q.action'),
    },
    ...inLanguages('title', 'q.title', 'consultations.title'),
    ...inLanguages('wording', 'q.wording', 'consultations.wording'),
    day('opens_on'),
    day('closes_on'),
    day('answer_by'),
    day('published_on'),
    { key: 'entry', type: 'integer', from: 'consultations.from_seq', sql: raw('q.from_seq::int') },
  ],
  source: () => raw('join consultations q on q.id = k.id'),
}

/** One row a suggestion that shows, with what became of it. The same words are one, however many sent them. */
export const CONSULTATION_SUGGESTIONS: SqlTable = {
  name: 'consultation_suggestions',
  columns: [
    { ...number, from: 'consultation_suggestions.consultation', sql: raw('s.consultation') },
    maker,
    {
      key: 'suggestion',
      type: 'integer',
      from: 'consultation_suggestions.number',
      sql: raw('s.number'),
    },
    { key: 'kind', type: 'code', from: 'consultation_suggestions.kind', sql: raw('s.kind') },
    ...inLanguages('words', 's.words', 'consultation_suggestions.words'),
    {
      key: 'organisations',
      type: 'texts',
      from: 'consultation_suggestions.organisations',
      empty: 'none',
      sql: raw(`(select string_agg(o.value ->> 'name', E'\\n' order by o.ordinality)
        from jsonb_array_elements(s.organisations) with ordinality o)`),
    },
    {
      key: 'unnamed_organisations',
      type: 'integer',
      from: 'consultation_suggestions.unnamed',
      sql: raw('s.unnamed'),
    },
    { key: 'people', type: 'integer', from: 'consultation_suggestions.people', sql: raw('s.people') },
    {
      key: 'outcome',
      type: 'code',
      from: 'consultation_suggestions.answer',
      empty: 'not_applicable',
      sql: raw(`s.answer ->> 'outcome'`),
    },
    ...inLanguages('answer_text', `nullif(s.answer -> 'text', 'null')`, 'consultation_suggestions.answer'),
    {
      key: 'published_on',
      type: 'date',
      from: 'consultation_suggestions.published_on',
      sql: raw('s.published_on::text'),
    },
    {
      key: 'entry',
      type: 'integer',
      from: 'consultation_suggestions.from_seq',
      sql: raw('s.from_seq::int'),
    },
  ],
  source: (pin) =>
    sql`join consultation_suggestions s on s.id = k.id
      join consultations q on q.number = s.consultation and ${stoodAt('q', pin.asOf)}`,
}

/** Ids of consultations that stood then, whichever closes last first. */
const consultationIds = (pin: Pin, which: SQL = sql`true`): SQL =>
  sql`select q.id from consultations q where ${stoodAt('q', pin.asOf)} and q.title is not null
    and ${knownBy('q.published_on', pin)} and ${which} order by q.closes_on desc, q.number desc`

/** Ids of their suggestions that showed then. */
const suggestionIds = (pin: Pin, which: SQL = sql`true`): SQL =>
  sql`select s.id from consultation_suggestions s
    join consultations q on q.number = s.consultation and ${stoodAt('q', pin.asOf)} and q.title is not null
    where ${stoodAt('s', pin.asOf)} and s.refusal is null and (s.words is not null or s.kind = 'support')
      and ${knownBy('s.published_on', pin)} and ${which}
    order by q.closes_on desc, q.number desc, s.number`

/** What was opened; in a workbook, with all that was suggested. */
export const openConsultations: Open = async ({ db, locale, pin, params, format }) => {
  const opened = await readExtract(db, CONSULTATIONS, consultationIds(pin), pin)
  return {
    name: 'vaada-consultations',
    title: translatorOf(locale)('consultations.name'),
    tables:
      format === 'xlsx'
        ? [opened, await readExtract(db, CONSULTATION_SUGGESTIONS, suggestionIds(pin), pin)]
        : [opened],
    ignored: ignoredOf(params),
  }
}

/** What was suggested in one consultation; in a workbook, with what was opened. */
export const openConsultation: Open = async ({ db, locale, pin, params, segment, format }) => {
  const given = idOf(segment)
  const found = given === null ? null : await findConsultation(db, given, pin.isAsked ? pin.asOf : null)
  if (!found) return null
  const isThis = sql`q.number = ${found.number}`
  const suggested = await readExtract(db, CONSULTATION_SUGGESTIONS, suggestionIds(pin, isThis), pin)
  return {
    name: `vaada-consultation-${found.number}`,
    title: translatorOf(locale)('consultations.one', { number: String(found.number) }),
    tables:
      format === 'xlsx'
        ? [suggested, await readExtract(db, CONSULTATIONS, consultationIds(pin, isThis), pin)]
        : [suggested],
    ignored: ignoredOf(params),
  }
}

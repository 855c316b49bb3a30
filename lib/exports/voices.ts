import { type SQL, sql } from 'drizzle-orm'
import { stoodAt } from '@/lib/as-of/queries'
import { citedBy } from './children'
import type { Pin } from './model'
import { type ChildTable, inLanguages, knownBy, RECORD, type SqlColumn, type SqlTable } from './sql-table'

const raw = sql.raw

/** Who signs: both empty where it is "a verified organisation", as the row itself holds nothing that leads to it. */
const signedBy = (table: string): SqlColumn[] => [
  {
    key: 'organisation',
    type: 'integer',
    from: `${table}.organisation_number`,
    empty: 'not_stated',
    sql: raw('x.organisation_number'),
  },
  {
    key: 'organisation_name',
    type: 'text',
    from: `${table}.organisation_name`,
    empty: 'not_stated',
    sql: raw('x.organisation_name'),
  },
]
const cycleOf = (table: string): SqlColumn => ({
  key: 'cycle',
  type: 'code',
  from: `${table}.cycle_key`,
  sql: raw('x.cycle_key'),
})
const dayOf = (key: string, table: string, empty?: 'not_applicable'): SqlColumn => ({
  key,
  type: 'date',
  from: `${table}.${key}`,
  ...(empty ? { empty } : {}),
  sql: raw(`x.${key}::text`),
})
const hiddenIn = (table: string): SqlColumn => ({
  key: 'reviewers_only',
  type: 'integer',
  from: `${table}.reviewers_only`,
  sql: raw('x.reviewers_only'),
})
const entryOf = (table: string): SqlColumn => ({
  key: 'entry',
  type: 'integer',
  from: `${table}.from_seq`,
  sql: raw('x.from_seq::int'),
})
/** Name of an assessment in the ledger: `KAZ-2021-01/2026/a1`. */
const assessmentOf = (table: string): SqlColumn => ({
  key: 'assessment',
  type: 'code',
  from: `${table}.voice`,
  sql: raw(`c.reference || '/' || x.cycle_key || '/a' || x.voice`),
})
const ofRecord = (table: string): SQL =>
  raw(`join ${table} x on x.id = k.id join commitments c on c.id = x.commitment_id`)

const REPLIES_OF = `assessment_replies p where p.commitment_id = x.commitment_id and p.cycle_key = x.cycle_key
  and p.voice = x.voice and p.text is not null`
const repliesAt = (pin: Pin): SQL =>
  sql`(select count(*)::int from ${raw(REPLIES_OF)} and ${stoodAt('p', pin.asOf)} and ${knownBy('p.published_on', pin)})`

/** One row an assessment: the version that stands, or what its withdrawal left. */
export const ASSESSMENTS: ChildTable = {
  name: 'assessments',
  columns: [
    ...RECORD,
    assessmentOf('assessments'),
    cycleOf('assessments'),
    { key: 'version', type: 'integer', from: 'assessments.version', sql: raw('x.version') },
    ...signedBy('assessments'),
    {
      key: 'signed_with',
      type: 'texts',
      from: 'assessments.signatures',
      empty: 'none',
      sql: raw(`(select string_agg(e.value ->> 'name', E'\\n' order by e.ordinality)
        from jsonb_array_elements(x.signatures) with ordinality e)`),
    },
    {
      key: 'verdict',
      type: 'code',
      from: 'assessments.verdict',
      empty: 'not_stated',
      sql: raw('x.verdict'),
    },
    dayOf('published_on', 'assessments'),
    dayOf('agreed_on', 'assessments', 'not_applicable'),
    {
      key: 'withdrawn',
      type: 'code',
      from: 'assessments.withdrawn',
      empty: 'not_applicable',
      sql: raw('x.withdrawn'),
    },
    { key: 'hearing', type: 'code', from: 'assessments.hearing', sql: raw('x.hearing') },
    {
      key: 'reply',
      type: 'code',
      from: 'assessments.reply_received_on',
      empty: 'not_applicable',
      sql: (pin) => sql`case when x.withdrawn is not null then null
        when ${repliesAt(pin)} > 0 then 'published'
        when x.reply_received_on is not null then 'received'
        else case x.hearing when 'before' then 'none' when 'after' then 'not_yet' else 'no_office' end end`,
    },
    { key: 'replies', type: 'integer', from: 'assessment_replies.number', sql: repliesAt },
    ...inLanguages('assessment_text', 'x.text', 'assessments.text'),
    ...inLanguages('coverage', 'x.coverage', 'assessments.coverage'),
    ...inLanguages('settle', 'x.settle', 'assessments.settle'),
    ...citedBy('assessments', 'x.evidence', 'evidence'),
    hiddenIn('assessments'),
    entryOf('assessments'),
  ],
  source: () => ofRecord('assessments'),
  children: (pin) =>
    sql`join assessments x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)}
      and (x.text is not null or x.withdrawn is not null) and ${knownBy('x.published_on', pin)}`,
  order: raw('x.published_on, x.id'),
}

/** One row a reply of an office to an assessment. */
export const ASSESSMENT_REPLIES: ChildTable = {
  name: 'assessment_replies',
  columns: [
    ...RECORD,
    assessmentOf('assessment_replies'),
    cycleOf('assessment_replies'),
    { key: 'reply_number', type: 'integer', from: 'assessment_replies.number', sql: raw('x.number') },
    dayOf('received_on', 'assessment_replies'),
    dayOf('published_on', 'assessment_replies'),
    ...inLanguages('reply_text', 'x.text', 'assessment_replies.text'),
    ...citedBy('assessment_replies', 'x.evidence', 'evidence'),
    entryOf('assessment_replies'),
  ],
  source: () => ofRecord('assessment_replies'),
  children: (pin) =>
    sql`join assessment_replies x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)} and x.text is not null
      and ${knownBy('x.published_on', pin)}`,
  order: raw('x.cycle_key, x.voice, x.number'),
}

/** One row an assessment that two reviewers refused: their reason, and nothing of what it said. */
export const ASSESSMENT_REFUSALS: ChildTable = {
  name: 'assessment_refusals',
  columns: [
    ...RECORD,
    cycleOf('assessment_refusals'),
    { key: 'refusal_number', type: 'integer', from: 'assessment_refusals.number', sql: raw('x.number') },
    dayOf('refused_on', 'assessment_refusals'),
    {
      key: 'reason',
      type: 'text',
      from: 'assessment_refusals.reason',
      empty: 'removed',
      sql: raw('x.reason'),
    },
    entryOf('assessment_refusals'),
  ],
  source: () => ofRecord('assessment_refusals'),
  children: (pin) =>
    sql`join assessment_refusals x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)}
      and ${knownBy('x.refused_on', pin)}`,
  order: raw('x.cycle_key, x.number'),
}

const agreed = (key: string, field: string, type: 'code' | 'date'): SqlColumn => ({
  key,
  type,
  from: 'contributions.agreement',
  empty: 'none',
  sql: raw(`x.agreement ->> '${field}'`),
})
const stated = (key: 'starts_on' | 'ends_on'): SqlColumn => ({
  key,
  type: 'date',
  from: `contributions.${key}`,
  empty: 'not_stated',
  sql: raw(`x.${key}`),
})

/** One row a contribution of a partner: the version that stands. Nothing of it is the government's own progress. */
export const CONTRIBUTIONS: ChildTable = {
  name: 'contributions',
  columns: [
    ...RECORD,
    {
      key: 'contribution',
      type: 'code',
      from: 'contributions.number',
      sql: raw(`c.reference || '/c' || x.number`),
    },
    { key: 'version', type: 'integer', from: 'contributions.version', sql: raw('x.version') },
    ...signedBy('contributions'),
    { key: 'stage', type: 'code', from: 'contributions.stage', sql: raw('x.stage') },
    { key: 'help', type: 'code', from: 'contributions.help', sql: raw('x.help') },
    ...inLanguages('what', 'x.what', 'contributions.what'),
    ...inLanguages('details', 'x.details', 'contributions.details'),
    {
      key: 'amount',
      type: 'decimal',
      unit: 'of_currency',
      from: 'contributions.amount',
      empty: 'not_stated',
      sql: raw('x.amount::text'),
    },
    {
      key: 'currency',
      type: 'code',
      from: 'contributions.currency',
      empty: 'not_applicable',
      sql: raw('x.currency'),
    },
    ...inLanguages('output', 'x.output', 'contributions.output'),
    stated('starts_on'),
    stated('ends_on'),
    agreed('answer', 'decision', 'code'),
    agreed('answered_on', 'on', 'date'),
    ...inLanguages('answer_text', `nullif(x.agreement -> 'text', 'null')`, 'contributions.agreement'),
    ...citedBy('contributions', 'x.evidence', 'evidence'),
    hiddenIn('contributions'),
    dayOf('published_on', 'contributions'),
    entryOf('contributions'),
  ],
  source: () => ofRecord('contributions'),
  children: (pin) =>
    sql`join contributions x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)} and x.what is not null
      and ${knownBy('x.published_on', pin)}`,
  order: raw('x.number'),
}

/** One row a note of a reader that was answered, in the words of a reviewer. Notes are no part of the ledger. */
export const CORRECTIONS: SqlTable = {
  name: 'corrections',
  columns: [
    { key: 'case', type: 'integer', from: 'correction_cases.id', sql: raw('x.id') },
    { key: 'page', type: 'code', from: 'correction_cases.subject', sql: raw('x.subject') },
    dayOf('asked_on', 'correction_cases'),
    dayOf('due_on', 'correction_cases'),
    dayOf('answered_on', 'correction_cases'),
    { key: 'outcome', type: 'code', from: 'correction_cases.outcome', sql: raw('x.outcome') },
    { key: 'question', type: 'text', from: 'correction_cases.question', sql: raw('x.question') },
    { key: 'answer', type: 'text', from: 'correction_cases.answer', sql: raw('x.answer') },
    { key: 'language', type: 'code', from: 'correction_cases.locale', sql: raw('x.locale') },
    {
      key: 'corrected_by_entry',
      type: 'integer',
      from: 'correction_cases.ledger_seq',
      empty: 'not_applicable',
      sql: raw('x.ledger_seq::int'),
    },
  ],
  source: () => raw('join correction_cases x on x.id = k.id'),
}

/** Ids of the answered notes about the record, the newest answer first. */
export const correctionIds = (pin: Pin): SQL =>
  sql`select x.id from correction_cases x
    where x.outcome in ('corrected', 'not_changed') and ${knownBy('x.answered_on', pin)}
    order by x.answered_on desc, x.id desc`

/** Ids of what an organisation published under its name, or signed, the latest first. */
export const ofOrganisation = {
  assessments: (number: number, pin: Pin): SQL =>
    sql`select x.id from commitments c ${ASSESSMENTS.children(pin)}
      where x.organisation_number = ${number} or x.signatures @> ${JSON.stringify([{ number }])}::text::jsonb
      order by x.published_on desc, x.id desc`,
  contributions: (number: number, pin: Pin): SQL =>
    sql`select x.id from commitments c ${CONTRIBUTIONS.children(pin)}
      where x.organisation_number = ${number} order by x.published_on desc, x.id desc`,
}

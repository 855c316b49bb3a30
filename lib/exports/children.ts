import { type SQL, sql } from 'drizzle-orm'
import { isNotRemoved, stoodAt, wasSentBy } from '@/lib/as-of/queries'
import { STOOD_FIRST } from '@/lib/commitments/queries'
import type { PartialDate } from '@/lib/dates/partial'
import type { MilestoneState } from '@/lib/milestones/model'
import { type ReportWithSteps, reportedState } from '@/lib/milestones/reported'
import { hasHappened } from '@/lib/standing/happened'
import type { Pin, Row } from './model'
import {
  type ChildTable,
  codesOf,
  datedBy,
  happenedBy,
  inLanguages,
  knownBy,
  RECORD,
  type ReadRow,
  type SqlColumn,
  type SqlTable,
} from './sql-table'

const raw = sql.raw

const SOURCES: SqlColumn = {
  key: 'sources',
  type: 'list',
  from: 'sources.key',
  empty: 'none',
  sql: codesOf('x.source_keys'),
}
/** Documents of a JSON list: their titles, and in the same order their addresses, an empty line where one has none. */
export const citedBy = (table: string, list: string, column = 'sources'): SqlColumn[] =>
  (['title', 'url'] as const).map((field) => ({
    key: field === 'title' ? 'source_titles' : 'source_addresses',
    type: 'texts',
    from: `${table}.${column}`,
    empty: 'none',
    sql: raw(`(select string_agg(coalesce(e.value ->> '${field}', ''), E'\\n' order by e.ordinality)
      from jsonb_array_elements(${list}) with ordinality e)`),
  }))

/** Ledger entry that published the row; `alias` is the versioned table's. */
const entry = (table: string, alias = 'x'): SqlColumn => ({
  key: 'entry',
  type: 'integer',
  from: `${table}.from_seq`,
  sql: raw(`${alias}.from_seq::int`),
})
/** The report that brought the row. */
const REPORT: SqlColumn = {
  key: 'report',
  type: 'code',
  from: 'reports.cycle_key',
  empty: 'not_applicable',
  sql: raw('(select r.cycle_key from reports r where r.id = x.report_id)'),
}
/** What a later report brought was not known yet. */
const isReported = ({ isAsked, asOf }: Pin, alias = 'x'): SQL => wasSentBy(alias, isAsked ? asOf : null)
const ofRecord = (table: string): SQL =>
  raw(`join ${table} x on x.id = k.id join commitments c on c.id = x.commitment_id`)

/** One row an indicator, with its terms. */
export const INDICATORS: ChildTable = {
  name: 'indicators',
  columns: [
    ...RECORD,
    { key: 'indicator', type: 'code', from: 'indicators.key', sql: raw('i.key') },
    ...inLanguages('indicator_name', 'x.name', 'indicator_versions.name', { isName: true }),
    ...inLanguages('unit', 'x.unit', 'indicator_versions.unit', { isName: true }),
    { key: 'direction', type: 'code', from: 'indicator_versions.direction', sql: raw('x.direction') },
    { key: 'measure', type: 'code', from: 'indicator_versions.measure', sql: raw('x.measure') },
    {
      key: 'baseline_value',
      type: 'decimal',
      unit: 'of_unit',
      from: 'indicator_versions.baseline_value',
      empty: 'not_stated',
      sql: raw('x.baseline_value::text'),
    },
    ...datedBy('baseline_on', 'x.baseline_on', 'x.baseline_precision', 'indicator_versions.baseline_on'),
    {
      key: 'target_value',
      type: 'decimal',
      unit: 'of_unit',
      from: 'indicator_versions.target_value',
      empty: 'not_stated',
      sql: raw('x.target_value::text'),
    },
    ...datedBy('target_on', 'x.target_on', 'x.target_precision', 'indicator_versions.target_on'),
    {
      key: 'values',
      type: 'integer',
      from: 'indicator_values.value',
      sql: (pin) =>
        sql`(select count(*)::int from indicator_values y where y.indicator_id = i.id
          and ${stoodAt('y', pin.asOf)} and ${knownBy('y.on_day', pin)} and ${isReported(pin, 'y')})`,
    },
    ...inLanguages('method', 'x.method', 'indicator_versions.method'),
    SOURCES,
    entry('indicator_versions'),
  ],
  source: () =>
    raw(`join indicator_versions x on x.id = k.id join indicators i on i.id = x.indicator_id
      join commitments c on c.id = i.commitment_id`),
  children: ({ asOf }) =>
    sql`join indicators i on i.commitment_id = c.id
      join indicator_versions x on x.indicator_id = i.id and ${stoodAt('x', asOf)}`,
  order: raw('x.position, x.id'),
}

/** One row a published value. */
export const VALUES: ChildTable = {
  name: 'values',
  columns: [
    ...RECORD,
    { key: 'indicator', type: 'code', from: 'indicators.key', sql: raw('i.key') },
    ...inLanguages('indicator_name', 'iv.name', 'indicator_versions.name', { isName: true }),
    ...inLanguages('unit', 'iv.unit', 'indicator_versions.unit', { isName: true }),
    ...datedBy('value_on', 'x.on_day', 'x.precision', 'indicator_values.on_day'),
    ...datedBy('value_from_on', 'x.from_day', 'x.from_precision', 'indicator_values.from_day').map(
      (column) => ({
        ...column,
        empty: 'not_applicable' as const,
      }),
    ),
    {
      key: 'value',
      type: 'decimal',
      unit: 'of_unit',
      from: 'indicator_values.value',
      sql: raw('x.value::text'),
    },
    { key: 'said_by', type: 'code', from: 'indicator_values.said_by', sql: raw('x.said_by') },
    { key: 'partial', type: 'boolean', from: 'indicator_values.partial', sql: raw('x.partial') },
    {
      key: 'method_break',
      type: 'boolean',
      from: 'indicator_values.method_break',
      sql: raw('x.method_break'),
    },
    ...inLanguages('note', 'x.note', 'indicator_values.note'),
    SOURCES,
    REPORT,
    entry('indicator_values'),
    {
      key: 'assessment',
      type: 'code',
      from: 'indicator_values.assessment_id',
      empty: 'not_applicable',
      sql: raw(`(select c.reference || '/' || a.cycle_key || '/a' || a.voice
        from assessments a where a.id = x.assessment_id)`),
    },
  ],
  source: ({ asOf }) =>
    sql`join indicator_values x on x.id = k.id join indicators i on i.id = x.indicator_id
      join commitments c on c.id = i.commitment_id
      join indicator_versions iv on iv.indicator_id = i.id and ${stoodAt('iv', asOf)}`,
  children: (pin) =>
    sql`join indicators i on i.commitment_id = c.id
      join indicator_versions iv on iv.indicator_id = i.id and ${stoodAt('iv', pin.asOf)}
      join indicator_values x on x.indicator_id = i.id and ${stoodAt('x', pin.asOf)}
        and ${knownBy('x.on_day', pin)} and ${isReported(pin)}`,
  order: raw('iv.position, i.id, x.on_day, x.id'),
}

interface ReadMilestone {
  milestone: string
  recorded_state: MilestoneState
  recorded_done_on: PartialDate | null
  recorded_done_precision: string | null
  due_on: PartialDate | null
}

/** A report's word on a step stands beside the record's own, by the rule of the method page. */
function withReports({ reports, ...read }: ReadRow, { asOf, isAsked }: Pin): Row {
  const found = read as unknown as ReadMilestone
  const isLater = isAsked && !hasHappened(found.recorded_done_on, asOf.day)
  const row: typeof found = isLater
    ? { ...found, recorded_state: 'planned', recorded_done_on: null, recorded_done_precision: null }
    : found
  const said = reportedState(
    { key: row.milestone, state: row.recorded_state, doneOn: row.recorded_done_on, dueOn: row.due_on },
    JSON.parse(reports ?? '[]') as (ReportWithSteps & { cycle: string })[],
  )
  return {
    ...row,
    state: said?.state ?? row.recorded_state,
    done_on: said?.doneOn ?? row.recorded_done_on,
    report: said?.report.cycle ?? null,
  }
}

/** One row a step or event. */
export const MILESTONES: ChildTable = {
  name: 'milestones',
  columns: [
    ...RECORD,
    { key: 'milestone', type: 'code', from: 'milestones.key', sql: raw('x.key') },
    ...inLanguages('milestone_name', 'x.name', 'milestones.name', { isName: true }),
    { key: 'kind', type: 'code', from: 'milestones.kind', sql: raw('x.kind') },
    { key: 'state', type: 'code', from: 'rule:reported-steps', sql: raw('null::text') },
    {
      key: 'done_on',
      type: 'date',
      from: 'rule:reported-steps',
      empty: 'not_stated',
      sql: raw('null::text'),
    },
    { ...REPORT, from: 'rule:reported-steps', sql: raw('null::text') },
    { key: 'recorded_state', type: 'code', from: 'milestones.state', sql: raw('x.state') },
    ...datedBy('recorded_done_on', 'x.done_on', 'x.done_precision', 'milestones.done_on'),
    ...datedBy('due_on', 'x.due_on', 'x.due_precision', 'milestones.due_on'),
    ...inLanguages('note', 'x.note', 'milestones.note'),
    SOURCES,
    entry('milestones'),
  ],
  beside: {
    reports: (pin) =>
      sql`(select coalesce(json_agg(json_build_object('cycle', r.cycle_key, 'submittedOn', r.submitted_on, 'steps', r.steps)
          order by y.starts_on, r.id), '[]')
        from reports r join cycles y on y.key = r.cycle_key
        where r.commitment_id = c.id and ${stoodAt('r', pin.asOf)} and ${isNotRemoved('r')}
          and ${knownBy('r.submitted_on', pin)})`,
  },
  finish: () => withReports,
  source: () => ofRecord('milestones'),
  children: ({ asOf }) => sql`join milestones x on x.commitment_id = c.id and ${stoodAt('x', asOf)}`,
  order: raw('x.position, x.id'),
}

/** One row a documented stage of a law, policy or service. */
export const DELIVERY_STEPS: ChildTable = {
  name: 'delivery_steps',
  columns: [
    ...RECORD,
    { key: 'stage', type: 'code', from: 'delivery_steps.stage', sql: raw('x.stage') },
    ...datedBy('reached_on', 'x.reached_on', 'x.reached_precision', 'delivery_steps.reached_on'),
    ...inLanguages('note', 'x.note', 'delivery_steps.note'),
    SOURCES,
    entry('delivery_steps'),
  ],
  source: () => ofRecord('delivery_steps'),
  children: (pin) =>
    sql`join delivery_steps x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)}
      and ${happenedBy('x.reached_on', 'x.reached_precision', pin)}`,
  order: raw('x.stage, x.reached_on, x.position, x.id'),
}

/** One row an amount of money. */
export const MONEY_LINES: ChildTable = {
  name: 'money_lines',
  columns: [
    ...RECORD,
    { key: 'line', type: 'code', from: 'money_lines.key', sql: raw('x.key') },
    { key: 'stage', type: 'code', from: 'money_lines.stage', sql: raw('x.stage') },
    { key: 'basis', type: 'code', from: 'money_lines.basis', sql: raw('x.basis') },
    { key: 'scope', type: 'code', from: 'money_lines.scope', sql: raw('x.scope') },
    {
      key: 'amount',
      type: 'decimal',
      unit: 'of_currency',
      from: 'money_lines.amount',
      sql: raw('x.amount::text'),
    },
    { key: 'currency', type: 'code', from: 'money_lines.currency', sql: raw('x.currency') },
    {
      key: 'starts_on',
      type: 'date',
      from: 'money_lines.starts_on',
      empty: 'not_stated',
      sql: raw('x.starts_on::text'),
    },
    {
      key: 'ends_on',
      type: 'date',
      from: 'money_lines.ends_on',
      empty: 'not_stated',
      sql: raw('x.ends_on::text'),
    },
    ...inLanguages('period', 'x.period', 'money_lines.period'),
    ...inLanguages('provider', 'x.provider', 'money_lines.provider', { isName: true }),
    ...inLanguages('receiver', 'x.receiver', 'money_lines.receiver', { isName: true }),
    {
      key: 'iati_identifier',
      type: 'code',
      from: 'money_lines.iati_identifier',
      empty: 'not_stated',
      sql: raw('x.iati_identifier'),
    },
    ...inLanguages('note', 'x.note', 'money_lines.note'),
    SOURCES,
    REPORT,
    entry('money_lines'),
  ],
  source: () => ofRecord('money_lines'),
  // What was paid later was not known yet; what was promised for later was.
  children: (pin) =>
    sql`join money_lines x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)}
      and (x.stage not in ('disbursed', 'spent') or ${knownBy('x.ends_on', pin)}) and ${isReported(pin)}`,
  order: raw('x.stage, x.report_id nulls first, x.position, x.id'),
}

/** One row a published report: the version that stands. */
export const REPORTS: ChildTable = {
  name: 'reports',
  columns: [
    ...RECORD,
    { key: 'cycle', type: 'code', from: 'reports.cycle_key', sql: raw('x.cycle_key') },
    { key: 'version', type: 'integer', from: 'reports.version', sql: raw('x.version') },
    { key: 'submitted_on', type: 'date', from: 'reports.submitted_on', sql: raw('x.submitted_on::text') },
    { key: 'cycle_due_on', type: 'date', from: 'cycles.due_on', sql: raw('y.due_on::text') },
    {
      key: 'on_time',
      type: 'boolean',
      from: 'rule:timeliness',
      sql: raw(`(select min(f.submitted_on) <= y.due_on from reports f
        where f.commitment_id = c.id and f.cycle_key = x.cycle_key)`),
    },
    { key: 'implementation', type: 'code', from: 'reports.implementation', sql: raw('x.implementation') },
    {
      key: 'self_rating',
      type: 'code',
      from: 'reports.self_rating',
      empty: 'not_stated',
      sql: raw('x.self_rating'),
    },
    ...inLanguages('done', 'x.done', 'reports.done'),
    ...inLanguages('challenges', 'x.challenges', 'reports.challenges'),
    ...inLanguages('support_needed', 'x.support_needed', 'reports.support_needed'),
    ...inLanguages('next_steps', 'x.next_steps', 'reports.next_steps'),
    ...citedBy('reports', 'x.evidence', 'evidence'),
    {
      key: 'reviewers_only',
      type: 'integer',
      from: 'reports.reviewers_only',
      sql: raw('x.reviewers_only'),
    },
    {
      key: 'declaration',
      type: 'boolean',
      from: 'reports.declaration',
      empty: 'not_applicable',
      sql: raw('x.declaration'),
    },
    entry('reports'),
  ],
  source: () => sql`${ofRecord('reports')} join cycles y on y.key = x.cycle_key`,
  children: (pin) =>
    sql`join reports x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)} and ${isNotRemoved('x')} and ${knownBy('x.submitted_on', pin)}
      join cycles y on y.key = x.cycle_key`,
  order: raw('y.starts_on, x.id'),
}

/**
 * A document x of the record c that came out after the day that was asked for was not known, unless something known then
 * rests on it; the first one holds the promise itself.
 */
export function isDocumentKnown(pin: Pin): SQL {
  const { asOf, isAsked } = pin
  if (!isAsked) return sql`true`
  const version = (keys: string) =>
    sql`select unnest(${raw(keys)}) from commitment_versions v where v.commitment_id = c.id and ${stoodAt('v', asOf)}`
  const cited = [
    ...[INDICATORS, VALUES, MILESTONES, DELIVERY_STEPS, MONEY_LINES].map(
      ({ children }) => sql`select unnest(x.source_keys) from (select c.id) c ${children(pin)}`,
    ),
    sql`select unnest(x.source_keys) from money_lines x ${STOOD_FIRST} and x.stage = 'pledged'`,
    sql`${version('v.closure_source_keys')} and ${happenedBy('v.closed_on', 'v.closure_precision', pin)}`,
    sql`${version('v.deadline_missed_source_keys')} and coalesce(v.due_on < ${asOf.day}::date, true)`,
  ]
  return sql`(x.position = 0 or ${happenedBy('x.published_on', 'x.published_precision', pin)}
    or x.key in (${sql.join(cited, sql` union all `)}))`
}

/** One row a cited document. */
export const SOURCE_LIST: ChildTable = {
  name: 'sources',
  columns: [
    ...RECORD,
    { key: 'source', type: 'code', from: 'sources.key', sql: raw('x.key') },
    { key: 'source_title', type: 'text', from: 'sources.title', sql: raw('x.title') },
    { key: 'address', type: 'text', from: 'sources.url', empty: 'none', sql: raw('x.url') },
    { key: 'source_kind', type: 'code', from: 'sources.kind', sql: raw('x.kind') },
    {
      key: 'publisher',
      type: 'text',
      from: 'sources.publisher',
      empty: 'not_stated',
      sql: raw('x.publisher'),
    },
    ...datedBy('published_on', 'x.published_on', 'x.published_precision', 'sources.published_on'),
    {
      key: 'source_language',
      type: 'code',
      from: 'sources.language',
      empty: 'not_stated',
      sql: raw('x.language'),
    },
    { key: 'file_name', type: 'text', from: 'sources.file', empty: 'none', sql: raw(`x.file ->> 'name'`) },
    {
      key: 'file_sha256',
      type: 'code',
      from: 'sources.file',
      empty: 'none',
      sql: raw(`x.file ->> 'sha256'`),
    },
    entry('sources'),
  ],
  source: () => ofRecord('sources'),
  children: (pin) =>
    sql`join sources x on x.commitment_id = c.id and ${stoodAt('x', pin.asOf)} and ${isDocumentKnown(pin)}`,
  order: raw('x.position, x.id'),
}

/** One row a quoted finding, with the records that it speaks of. */
export const FINDINGS: SqlTable = {
  name: 'findings',
  columns: [
    { key: 'finding', type: 'code', from: 'findings.key', sql: raw('x.key') },
    {
      key: 'references',
      type: 'list',
      from: 'finding_commitments.commitment_id',
      sql: codesOf(`array(select c.reference from finding_commitments fc join commitments c on c.id = fc.commitment_id
        where fc.finding_id = x.id order by 1)`),
    },
    ...inLanguages('finding_text', 'x.text', 'findings.text'),
    ...inLanguages('author', 'x.author', 'findings.author', { isName: true }),
    { key: 'finding_kind', type: 'text', from: 'findings.kind', sql: raw('x.kind') },
    ...datedBy('finding_on', 'x.on_day', 'x.precision', 'findings.on_day'),
    ...citedBy('findings', 'x.sources'),
    entry('findings'),
  ],
  source: () => raw('join findings x on x.id = k.id'),
}

/** Ids of the findings that speak of any record of `scope`. */
export const findingIds = (scope: SQL, pin: Pin): SQL =>
  sql`select x.id from findings x
    where ${stoodAt('x', pin.asOf)} and ${isNotRemoved('x')}
      and ${happenedBy('x.on_day', 'x.precision', pin)} and exists (
      select from finding_commitments fc join (${scope}) y on y.id = fc.commitment_id where fc.finding_id = x.id)
    order by x.on_day nulls last, x.id`

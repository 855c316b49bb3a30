import { sql } from 'drizzle-orm'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import { keptByOffice } from '@/lib/commitments/columns'
import { lastDay } from '@/lib/dates/partial'
import { hasHappened } from '@/lib/standing/happened'
import { isDocumentKnown } from './children'
import type { Pin, Row } from './model'
import {
  codesOf,
  datedBy,
  inLanguages,
  RECORD,
  type ReadRow,
  type SqlColumn,
  type SqlTable,
} from './sql-table'

const raw = sql.raw

/** A real number as it is worth writing down. */
const share = (column: string) => raw(`round(${column}::numeric, 4)::text`)

/** Where a record stands; `s` is its standing. */
const STANDING: readonly SqlColumn[] = [
  { key: 'status', type: 'code', from: 'rule:status', empty: 'not_applicable', sql: raw('s.status') },
  { key: 'late', type: 'boolean', from: 'rule:status', sql: raw('s.late') },
  { key: 'measurable', type: 'boolean', from: 'rule:measurable', sql: raw('s.measurable') },
  {
    key: 'progress',
    type: 'share',
    unit: 'share',
    from: 'rule:progress-of-a-promise',
    empty: 'see_why',
    sql: share('s.progress'),
  },
  {
    key: 'progress_why',
    type: 'code',
    from: 'rule:progress-of-a-promise',
    empty: 'not_applicable',
    sql: raw(`case when s.progress is not null then null when not s.measurable then 'not_measurable'
      when not s.has_figure then 'no_figure' when s.has_target and not s.has_baseline then 'no_baseline' else 'not_comparable' end`),
  },
  {
    key: 'expected',
    type: 'share',
    unit: 'share',
    from: 'rule:expected',
    empty: 'not_stated',
    sql: share('s.expected'),
  },
  { key: 'measured', type: 'integer', from: 'rule:progress-of-a-promise', sql: raw('s.measured') },
  { key: 'judged', type: 'integer', from: 'rule:progress-of-a-promise', sql: raw('s.judged') },
  {
    key: 'evidence',
    type: 'integer',
    unit: 'grade',
    from: 'rule:evidence',
    empty: 'none',
    sql: raw('s.evidence'),
  },
  { key: 'contested', type: 'boolean', from: 'rule:evidence', sql: raw('s.contested') },
  {
    key: 'promise_evidence',
    type: 'integer',
    unit: 'grade',
    from: 'rule:evidence',
    empty: 'none',
    sql: raw('s.promise_evidence'),
  },
  { key: 'freshness', type: 'code', from: 'rule:freshness', sql: raw('s.freshness') },
  {
    key: 'latest_fact_on',
    type: 'date',
    from: 'rule:freshness',
    empty: 'none',
    sql: raw('s.latest_fact_on::text'),
  },
  {
    key: 'government_verdict',
    type: 'integer',
    unit: 'verdict',
    from: 'rule:verdicts',
    empty: 'none',
    sql: raw('s.government_verdict'),
  },
  {
    key: 'computed_verdict',
    type: 'integer',
    unit: 'verdict',
    from: 'rule:verdicts',
    empty: 'none',
    sql: raw('s.computed_verdict'),
  },
  {
    key: 'delivery_stage',
    type: 'code',
    from: 'rule:delivery',
    empty: 'none',
    sql: raw('s.delivery_stage'),
  },
  { key: 'has_target', type: 'boolean', from: 'standing.has_target', sql: raw('s.has_target') },
  { key: 'has_baseline', type: 'boolean', from: 'standing.has_baseline', sql: raw('s.has_baseline') },
  { key: 'has_figure', type: 'boolean', from: 'standing.has_figure', sql: raw('s.has_figure') },
]

/** What ended a record, or was looked into, after the day that was asked for was not known then. */
function knownThen(row: ReadRow, { asOf }: Pin): Row {
  const isLater = {
    closure: !hasHappened(row.closed_on ?? null, asOf.day),
    closed: !hasHappened(row.closed_on ?? null, asOf.day),
    search: !hasHappened(row.searched_on ?? null, asOf.day),
    deadline_missed: row.due_on ? asOf.day <= lastDay(row.due_on) : false,
  }
  const later = Object.entries(isLater).flatMap(([start, is]) => (is ? [start] : []))
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [
      key,
      later.some((start) => key.startsWith(start)) ? null : cell,
    ]),
  )
}

/** One row a record. */
export const COMMITMENTS: SqlTable = {
  name: 'commitments',
  columns: [
    ...RECORD,
    { key: 'maker_kind', type: 'code', from: 'makers.kind', sql: raw('m.kind') },
    { key: 'maker_name_en', type: 'text', from: 'makers.names', sql: raw(`m.names ->> 'en'`) },
    {
      key: 'joint_members',
      type: 'list',
      from: 'maker_members.member_code',
      empty: 'not_applicable',
      sql: codesOf(
        'array(select mm.member_code from maker_members mm where mm.maker_code = c.maker_code order by 1)',
      ),
    },
    ...inLanguages('title', 'v.title', 'commitment_versions.title'),
    { key: 'level', type: 'code', from: 'commitment_versions.level', sql: raw('v.level') },
    {
      key: 'level_basis',
      type: 'code',
      from: 'commitment_versions.level_basis',
      empty: 'not_applicable',
      sql: raw('v.level_basis'),
    },
    {
      key: 'framework',
      type: 'code',
      from: 'commitment_versions.framework_key',
      sql: raw('v.framework_key'),
    },
    { key: 'types', type: 'list', from: 'commitment_versions.types', empty: 'none', sql: codesOf('v.types') },
    {
      key: 'actions_stated',
      type: 'list',
      from: 'commitment_actions.action',
      empty: 'none',
      sql: codesOf(
        `array(select ca.action from commitment_actions ca where ca.version_id = v.id and ca.basis = 'stated' order by 1)`,
      ),
    },
    {
      key: 'actions_inferred',
      type: 'list',
      from: 'commitment_actions.action',
      empty: 'none',
      sql: codesOf(
        `array(select ca.action from commitment_actions ca where ca.version_id = v.id and ca.basis = 'inferred' order by 1)`,
      ),
    },
    ...datedBy('made_on', 'v.made_on', 'v.made_precision', 'commitment_versions.made_on'),
    ...datedBy('starts_on', 'v.starts_on', 'v.starts_precision', 'commitment_versions.starts_on'),
    ...datedBy('due_on', 'v.due_on', 'v.due_precision', 'commitment_versions.due_on'),
    ...STANDING,
    ...inLanguages('summary', 'v.summary', 'commitment_versions.summary'),
    ...inLanguages('wording', 'v.wording', 'commitment_versions.wording'),
    ...inLanguages('lead_institution', 'v.lead_institution', 'commitment_versions.lead_institution'),
    {
      key: 'partners',
      type: 'texts',
      from: 'commitment_versions.partners',
      empty: 'none',
      sql: raw(`(select string_agg(coalesce(
          (select o.value ->> 'text' from jsonb_each(p.value) o where o.value ->> 'state' = 'original' limit 1),
          p.value -> 'en' ->> 'text'), E'\\n' order by p.ordinality)
        from jsonb_array_elements(v.partners) with ordinality p)`),
    },
    ...inLanguages('geography', 'v.geography', 'commitment_versions.geography'),
    ...inLanguages('groups', 'v.groups', 'commitment_versions.groups'),
    { key: 'certainty', type: 'code', from: 'commitment_versions.certainty', sql: raw('v.certainty') },
    { key: 'compiled_by', type: 'code', from: 'commitment_versions.compiled_by', sql: raw('v.compiled_by') },
    {
      key: 'kept_by_office',
      type: 'boolean',
      from: 'ledger.office',
      // By itself, or every lot would read the whole ledger.
      sql: (pin) => sql`(select ${keptByOffice(pin.asOf)})`,
    },
    {
      key: 'closure',
      type: 'code',
      from: 'commitment_versions.closure',
      empty: 'not_applicable',
      sql: raw('v.closure'),
    },
    ...datedBy('closed_on', 'v.closed_on', 'v.closure_precision', 'commitment_versions.closed_on'),
    ...inLanguages('closure_reason', 'v.closure_reason', 'commitment_versions.closure_reason'),
    ...inLanguages('deadline_missed', 'v.deadline_missed_note', 'commitment_versions.deadline_missed_note'),
    ...datedBy('searched_on', 'v.searched_on', 'v.search_precision', 'commitment_versions.searched_on'),
    ...inLanguages('search_places', 'v.search_places', 'commitment_versions.search_places'),
    ...inLanguages('note', 'v.note', 'commitment_versions.note'),
    {
      key: 'sources',
      type: 'list',
      from: 'sources.key',
      empty: 'none',
      sql: (pin) =>
        sql`nullif(array_to_string(array(select x.key from sources x where x.commitment_id = c.id
          and ${stoodAt('x', pin.asOf)} and ${isDocumentKnown(pin)} order by x.position), ';'), '')`,
    },
    { key: 'version', type: 'integer', from: 'commitment_versions.version', sql: raw('v.version') },
    { key: 'entry', type: 'integer', from: 'commitment_versions.from_seq', sql: raw('v.from_seq::int') },
    {
      key: 'entry_hash',
      type: 'code',
      from: 'ledger.hash',
      sql: raw('(select l.hash from ledger l where l.seq = v.from_seq)'),
    },
    ...inLanguages('help_sought', 'v.help_sought', 'commitment_versions.help_sought'),
  ],
  finish: ({ isAsked }) => (isAsked ? knownThen : null),
  source: (pin) => sql`join (${recordsAt(pin.asOf)}) on c.id = k.id`,
}

import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { PartialDate } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { Direction, Measure, Speaker } from '@/lib/indicators/model'
import type { MakerKind } from '@/lib/makers/model'
import type { MilestoneKind, MilestoneState } from '@/lib/milestones/model'
import { reportedState } from '@/lib/milestones/reported'
import type { MoneyBasis, MoneyScope, MoneyStage } from '@/lib/money/model'
import type { ReportContent } from '@/lib/reports/input'
import type { ImplementationStatus, SelfRating } from '@/lib/reports/model'
import type { SourceKind } from '@/lib/sources/model'
import type { EvidenceGrade, Freshness, Status } from '@/lib/standing/model'
import type { CommitmentFilters, Has, Sort, Vocabulary } from './filters'
import type {
  ActionBasis,
  Certainty,
  Closure,
  CommitmentType,
  Compiler,
  DeliveryStage,
  Level,
  LevelBasis,
  Reference,
} from './model'

export interface MakerView {
  code: string
  kind: MakerKind
  names: Record<Locale, string>
  namesIn: Record<Locale, string>
}

/** One line of the list. */
export interface CommitmentRow {
  reference: Reference
  maker: MakerView
  title: LocalizedText
  level: Level
  levelBasis: LevelBasis | null
  types: CommitmentType[]
  actions: number[]
  framework: string
  madeOn: PartialDate | null
  dueOn: PartialDate | null
  standing: StandingView
}

/** Where a commitment stands, as stored by the one pure function. */
export interface StandingView {
  asOf: string
  status: Status | null
  late: boolean
  measurable: boolean
  progress: number | null
  expected: number | null
  measured: number
  judged: number
  evidence: EvidenceGrade | null
  contested: boolean
  promiseEvidence: EvidenceGrade | null
  freshness: Freshness
  latestFactOn: string | null
  deliveryStage: DeliveryStage | null
  hasTarget: boolean
  hasBaseline: boolean
  hasFigure: boolean
}

/** How many records each value of a filter would show, with all other filters as they are. */
export interface Facets {
  total: number
  country: Record<string, number>
  makers: Record<string, number>
  level: Record<string, number>
  status: Record<string, number>
  action: Record<string, number>
  type: Record<string, number>
  framework: Record<string, number>
  stage: Record<string, number>
  measurable: { yes: number; no: number }
  has: Record<Has, number>
}

export interface ListVocabulary extends Vocabulary {
  makers: MakerView[]
  frameworkNames: Record<string, LocalizedText>
  actionNames: Record<number, LocalizedText>
}

/** The value of each sort key of a row: where the next page begins. */
export type KeysetPosition = readonly (string | number)[]

/** The day as precisely as it is known: `2021`, `2021-03` or `2021-03-08`. */
const partial = (day: string, precision: string) =>
  sql.raw(`left(${day}::text, case ${precision} when 'year' then 4 when 'month' then 7 else 10 end)`)

const MAKER = sql.raw(
  `json_build_object('code', m.code, 'kind', m.kind, 'names', m.names, 'namesIn', m.names_in)`,
)

const STANDING = sql.raw(`json_build_object(
  'asOf', s.as_of, 'status', s.status, 'late', s.late, 'measurable', s.measurable,
  'progress', s.progress, 'expected', s.expected, 'measured', s.measured, 'judged', s.judged,
  'evidence', s.evidence, 'contested', s.contested, 'promiseEvidence', s.promise_evidence,
  'freshness', s.freshness, 'latestFactOn', s.latest_fact_on, 'deliveryStage', s.delivery_stage,
  'hasTarget', s.has_target, 'hasBaseline', s.has_baseline, 'hasFigure', s.has_figure)`)

/** Current records: c commitment, v its current version, m its maker, s its standing. */
/** Whether the maker's own office wrote the current version v of c, or published any change of it. */
export const KEPT_BY_OFFICE = sql.raw(`(v.compiled_by = 'office' or exists (select from commitment_versions w
  join ledger l on l.seq = w.from_seq where w.commitment_id = c.id and l.office = c.maker_code))`)

const CURRENT = sql.raw(`commitments c
  join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
  join makers m on m.code = c.maker_code
  join standing s on s.commitment_id = c.id`)

async function rows<Row>(db: PublicDb, query: SQL): Promise<Row[]> {
  return (await db.execute(query)) as unknown as Row[]
}

/** Countries, frameworks and actions: what the filters may name, and their names. Makers without a record stand apart. */
export async function listVocabulary(db: PublicDb): Promise<ListVocabulary> {
  const [row] = await rows<{
    makers: MakerView[]
    frameworks: { key: string; name: LocalizedText }[]
    actions: { number: number; name: LocalizedText }[]
  }>(
    db,
    sql`select
      (select coalesce(json_agg(${MAKER} order by m.central_asia desc, m.kind, m.names ->> 'en'), '[]') from makers m) as makers,
      (select coalesce(json_agg(json_build_object('key', key, 'name', name) order by key), '[]') from frameworks) as frameworks,
      (select coalesce(json_agg(json_build_object('number', number, 'name', name) order by number), '[]') from actions) as actions`,
  )
  const { makers = [], frameworks = [], actions = [] } = row ?? {}
  return {
    makers,
    countries: makers.map((maker) => maker.code),
    frameworks: frameworks.map((framework) => framework.key),
    frameworkNames: Object.fromEntries(frameworks.map(({ key, name }) => [key, name])),
    actions: actions.map((action) => action.number),
    actionNames: Object.fromEntries(actions.map(({ number, name }) => [number, name])),
  }
}

/** A joint statement is one record; it shows on the page of each state behind it. */
const MAKERS_OF = sql.raw(
  `array(select c.maker_code union select mm.member_code from maker_members mm where mm.maker_code = c.maker_code)`,
)
const ACTIONS_OF = sql.raw(
  `array(select ca.action from commitment_actions ca where ca.version_id = v.id order by 1)`,
)

const list = (values: readonly (string | number)[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
const overlaps = (array: SQL, values: readonly (string | number)[], type: 'text' | 'int') =>
  sql`${array}::${sql.raw(type)}[] && array[${list(values)}]::${sql.raw(type)}[]`
const HAS_COLUMN: Record<Has, SQL> = {
  target: sql.raw('s.has_target'),
  baseline: sql.raw('s.has_baseline'),
  figure: sql.raw('s.has_figure'),
}

/** In the title in any language, or in the reference; every letter is taken literally. */
function contains(letters: string): SQL {
  const pattern = `%${letters.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(c.reference ilike ${pattern} or exists (
    select from jsonb_path_query(v.title, '$.*.text') as words where (words #>> '{}') collate "und-x-icu" ilike ${pattern}))`
}

/** One condition for each filter; `true` where it asks for nothing. */
function conditionsOf(filters: CommitmentFilters): Record<keyof CommitmentFilters, SQL> {
  const any = (values: readonly unknown[], condition: () => SQL) => (values.length ? condition() : sql`true`)
  return {
    country: any(filters.country, () => overlaps(MAKERS_OF, filters.country, 'text')),
    makers: filters.makers ? sql`(m.kind = 'non_state') = ${filters.makers === 'others'}` : sql`true`,
    level: any(filters.level, () => sql`v.level in (${list(filters.level)})`),
    status: any(filters.status, () => sql`coalesce(s.status::text, 'none') in (${list(filters.status)})`),
    action: any(filters.action, () => overlaps(ACTIONS_OF, filters.action, 'int')),
    type: any(filters.type, () => overlaps(sql`v.types`, filters.type, 'text')),
    framework: any(filters.framework, () => sql`v.framework_key in (${list(filters.framework)})`),
    stage: any(filters.stage, () => sql`s.delivery_stage in (${list(filters.stage)})`),
    measurable: filters.measurable ? sql`s.measurable = ${filters.measurable === 'yes'}` : sql`true`,
    has: any(filters.has, () =>
      sql.join(
        filters.has.map((one) => HAS_COLUMN[one]),
        sql` and `,
      ),
    ),
    q: filters.q === null ? sql`true` : contains(filters.q),
  }
}

const whereOf = (filters: CommitmentFilters) => sql.join(Object.values(conditionsOf(filters)), sql` and `)

/** Counts behind every value of every filter, and the total, in one pass over the records. */
export async function countFacets(db: PublicDb, filters: CommitmentFilters): Promise<Facets> {
  const conditions = Object.entries(conditionsOf(filters))
  const passes = conditions.map(([name, condition]) => sql`(${condition}) as ${sql.raw(`"ok_${name}"`)}`)
  const failures = sql.raw(conditions.map(([name]) => `(not "ok_${name}")::int`).join(' + '))
  // A value counts what the list would show if it were chosen: only its own filter may stand in the way.
  const open = (name: keyof CommitmentFilters) => sql.raw(`(fails = 0 or (fails = 1 and not "ok_${name}"))`)
  const counts = (name: keyof CommitmentFilters, value: string) =>
    sql`(select coalesce(json_object_agg(value, n), '{}') from
      (select value, count(*)::int as n from judged, lateral (select ${sql.raw(value)} as value) x
       where ${open(name)} and value is not null group by value) y)`
  const [facets] = await rows<Facets>(
    db,
    sql`with found as materialized (
      select ${sql.join(passes, sql`, `)}, ${MAKERS_OF} as makers, ${ACTIONS_OF} as actions, v.level, v.types::text[] as types,
        v.framework_key, m.kind, s.status, s.delivery_stage, s.measurable, s.has_target, s.has_baseline, s.has_figure
      from ${CURRENT}
    ), judged as materialized (select *, ${failures} as fails from found)
    select
      (select count(*)::int from judged where fails = 0) as total,
      ${counts('country', 'unnest(makers)')} as country,
      ${counts('makers', `case when kind = 'non_state' then 'others' else 'governments' end`)} as makers,
      ${counts('level', 'level')} as level,
      ${counts('status', `coalesce(status::text, 'none')`)} as status,
      ${counts('action', 'unnest(actions)')} as action,
      ${counts('type', 'unnest(types)')} as type,
      ${counts('framework', 'framework_key')} as framework,
      ${counts('stage', 'delivery_stage')} as stage,
      (select json_build_object('yes', count(*) filter (where measurable), 'no', count(*) filter (where not measurable))
       from judged where ${open('measurable')}) as measurable,
      (select json_build_object('target', count(*) filter (where has_target), 'baseline', count(*) filter (where has_baseline),
        'figure', count(*) filter (where has_figure)) from judged where fails = 0) as has`,
  )
  if (!facets) throw new Error('counting filters answered nothing')
  return facets
}

export async function countCommitments(db: PublicDb, filters: CommitmentFilters): Promise<number> {
  const [row] = await rows<{ total: number }>(
    db,
    sql`select count(*)::int as total from ${CURRENT} where ${whereOf(filters)}`,
  )
  return row?.total ?? 0
}

const COLLATION: Record<Locale, string> = {
  en: 'en-x-icu',
  ru: 'ru-x-icu',
  kk: 'kk-x-icu',
  uz: 'uz-Latn-x-icu',
}

/** Each order as keys that only ever rise and are never null, so that a position in it is a row of values. */
const SORT_KEYS: Record<Sort, (locale: Locale) => { key: string; type: 'int' | 'text' }[]> = {
  maker: (locale) => [
    { key: `(not m.central_asia)::int`, type: 'int' },
    { key: `(m.names ->> '${locale}') collate "${COLLATION[locale]}"`, type: 'text' },
    { key: `c.maker_code collate "C"`, type: 'text' },
    { key: 'c.year', type: 'int' },
    { key: 'c.number', type: 'int' },
  ],
  // Newest first; not stated last.
  made: () => [
    { key: `coalesce(date '9999-12-31' - v.made_on, 9999999)`, type: 'int' },
    { key: `c.reference collate "C"`, type: 'text' },
  ],
  due: () => [
    { key: `coalesce(v.due_on - date '0001-01-01', 9999999)`, type: 'int' },
    { key: `c.reference collate "C"`, type: 'text' },
  ],
  // In the order of the list of statuses; without one last.
  status: () => [
    { key: `coalesce(array_position(enum_range(null::status), s.status), 99)`, type: 'int' },
    { key: `c.reference collate "C"`, type: 'text' },
  ],
}

/** Whether a position can belong to this order: what a cursor from outside must pass. */
export function isPositionIn(sort: Sort, position: unknown): position is KeysetPosition {
  const keys = SORT_KEYS[sort]('en')
  if (!Array.isArray(position) || position.length !== keys.length) return false
  return keys.every(({ type }, index) => {
    const value: unknown = position[index]
    if (type === 'int') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
    return typeof value === 'string' && value.length <= 200 && !value.includes('\0')
  })
}

export interface ListOptions {
  sort: Sort
  /** Names sort by the alphabet of this language. */
  locale: Locale
  limit: number
  offset?: number
  /** Only what stands after this position. */
  after?: KeysetPosition | null
}

export async function listCommitments(
  db: PublicDb,
  filters: CommitmentFilters,
  { sort, locale, limit, offset = 0, after = null }: ListOptions,
): Promise<{ rows: CommitmentRow[]; next: KeysetPosition | null }> {
  const keys = SORT_KEYS[sort](locale)
  const order = sql.raw(keys.map(({ key }) => key).join(', '))
  const position = sql.raw(keys.map(({ key }) => `to_json(${key})`).join(', '))
  const beyond = after
    ? sql`(${order}) > (${sql.join(
        after.map((value, index) => sql`${value}::${sql.raw(keys[index]?.type ?? 'text')}`),
        sql`, `,
      )})`
    : sql`true`
  const found = await rows<CommitmentRow & { position: KeysetPosition }>(
    db,
    sql`select c.reference, ${MAKER} as maker, v.title, v.level, v.level_basis as "levelBasis",
      to_json(v.types) as types, to_json(${ACTIONS_OF}) as actions, v.framework_key as framework,
      ${partial('v.made_on', 'v.made_precision')} as "madeOn", ${partial('v.due_on', 'v.due_precision')} as "dueOn",
      ${STANDING} as standing, json_build_array(${position}) as position
    from ${CURRENT}
    where ${whereOf(filters)} and ${beyond}
    order by ${order}
    limit ${limit + 1} offset ${offset}`,
  )
  const page = found.slice(0, limit)
  return {
    rows: page.map(({ position: _, ...row }) => row),
    next: found.length > limit ? (page.at(-1)?.position ?? null) : null,
  }
}

export interface SourceView {
  key: string
  title: string
  url: string | null
  kind: SourceKind
  publisher: string | null
  publishedOn: PartialDate | null
  language: string | null
  /** The document itself, kept here; null: none. */
  file: FileRef | null
}

export interface ValueView {
  on: PartialDate
  from: PartialDate | null
  /** A decimal as text, as published. */
  value: string
  saidBy: Speaker
  partial: boolean
  methodBreak: boolean
  note: LocalizedText | null
  sources: string[]
  /** The cycle of the report that brought it; null: it came with the record itself. */
  report: string | null
}

export interface IndicatorView {
  key: string
  name: LocalizedText
  unit: LocalizedText
  direction: Direction
  measure: Measure
  baseline: { value: string; on: PartialDate | null } | null
  /** A target without a date takes the commitment's due date. */
  target: { value: string; on: PartialDate | null } | null
  method: LocalizedText | null
  sources: string[]
  values: ValueView[]
}

export interface MilestoneView {
  key: string
  name: LocalizedText
  kind: MilestoneKind
  /** With what reports say of it. */
  state: MilestoneState
  dueOn: PartialDate | null
  doneOn: PartialDate | null
  note: LocalizedText | null
  sources: string[]
  /** Without what reports say. */
  recorded: { state: MilestoneState; doneOn: PartialDate | null }
  /** Cycle of the report whose word the state is; null: the record's own. */
  report: string | null
}

export interface DeliveryStepView {
  stage: DeliveryStage
  reachedOn: PartialDate | null
  note: LocalizedText | null
  sources: string[]
}

export interface MoneyView {
  key: string
  stage: MoneyStage
  basis: MoneyBasis
  scope: MoneyScope
  amount: string
  currency: string
  period: LocalizedText | null
  from: string | null
  to: string | null
  provider: LocalizedText | null
  receiver: LocalizedText | null
  iatiIdentifier: string | null
  note: LocalizedText | null
  sources: string[]
  /** The cycle of the report that brought it; null: it came with the record itself. */
  report: string | null
}

export interface ReportView {
  cycle: string
  version: number
  implementation: ImplementationStatus
  selfRating: SelfRating | null
  done: LocalizedText
  submittedOn: string
  /** Due date of its cycle. */
  dueOn: string
  outputs: ReportContent['outputs']
  steps: ReportContent['steps']
  groups: ReportContent['groups']
  challenges: LocalizedText | null
  supportNeeded: LocalizedText | null
  nextSteps: LocalizedText | null
  evidence: ReportContent['evidence']
  /** Documents that only reviewers saw. */
  reviewersOnly: number
  /** null: the office was not asked to declare anything. */
  declaration: boolean | null
}

export interface FindingView {
  key: string
  text: LocalizedText
  author: LocalizedText
  kind: string
  on: PartialDate | null
  sources: { title: string; url: string | null }[]
}

/** Everything published about one commitment, as it stands now. */
export interface CommitmentView {
  reference: Reference
  maker: MakerView
  /** The states behind a joint statement. */
  members: MakerView[]
  version: number
  /** Ledger entry that published this version, and its hash. */
  seq: number
  hash: string
  /** Newest entry of the ledger: what a citation of this page pins. */
  ledgerHead: number
  framework: { key: string; name: LocalizedText }
  level: Level
  levelBasis: LevelBasis | null
  types: CommitmentType[]
  actions: { number: number; name: LocalizedText; basis: ActionBasis }[]
  title: LocalizedText
  summary: LocalizedText | null
  wording: LocalizedText | null
  madeOn: PartialDate | null
  startsOn: PartialDate | null
  dueOn: PartialDate | null
  leadInstitution: LocalizedText | null
  partners: LocalizedText[]
  geography: LocalizedText | null
  groups: LocalizedText | null
  certainty: Certainty
  /** Who wrote the summary. */
  compiledBy: Compiler
  /** Its maker's office wrote it, or published a change of it. */
  isKeptByOffice: boolean
  closure: { kind: Closure; on: PartialDate; reason: LocalizedText; sources: string[] } | null
  deadlineMissed: { note: LocalizedText; sources: string[] } | null
  search: { on: PartialDate; places: LocalizedText } | null
  note: LocalizedText | null
  indicators: IndicatorView[]
  milestones: MilestoneView[]
  deliverySteps: DeliveryStepView[]
  money: MoneyView[]
  sources: SourceView[]
  reports: ReportView[]
  /** Cycles in which a report was due from this maker; empty: the maker has not been asked. */
  duties: {
    cycle: string
    dueOn: string
    closesOn: string
    /** First sent, also where its text was removed since; null: never. */
    sentOn: string | null
  }[]
  findings: FindingView[]
  /** Due date, targets, promised steps and pledges as first published: a promise is kept by these as well as by the current ones. */
  firstTerms: {
    dueOn: PartialDate | null
    indicators: Pick<IndicatorView, 'key' | 'direction' | 'baseline' | 'target'>[]
    /** Keys of the promised steps. */
    steps: string[]
    pledged: MoneyView[]
  }
  standing: StandingView
}

/** The children of one record as a JSON list, read in the same statement. */
const children = (fields: string, from: string, order: string) =>
  sql.raw(`(select coalesce(json_agg(json_build_object(${fields}) order by ${order}), '[]') from ${from})`)
const day = (column: string, precision: string) =>
  `left(${column}::text, case ${precision} when 'year' then 4 when 'month' then 7 else 10 end)`
const point = (name: string) => `case when iv.${name}_value is null then null else
  json_build_object('value', iv.${name}_value::text, 'on', ${day(`iv.${name}_on`, `iv.${name}_precision`)}) end`

const VALUES = `(select coalesce(json_agg(json_build_object(
    'on', ${day('x.on_day', 'x.precision')}, 'from', ${day('x.from_day', 'x.from_precision')}, 'value', x.value::text,
    'saidBy', x.said_by, 'partial', x.partial, 'methodBreak', x.method_break, 'note', x.note, 'sources', x.source_keys,
    'report', (select r.cycle_key from reports r where r.id = x.report_id)) order by x.on_day, x.id), '[]')
  from indicator_values x where x.indicator_id = i.id and x.to_seq is null)`

const MONEY_FIELDS = `'key', x.key, 'stage', x.stage, 'basis', x.basis, 'scope', x.scope, 'amount', x.amount::text, 'currency', x.currency,
     'period', x.period, 'from', x.starts_on, 'to', x.ends_on, 'provider', x.provider, 'receiver', x.receiver,
     'iatiIdentifier', x.iati_identifier, 'note', x.note, 'sources', x.source_keys,
     'report', (select r.cycle_key from reports r where r.id = x.report_id)`

/** Rows x of the commitment as they stood in its first version. */
const STOOD_FIRST = sql.raw(`join commitment_versions f on f.commitment_id = x.commitment_id and f.version = 1
  where x.commitment_id = c.id and x.from_seq <= f.from_seq and (x.to_seq is null or x.to_seq > f.from_seq)`)

const VIEW = sql`c.reference, ${MAKER} as maker, v.version, v.from_seq::int as seq,
  (select l.hash from ledger l where l.seq = v.from_seq) as hash, (select max(l.seq)::int from ledger l) as "ledgerHead",
  (select json_build_object('key', f.key, 'name', f.name) from frameworks f where f.key = v.framework_key) as framework,
  v.level, v.level_basis as "levelBasis", to_json(v.types) as types, v.title, v.summary, v.wording,
  ${partial('v.made_on', 'v.made_precision')} as "madeOn", ${partial('v.starts_on', 'v.starts_precision')} as "startsOn",
  ${partial('v.due_on', 'v.due_precision')} as "dueOn",
  v.lead_institution as "leadInstitution", v.partners, v.geography, v.groups, v.certainty, v.compiled_by as "compiledBy",
  ${KEPT_BY_OFFICE} as "isKeptByOffice",
  case when v.closure is not null then json_build_object('kind', v.closure, 'on', ${partial('v.closed_on', 'v.closure_precision')},
    'reason', v.closure_reason, 'sources', v.closure_source_keys) end as closure,
  case when v.deadline_missed_note is not null then json_build_object('note', v.deadline_missed_note,
    'sources', v.deadline_missed_source_keys) end as "deadlineMissed",
  case when v.searched_on is not null then json_build_object('on', ${partial('v.searched_on', 'v.search_precision')},
    'places', v.search_places) end as search,
  v.note, ${STANDING} as standing,
  json_build_object(
    'dueOn', (select ${partial('f.due_on', 'f.due_precision')} from commitment_versions f
      where f.commitment_id = c.id and f.version = 1),
    'indicators', ${children(
      `'key', iv.key, 'direction', iv.direction, 'baseline', ${point('baseline')}, 'target', ${point('target')}`,
      `(select distinct on (i.id) iv.*, i.key from indicators i join indicator_versions iv on iv.indicator_id = i.id
        where i.commitment_id = c.id order by i.id, iv.from_seq) iv`,
      'iv.position',
    )},
    'steps', (select coalesce(json_agg(x.key order by x.position), '[]') from milestones x ${STOOD_FIRST} and x.kind = 'step'),
    'pledged', (select coalesce(json_agg(json_build_object(${sql.raw(MONEY_FIELDS)}) order by x.position), '[]')
      from money_lines x ${STOOD_FIRST} and x.stage = 'pledged')) as "firstTerms",
  ${children(
    `'code', mk.code, 'kind', mk.kind, 'names', mk.names, 'namesIn', mk.names_in`,
    'maker_members mm join makers mk on mk.code = mm.member_code where mm.maker_code = c.maker_code',
    `mk.names ->> 'en'`,
  )} as members,
  ${children(
    `'number', a.number, 'name', a.name, 'basis', ca.basis`,
    'commitment_actions ca join actions a on a.number = ca.action where ca.version_id = v.id',
    'a.number',
  )} as actions,
  ${children(
    `'key', iv.key, 'name', iv.name, 'unit', iv.unit, 'direction', iv.direction, 'measure', iv.measure,
     'baseline', ${point('baseline')}, 'target', ${point('target')}, 'method', iv.method, 'sources', iv.source_keys,
     'values', iv.series`,
    `(select iv.*, i.key, ${VALUES} as series from indicators i
      join indicator_versions iv on iv.indicator_id = i.id and iv.to_seq is null where i.commitment_id = c.id) iv`,
    'iv.position',
  )} as indicators,
  ${children(
    `'key', x.key, 'name', x.name, 'kind', x.kind, 'state', x.state, 'dueOn', ${day('x.due_on', 'x.due_precision')},
     'doneOn', ${day('x.done_on', 'x.done_precision')}, 'note', x.note, 'sources', x.source_keys`,
    'milestones x where x.commitment_id = c.id and x.to_seq is null',
    'x.position',
  )} as milestones,
  ${children(
    `'stage', x.stage, 'reachedOn', ${day('x.reached_on', 'x.reached_precision')}, 'note', x.note, 'sources', x.source_keys`,
    'delivery_steps x where x.commitment_id = c.id and x.to_seq is null',
    'x.stage, x.reached_on, x.position',
  )} as "deliverySteps",
  ${children(
    MONEY_FIELDS,
    'money_lines x where x.commitment_id = c.id and x.to_seq is null',
    'x.stage, x.report_id nulls first, x.position',
  )} as money,
  ${children(
    `'key', x.key, 'title', x.title, 'url', x.url, 'kind', x.kind, 'publisher', x.publisher,
     'publishedOn', ${day('x.published_on', 'x.published_precision')}, 'language', x.language, 'file', x.file`,
    'sources x where x.commitment_id = c.id and x.to_seq is null',
    'x.position',
  )} as sources,
  ${children(
    `'cycle', r.cycle_key, 'version', r.version, 'implementation', r.implementation, 'selfRating', r.self_rating,
     'done', r.done, 'submittedOn', r.submitted_on, 'dueOn', y.due_on, 'outputs', r.outputs, 'steps', r.steps, 'groups', r.groups,
     'challenges', r.challenges, 'supportNeeded', r.support_needed, 'nextSteps', r.next_steps, 'evidence', r.evidence,
     'reviewersOnly', r.reviewers_only, 'declaration', r.declaration`,
    'reports r join cycles y on y.key = r.cycle_key where r.commitment_id = c.id and r.to_seq is null',
    'y.starts_on, r.id',
  )} as reports,
  ${children(
    `'cycle', y.key, 'dueOn', y.due_on, 'closesOn', y.closes_on,
     'sentOn', (select min(s.submitted_on) from reports s where s.commitment_id = c.id and s.cycle_key = y.key)`,
    'report_duties d join cycles y on y.key = d.cycle_key where d.maker_code = c.maker_code and (v.made_on is null or y.due_on > v.made_on)',
    'y.starts_on',
  )} as duties,
  ${children(
    `'key', f.key, 'text', f.text, 'author', f.author, 'kind', f.kind, 'on', ${day('f.on_day', 'f.precision')}, 'sources', f.sources`,
    'finding_commitments fc join findings f on f.id = fc.finding_id where fc.commitment_id = c.id and f.to_seq is null',
    'f.on_day nulls last, f.id',
  )} as findings`

/** The public record of one commitment with all that belongs to it, in one statement; null where none is published. */
export async function findCommitment(db: PublicDb, reference: Reference): Promise<CommitmentView | null> {
  const [found] = await rows<CommitmentView>(
    db,
    sql`select ${VIEW} from ${CURRENT} where c.reference = ${reference}`,
  )
  return found ? withReports(found) : null
}

/** Milestones as they come from the database have their own state alone. */
const withReports = (view: CommitmentView): CommitmentView => ({
  ...view,
  milestones: view.milestones.map((milestone) => {
    const { state, doneOn } = milestone
    const said = reportedState(milestone, view.reports)
    return {
      ...milestone,
      state: said?.state ?? state,
      doneOn: said?.doneOn ?? doneOn,
      recorded: { state, doneOn },
      report: said?.report.cycle ?? null,
    }
  }),
})

/** Several whole records at once, in no order. */
export async function listCommitmentViews(
  db: PublicDb,
  references: readonly Reference[],
): Promise<CommitmentView[]> {
  if (references.length === 0) return []
  const found = await rows<CommitmentView>(
    db,
    sql`select ${VIEW} from ${CURRENT} where c.reference in (${list(references)})`,
  )
  return found.map(withReports)
}

import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { PartialDate } from '@/lib/dates/partial'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { CURRENT, MAKER, type MakerView, partialDay, rows, STANDING, type StandingView } from './columns'
import type { CommitmentFilters, Has, Sort, Vocabulary } from './filters'
import type { CommitmentType, Level, LevelBasis, Reference } from './model'

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
      ${partialDay('v.made_on', 'v.made_precision')} as "madeOn", ${partialDay('v.due_on', 'v.due_precision')} as "dueOn",
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

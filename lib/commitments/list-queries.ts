import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'
import type { PartialDate } from '@/lib/dates/partial'
import type { Period } from '@/lib/format/cycle'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { MAKER, type MakerView, partialDay, rows, STANDING, type StandingView } from './columns'
import { type CommitmentFilters, FACETS, type Facet, type Sort, type Vocabulary } from './filters'
import type { CommitmentType, Level, LevelBasis, Reference } from './model'
import { type Condition, conditionOf, conditionsOf, recordValues } from './record-values'

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

/** How many records each value of a filter would show, with all other filters as they are; a value without any is left out. */
export interface Facets extends Record<Facet, Record<string, number>> {
  total: number
}

export interface ListVocabulary extends Vocabulary {
  makers: MakerView[]
  /** Latest first. */
  cyclePeriods: (Period & { key: string })[]
  frameworkNames: Record<string, LocalizedText>
  actionNames: Record<number, LocalizedText>
}

/** The value of each sort key of a row: where the next page begins. */
export type KeysetPosition = readonly (string | number)[]

/** Countries, frameworks, actions and cycles: what the filters may name, and their names. Makers without a record stand apart. */
export async function listVocabulary(db: PublicDb): Promise<ListVocabulary> {
  const [row] = await rows<{
    makers: MakerView[]
    frameworks: { key: string; name: LocalizedText }[]
    actions: { number: number; name: LocalizedText }[]
    cycles: ListVocabulary['cyclePeriods']
  }>(
    db,
    sql`select
      (select coalesce(json_agg(${MAKER} order by m.central_asia desc, m.kind, m.names ->> 'en'), '[]') from makers m) as makers,
      (select coalesce(json_agg(json_build_object('key', key, 'name', name) order by key), '[]') from frameworks) as frameworks,
      (select coalesce(json_agg(json_build_object('number', number, 'name', name) order by number), '[]') from actions) as actions,
      (select coalesce(json_agg(json_build_object('key', key, 'startsOn', starts_on, 'endsOn', ends_on)
        order by starts_on desc, key), '[]') from cycles) as cycles`,
  )
  const { makers = [], frameworks = [], actions = [], cycles = [] } = row ?? {}
  return {
    makers,
    countries: makers.map((maker) => maker.code),
    frameworks: frameworks.map((framework) => framework.key),
    frameworkNames: Object.fromEntries(frameworks.map(({ key, name }) => [key, name])),
    actions: actions.map((action) => action.number),
    cycles: cycles.map((cycle) => cycle.key),
    cyclePeriods: cycles,
    actionNames: Object.fromEntries(actions.map(({ number, name }) => [number, name])),
  }
}

const ACTIONS_OF = sql.raw(
  `array(select ca.action from commitment_actions ca where ca.version_id = v.id order by 1)`,
)

/** In the title in any language, or in the reference; every letter is taken literally. */
function contains(letters: string): SQL {
  const pattern = `%${letters.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(c.reference ilike ${pattern} or exists (
    select from jsonb_path_query(v.title, '$.*.text') as words where (words #>> '{}') collate "und-x-icu" ilike ${pattern}))`
}

const searchOf = ({ q }: CommitmentFilters) => (q === null ? sql`true` : contains(q))

const whereOf = (filters: CommitmentFilters, asOf: AsOf | null) =>
  sql.join([...conditionsOf(filters, asOf).values(), searchOf(filters)], sql` and `)

interface Asked {
  /** null: now. */
  asOf?: AsOf | null
}

/** Counts behind every value of every filter, and the total, in one pass over the records. */
export async function countFacets(
  db: PublicDb,
  filters: CommitmentFilters,
  { asOf = null }: Asked = {},
): Promise<Facets> {
  const conditions = conditionsOf(filters, asOf)
  const values = recordValues(filters, asOf)
  const columns = FACETS.map((name) => sql`${values[name]} as ${sql.identifier(name)}`)
  const passes = [...conditions].map(([name, condition]) => sql`(${condition}) as ${ok(name)}`)
  const failures = [sql`0`, ...[...conditions.keys()].map((name) => sql`(not ${ok(name)})::int`)]
  // A value counts what the list would show if it were chosen: only its own filter may stand in the way. Of those that a
  // record must have all of, what is chosen stays.
  const open = (name: Facet) =>
    name === 'has' || !conditions.has(conditionOf(name))
      ? sql`fails = 0`
      : sql`(fails = 0 or (fails = 1 and not ${ok(conditionOf(name))}))`
  const counts = FACETS.map(
    (name) => sql`(select coalesce(json_object_agg(value, n), '{}') from
      (select value, count(*)::int as n from judged, unnest(${sql.identifier(name)}) value
       where ${open(name)} group by value) y) as ${sql.identifier(name)}`,
  )
  const [facets] = await rows<Facets>(
    db,
    sql`with found as materialized (
      select ${sql.join([...columns, ...passes], sql`, `)} from ${recordsAt(asOf)} where ${searchOf(filters)}
    ), judged as materialized (select *, ${sql.join(failures, sql` + `)} as fails from found)
    select (select count(*)::int from judged where fails = 0) as total, ${sql.join(counts, sql`, `)}`,
  )
  if (!facets) throw new Error('counting filters answered nothing')
  return facets
}

const ok = (name: Condition) => sql.identifier(`ok_${name}`)

export async function countCommitments(
  db: PublicDb,
  filters: CommitmentFilters,
  { asOf = null }: Asked = {},
): Promise<number> {
  const [row] = await rows<{ total: number }>(
    db,
    sql`select count(*)::int as total from ${recordsAt(asOf)} where ${whereOf(filters, asOf)}`,
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

export interface ListOptions extends Asked {
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
  { sort, locale, limit, offset = 0, after = null, asOf = null }: ListOptions,
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
    from ${recordsAt(asOf)}
    where ${whereOf(filters, asOf)} and ${beyond}
    order by ${order}
    limit ${limit + 1} offset ${offset}`,
  )
  const page = found.slice(0, limit)
  return {
    rows: page.map(({ position: _, ...row }) => row),
    next: found.length > limit ? (page.at(-1)?.position ?? null) : null,
  }
}

/** Ids of all records that the list would show, in its order: for files, which hold all of them. */
export function commitmentIds(
  filters: CommitmentFilters,
  { sort, locale }: Pick<ListOptions, 'sort' | 'locale'>,
  asOf: AsOf | null,
): SQL {
  const order = sql.raw(
    SORT_KEYS[sort](locale)
      .map(({ key }) => key)
      .join(', '),
  )
  return sql`select c.id from ${recordsAt(asOf)} where ${whereOf(filters, asOf)} order by ${order}`
}

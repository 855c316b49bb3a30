import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import type { PartialDate } from '@/lib/dates/partial'
import type { Period } from '@/lib/format/cycle'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { type Search, understand } from '@/lib/search/queries'
import { RECORD_TEXTS } from '@/lib/search/record-texts'
import { type RecordTexts, SEARCH_FIELDS } from '@/lib/search/texts'
import { MAKER, type MakerView, partialDay, rows, STANDING, type StandingView } from './columns'
import { type CommitmentFilters, FACETS, type Facet, NO_FILTERS, type Sort, type Vocabulary } from './filters'
import { blockOf, foundBits, isAmong } from './found'
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

/** What a question asks for: filters with the words looked for in them understood, as of a date. */
interface Selection {
  filters: CommitmentFilters
  /** null: no words are looked for. */
  search: Search | null
  asOf: AsOf | null
}

/** Records that pass, as what stands between `from` and `order by`, after the tables it reads from. */
interface Passing {
  ctes: readonly SQL[]
  from: SQL
  where: SQL
}

const hasFilters = (filters: CommitmentFilters) =>
  FACETS.some((name) => [filters[name] ?? []].flat().length > 0)
const withTables = (ctes: readonly SQL[]) => (ctes.length ? sql`with ${sql.join([...ctes], sql`, `)}` : sql``)

/** As of now by the bits of the filters; as of a date by looking at every record that stood then. */
function passing({ filters, search, asOf }: Selection): Passing {
  if (asOf !== null) {
    const conditions = [...conditionsOf(filters, asOf).values()]
    if (search) conditions.push(hasWords(search, asOf))
    const where = conditions.length ? sql.join(conditions, sql` and `) : sql`true`
    return { ctes: [], from: recordsAt(asOf), where }
  }
  if (!search && !hasFilters(filters)) return { ctes: [], from: recordsAt(null), where: sql`true` }
  const found = foundBits(filters, search)
  return {
    ctes: [...found.ctes, sql`found as materialized (${found.of()})`],
    from: sql`${recordsAt(null)} join found on found.block = ${blockOf('c.id')}`,
    where: isAmong('c.id', 'found.bits'),
  }
}

const hasWords = ({ query }: Search, asOf: AsOf | null) =>
  sql`c.id in (select t.commitment_id from search_texts t where t.anywhere @@ ${query}::tsquery and ${stoodAt('t', asOf)})`

/** Counts behind every value of every filter, and the total. */
export async function countFacets(
  db: PublicDb,
  filters: CommitmentFilters,
  { search = undefined, asOf = null }: Asked = {},
): Promise<Facets> {
  const understood = search === undefined ? await searchOf(db, filters, asOf) : search
  const [facets] = await rows<Facets>(
    db,
    asOf === null ? countBits(filters, understood) : countRecords({ filters, search: understood, asOf }),
  )
  if (!facets) throw new Error('counting filters answered nothing')
  return facets
}

/** The words of the filters, understood; null: none are looked for. */
export const searchOf = async (
  db: PublicDb,
  { q }: CommitmentFilters,
  asOf: AsOf | null,
): Promise<Search | null> => (q === null ? null : understand(db, q, asOf))

/** By the bits that are kept of every value: those of the records that pass all filters but the value's own. */
function countBits(filters: CommitmentFilters, search: Search | null): SQL {
  const found = foundBits(filters, search)
  const open = (name: Condition) => sql`select ${name}::text as but, block, bits from (${found.of(name)}) x`
  const variants = [
    sql`select '' as but, block, bits from (${found.of()}) x`,
    // Of what a record must have all of, what is chosen stays.
    ...found.conditions.filter((name) => name !== 'has').map(open),
  ]
  const cases = found.conditions
    .filter((name) => name !== 'has')
    .map((name) => sql`when ${name}::text then ${name}::text`)
  const but = cases.length ? sql`case condition ${sql.join(cases, sql` `)} else '' end` : sql`''`
  const lines = (facet: 'money' | 'currency', part: 1 | 2, chosen: readonly string[]) =>
    sql`union all select ${facet}::text, 'money', split_part(value, '.', ${part}::int), block, bit_or(bits) from facet_bits
      where facet = 'line' and split_part(value, '.', ${3 - part}::int) = any(${sql.param([...chosen])}::text[]) group by 3, 4`
  // Of stages only those in the chosen currencies, and the other way round.
  const byLine = { money: filters.currency.length > 0, currency: filters.money.length > 0 }
  const plain = FACETS.filter((name) => !(name in byLine && byLine[name as keyof typeof byLine]))
  return sql`${withTables([
    ...found.ctes,
    sql`variants as materialized (${sql.join(variants, sql` union all `)})`,
    sql`kept as (select facet, case facet when 'currency' then 'money' else facet end as condition, value, block, bits
      from facet_bits where facet = any(${sql.param(plain)}::text[])
      ${byLine.money ? lines('money', 1, filters.currency) : sql``} ${byLine.currency ? lines('currency', 2, filters.money) : sql``})`,
    sql`counted as (select facet, value, sum(bit_count(k.bits & x.bits))::int as n from kept k
      join variants x on x.block = k.block and x.but = ${but} group by facet, value)`,
    sql`listed as (select facet, json_object_agg(value, n) as counts from counted where n > 0 group by facet)`,
  ])}
    select (select coalesce(sum(bit_count(bits)), 0)::int from variants where but = '') as total,
      ${sql.join(
        FACETS.map(
          (name) =>
            sql`coalesce((select counts from listed where facet = ${name}), '{}') as ${sql.identifier(name)}`,
        ),
        sql`, `,
      )}`
}

/** In one pass over the records. */
function countRecords({ filters, search, asOf }: Selection): SQL {
  const conditions = conditionsOf(filters, asOf)
  const values = recordValues(filters, asOf)
  const columns = FACETS.map((name) => sql`${values[name]} as ${sql.identifier(name)}`)
  const passes = [...conditions].map(([name, condition]) => sql`(${condition}) as ${ok(name)}`)
  const failures = [sql`0`, ...[...conditions.keys()].map((name) => sql`(not ${ok(name)})::int`)]
  // A value counts what the list would show if it were chosen: only its own filter may stand in the way. Of what a record
  // must have all of, what is chosen stays.
  const open = (name: Facet) =>
    name === 'has' || !conditions.has(conditionOf(name))
      ? sql`fails = 0`
      : sql`(fails = 0 or (fails = 1 and not ${ok(conditionOf(name))}))`
  const counts = FACETS.map(
    (name) => sql`(select coalesce(json_object_agg(value, n), '{}') from
      (select value, count(*)::int as n from judged, unnest(${sql.identifier(name)}) value
       where ${open(name)} group by value) y) as ${sql.identifier(name)}`,
  )
  return sql`with found as materialized (
      select ${sql.join([...columns, ...passes], sql`, `)} from ${recordsAt(asOf)} where ${search ? hasWords(search, asOf) : sql`true`}
    ), judged as materialized (select *, ${sql.join(failures, sql` + `)} as fails from found)
    select (select count(*)::int from judged where fails = 0) as total, ${sql.join(counts, sql`, `)}`
}

const ok = (name: Condition) => sql.identifier(`ok_${name}`)

export async function countCommitments(
  db: PublicDb,
  filters: CommitmentFilters,
  { search = undefined, asOf = null }: Asked = {},
): Promise<number> {
  const understood = search === undefined ? await searchOf(db, filters, asOf) : search
  const found = foundBits(filters, understood)
  const { from, where } = passing({ filters, search: understood, asOf })
  const [row] = await rows<{ total: number }>(
    db,
    asOf === null
      ? sql`${withTables(found.ctes)} select coalesce(sum(bit_count(bits)), 0)::int as total from (${found.of()}) x`
      : sql`select count(*)::int as total from ${from} where ${where}`,
  )
  return row?.total ?? 0
}

const COLLATION: Record<Locale, string> = {
  en: 'en-x-icu',
  ru: 'ru-x-icu',
  kk: 'kk-x-icu',
  uz: 'uz-Latn-x-icu',
}

interface SortKey {
  key: string
  type: 'int' | 'text'
}

/** Each order as keys that only ever rise and are never null, so that a position in it is a row of values. */
const SORT_KEYS: Record<Sort, (locale: Locale) => SortKey[]> = {
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
  // Furthest first; not known last.
  progress: () => [
    { key: `coalesce(round((1 - s.progress) * 1000000)::int, 9999999)`, type: 'int' },
    { key: `c.reference collate "C"`, type: 'text' },
  ],
  // Newest first; none last.
  latest: () => [
    { key: `coalesce(date '9999-12-31' - s.latest_fact_on, 9999999)`, type: 'int' },
    { key: `c.reference collate "C"`, type: 'text' },
  ],
  // By where the words were found, best place first.
  relevance: () => [
    { key: 'hits.place', type: 'int' },
    { key: `c.reference collate "C"`, type: 'text' },
  ],
}

/** The list goes no further than this many records; files hold all. */
export const LISTED_MAX = 10_000

/** The best place of each record's words: title, institutions, wording, sources, or only all of these together. */
function placesOf(
  { query, literal }: Search,
  { asOf, isFiltered }: { asOf: AsOf | null; isFiltered: boolean },
): SQL {
  const one = (place: number, column: string) => {
    const words = sql.raw(`t.${column}`)
    const rank = literal
      ? sql`${place * 2}::int + (not ${words} @@ ${literal}::tsquery)::int`
      : sql`${place * 2 + 1}::int`
    return sql`(select t.commitment_id, ${rank} as place from search_texts t
      ${isFiltered ? sql`join found on found.block = ${blockOf('t.commitment_id')} and ${isAmong('t.commitment_id', 'found.bits')}` : sql``}
      where ${words} @@ ${query}::tsquery and ${stoodAt('t', asOf)} limit ${LISTED_MAX})`
  }
  return sql`hits as materialized (select commitment_id, min(place) as place
    from (${sql.join(
      [...SEARCH_FIELDS, 'anywhere'].map((column, place) => one(place, column)),
      sql` union all `,
    )}) places group by commitment_id)`
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

/** How a question is asked; both may be left to it. */
interface Asked {
  /** The words of `filters.q` as understood; left out: they are read here. */
  search?: Search | null | undefined
  asOf?: AsOf | null
}

export interface ListOptions extends Asked {
  /** `relevance` is that of the words looked for; without any it is `maker`. */
  sort: Sort
  /** Names sort by the alphabet of this language. */
  locale: Locale
  limit: number
  offset?: number
  /** Only what stands after this position. */
  after?: KeysetPosition | null
}

/** The records that pass in their order: what stands after `select …`. */
function inOrder(
  selection: Selection,
  sort: Sort,
  locale: Locale,
): Passing & { keys: SortKey[]; order: SQL } {
  const { search, asOf } = selection
  const isRanked = sort === 'relevance' && search !== null
  const keys = SORT_KEYS[sort === 'relevance' && !isRanked ? 'maker' : sort](locale)
  const order = sql.raw(keys.map(({ key }) => key).join(', '))
  const found = passing(selection)
  if (!isRanked) return { ...found, keys, order }
  return {
    ...found,
    ctes: [...found.ctes, placesOf(search, { asOf, isFiltered: asOf === null })],
    from: sql`${found.from} join hits on hits.commitment_id = c.id`,
    keys,
    order,
  }
}

export async function listCommitments(
  db: PublicDb,
  filters: CommitmentFilters,
  { sort, locale, limit, offset = 0, after = null, search = undefined, asOf = null }: ListOptions,
): Promise<{ rows: CommitmentRow[]; next: KeysetPosition | null }> {
  const understood = search === undefined ? await searchOf(db, filters, asOf) : search
  const { ctes, from, where, keys, order } = inOrder({ filters, search: understood, asOf }, sort, locale)
  const position = sql.raw(keys.map(({ key }) => `to_json(${key})`).join(', '))
  const beyond = after
    ? sql`(${order}) > (${sql.join(
        after.map((value, index) => sql`${value}::${sql.raw(keys[index]?.type ?? 'text')}`),
        sql`, `,
      )})`
    : sql`true`
  const found = await rows<CommitmentRow & { position: KeysetPosition }>(
    db,
    sql`${withTables(ctes)} select c.reference, ${MAKER} as maker, v.title, v.level, v.level_basis as "levelBasis",
      to_json(v.types) as types, to_json(${ACTIONS_OF}) as actions, v.framework_key as framework,
      ${partialDay('v.made_on', 'v.made_precision')} as "madeOn", ${partialDay('v.due_on', 'v.due_precision')} as "dueOn",
      ${STANDING} as standing, json_build_array(${position}) as position
    from ${from}
    where ${where} and ${beyond}
    order by ${order}
    limit ${limit + 1} offset ${offset}`,
  )
  const page = found.slice(0, limit)
  return {
    rows: page.map(({ position: _, ...row }) => row),
    next: found.length > limit ? (page.at(-1)?.position ?? null) : null,
  }
}

/**
 * Ids of all records that the list would show, in its order: for files, which hold all of them. `search`: the words of the
 * filters as `searchOf` understands them.
 */
export function commitmentIds(
  filters: CommitmentFilters,
  { sort, locale, search = null }: Pick<ListOptions, 'sort' | 'locale'> & { search?: Search | null },
  asOf: AsOf | null,
): SQL {
  const { ctes, from, where, order } = inOrder({ filters, search, asOf }, sort, locale)
  return sql`${withTables(ctes)} select c.id from ${from} where ${where} order by ${order}`
}

/** What taking away each filter by itself would bring, where all of them together bring nothing. */
export async function countWithout(
  db: PublicDb,
  filters: CommitmentFilters,
  search: Search | null,
  asOf: AsOf | null,
): Promise<Partial<Record<keyof CommitmentFilters, number>>> {
  const names = [...FACETS, 'q' as const].filter((name) => [filters[name] ?? []].flat().length > 0)
  const counts = await Promise.all(
    names.map((name) =>
      countCommitments(
        db,
        { ...filters, [name]: NO_FILTERS[name] },
        { search: name === 'q' ? null : search, asOf },
      ),
    ),
  )
  return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? 0]))
}

/** The texts that a search looks at, of these records. */
export async function listRecordTexts(
  db: PublicDb,
  references: readonly Reference[],
  asOf: AsOf | null,
): Promise<RecordTexts[]> {
  const found = await rows<{ texts: RecordTexts }>(
    db,
    sql`select ${RECORD_TEXTS} as texts from ${recordsAt(asOf)} where c.reference = any(${sql.param([...references])}::text[])`,
  )
  return found.map(({ texts }) => texts)
}

/** Whether a record is shown under this reference. */
export async function findReference(db: PublicDb, reference: Reference, asOf: AsOf | null): Promise<boolean> {
  const found = await rows(db, sql`select 1 from ${recordsAt(asOf)} where c.reference = ${reference}`)
  return found.length > 0
}

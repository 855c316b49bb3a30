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
import { foundBits, foundTable, isFound } from './found'
import type { CommitmentType, Level, LevelBasis, Reference } from './model'
import { type Condition, conditionOf, conditionsOf, recordValues } from './record-values'
import { dueKey, latestKey, madeKey, progressKey, statusKey } from './sort-keys'

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

const withTables = (ctes: readonly SQL[]) => (ctes.length ? sql`with ${sql.join([...ctes], sql`, `)}` : sql``)

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

/**
 * In one pass over the records: they are counted by what they have of each filter, a list at a time, and only then the lists
 * are taken apart, of which there are few.
 */
function countRecords({ filters, search, asOf }: Selection): SQL {
  const conditions = conditionsOf(filters, asOf)
  const values = recordValues(filters, asOf)
  const facet = (name: Facet) => sql.identifier(name)
  const columns = FACETS.map((name) => sql`${values[name]} as ${facet(name)}`)
  const passes = [...conditions].map(([name, condition]) => sql`(${condition}) as ${ok(name)}`)
  const failures = [sql`0`, ...[...conditions.keys()].map((name) => sql`(not ${ok(name)})::int`)]
  // A value counts what the list would show if it were chosen: only its own filter may stand in the way. Of what a record
  // must have all of, what is chosen stays.
  const isOpen = (name: Condition) => conditions.has(name) && name !== 'has'
  const open = [...conditions.keys()].filter(isOpen)
  const openCounts = open.map(
    (name) =>
      sql`count(*) filter (where fails = 0 or (fails = 1 and not ${ok(name)}))::int as ${shown(name)}`,
  )
  const lists = FACETS.map((name) => {
    const condition = conditionOf(name)
    return sql`(${name}::text, ${facet(name)}, ${isOpen(condition) ? shown(condition) : sql`n`})`
  })
  const counts = FACETS.map(
    (name) =>
      sql`(select coalesce(json_object_agg(value, n), '{}') from counted where facet = ${name}) as ${facet(name)}`,
  )
  // Fenced, so that what is computed for a record is computed once.
  return sql`with judged as not materialized (select *, ${sql.join(failures, sql` + `)} as fails from (
      select ${sql.join([...columns, ...passes], sql`, `)} from ${recordsAt(asOf)}
      where ${search ? hasWords(search, asOf) : sql`true`} offset 0) found),
    sets as materialized (select ${sql.join([...FACETS.map(facet), sql`count(*) filter (where fails = 0)::int as n`, ...openCounts], sql`, `)},
        grouping(${sql.join(FACETS.map(facet), sql`, `)}) as left_out
      from judged group by grouping sets (${sql.join(
        FACETS.map((name) => sql`(${facet(name)})`),
        sql`, `,
      )}, ())),
    counted as materialized (select one.facet, value, sum(one.n)::int as n
      from sets cross join lateral (values ${sql.join(lists, sql`, `)}) one (facet, list, n)
      cross join lateral unnest(one.list) value
      group by 1, 2 having sum(one.n) > 0)
    select (select n from sets where left_out = ${2 ** FACETS.length - 1}::int) as total, ${sql.join(counts, sql`, `)}`
}

const shown = (name: Condition) => sql.identifier(`shown_${name}`)
const ok = (name: Condition) => sql.identifier(`ok_${name}`)

export async function countCommitments(
  db: PublicDb,
  filters: CommitmentFilters,
  { search = undefined, asOf = null }: Asked = {},
): Promise<number> {
  const understood = search === undefined ? await searchOf(db, filters, asOf) : search
  const found = foundBits(filters, understood)
  const [row] = await rows<{ total: number }>(
    db,
    asOf === null
      ? sql`${withTables(found.ctes)} select coalesce(sum(bit_count(bits)), 0)::int as total from (${found.of()}) x`
      : sql`select count(*)::int as total from ${recordsAt(asOf)} where ${passes({ filters, search: understood, asOf })}`,
  )
  return row?.total ?? 0
}

/** As of a date every record that stood then is looked at. */
function passes({ filters, search, asOf }: Selection): SQL {
  const conditions = [...conditionsOf(filters, asOf).values()]
  if (search) conditions.push(hasWords(search, asOf))
  return conditions.length ? sql.join(conditions, sql` and `) : sql`true`
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

/** How the records are walked in one order. */
interface Order {
  /** They only ever rise and are never null, so that a position is a row of values. */
  keys: readonly SortKey[]
  /** How many of the first keys the walk itself has in their order, by an index or because they are few. */
  walked: number
  /** The least that has to be read to walk the current records: c, and what the keys name. As of a date all is read. */
  from: string
  id: string
  also?: string
}

const REFERENCE: SortKey = { key: `c.reference collate "C"`, type: 'text' }
const ofVersions = (key: string): Order => ({
  keys: [{ key, type: 'int' }, REFERENCE],
  walked: 1,
  from: 'commitment_versions v join commitments c on c.id = v.commitment_id',
  id: 'v.commitment_id',
  also: 'v.to_seq is null',
})
const ofStanding = (key: string): Order => ({
  keys: [{ key, type: 'int' }, REFERENCE],
  walked: 1,
  from: 'standing s join commitments c on c.id = s.commitment_id',
  id: 's.commitment_id',
})

/** Central Asia first, then by name in the alphabet of the reader. */
const makerKeys = (locale: Locale, alias: string) => ({
  elsewhere: `(not ${alias}.central_asia)::int`,
  name: `(${alias}.names ->> '${locale}') collate "${COLLATION[locale]}"`,
})

const ORDERS: Record<Sort, (locale: Locale, isDated: boolean) => Order> = {
  maker: (locale, isDated) => ({
    keys: [
      { key: isDated ? makerKeys(locale, 'm').elsewhere : 'm.elsewhere', type: 'int' },
      { key: isDated ? makerKeys(locale, 'm').name : 'm.name', type: 'text' },
      { key: 'm.code', type: 'text' },
      { key: 'c.year', type: 'int' },
      { key: 'c.number', type: 'int' },
    ],
    walked: 3,
    // Sorted before it is joined: the records of a maker are read when its turn comes.
    from: `(select o.code, ${makerKeys(locale, 'o').elsewhere} as elsewhere, ${makerKeys(locale, 'o').name} as name
      from makers o order by 2, 3, 1 offset 0) m join commitments c on c.maker_code = m.code`,
    id: 'c.id',
  }),
  made: () => ofVersions(madeKey('v')),
  due: () => ofVersions(dueKey('v')),
  status: () => ofStanding(statusKey('s')),
  progress: () => ofStanding(progressKey('s')),
  latest: () => ofStanding(latestKey('s')),
  // By where the words were found, best place first.
  relevance: () => ({
    keys: [{ key: 'hits.place', type: 'int' }, REFERENCE],
    walked: 0,
    from: 'hits join commitments c on c.id = hits.commitment_id',
    id: 'hits.commitment_id',
  }),
}

/** The list goes no further than this many records; files hold all. */
export const LISTED_MAX = 10_000

/** By relevance it goes so far: what is less alike is better looked for by another word. */
export const RANKED_MAX = 1000
/** A place has at most `RANKED_MAX` records; once three are full, so many different ones are there. */
const PLACES_MAX = 3 * RANKED_MAX

/** The best place of each record's words: title, institutions, wording, sources, or only all of these together. */
function placesOf({ query, literal }: Search, asOf: AsOf | null): SQL {
  const one = (place: number, column: string) => {
    const words = sql.raw(`t.${column}`)
    const rank = literal
      ? sql`${place * 2}::int + (not ${words} @@ ${literal}::tsquery)::int`
      : sql`${place * 2 + 1}::int`
    return sql`(select t.commitment_id, ${rank} as place from search_texts t
      where ${words} @@ ${query}::tsquery and ${stoodAt('t', asOf)}
        and ${asOf === null ? isFound('t.commitment_id') : sql`true`} limit ${asOf === null ? RANKED_MAX : null})`
  }
  const places = [...SEARCH_FIELDS, 'anywhere'].map((column, place) => one(place, column))
  return sql`hits as materialized (select commitment_id, min(place) as place
    from (select * from (${sql.join(places, sql` union all `)}) x limit ${asOf === null ? PLACES_MAX : null}) places
    group by commitment_id)`
}

/** Whether a position can belong to this order: what a cursor from outside must pass. */
export function isPositionIn(sort: Sort, position: unknown): position is KeysetPosition {
  const { keys } = ORDERS[sort]('en', false)
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

interface Ordered {
  ctes: readonly SQL[]
  from: SQL
  where: SQL
  order: Order
}

/** The records that pass, in their order, each as c; as of now by the bits of the filters. */
function inOrder(selection: Selection, sort: Sort, locale: Locale): Ordered {
  const { filters, search, asOf } = selection
  const asked = sort === 'relevance' && search === null ? 'maker' : sort
  const order = ORDERS[asked](locale, asOf !== null)
  const places = search && asked === 'relevance' ? [placesOf(search, asOf)] : []
  if (asOf === null) {
    const found = foundBits(filters, search)
    return {
      ctes: [...found.ctes, foundTable(found), ...places],
      from: sql.raw(order.from),
      where: sql`${isFound(order.id)} and ${sql.raw(order.also ?? 'true')}`,
      order,
    }
  }
  const hits = places.length ? sql` join hits on hits.commitment_id = c.id` : sql``
  return { ctes: places, from: sql`${recordsAt(asOf)}${hits}`, where: passes(selection), order }
}

const keysOf = ({ keys }: Order, count = keys.length) =>
  sql.raw(
    keys
      .slice(0, count)
      .map(({ key }) => key)
      .join(', '),
  )

/** Only what stands after the position; the first comparison lets the walk begin there. */
function isAfter(order: Order, position: KeysetPosition): SQL {
  const values = (count: number) =>
    sql.join(
      position
        .slice(0, count)
        .map((value, index) => sql`${value}::${sql.raw(order.keys[index]?.type ?? 'text')}`),
      sql`, `,
    )
  const { walked, keys } = order
  const begins = walked > 0 ? sql`(${keysOf(order, walked)}) >= (${values(walked)}) and ` : sql``
  return sql`${begins}(${keysOf(order)}) > (${values(keys.length)})`
}

export async function listCommitments(
  db: PublicDb,
  filters: CommitmentFilters,
  { sort, locale, limit, offset = 0, after = null, search = undefined, asOf = null }: ListOptions,
): Promise<{ rows: CommitmentRow[]; next: KeysetPosition | null }> {
  const understood = search === undefined ? await searchOf(db, filters, asOf) : search
  const { ctes, from, where, order } = inOrder({ filters, search: understood, asOf }, sort, locale)
  const position = sql.raw(order.keys.map(({ key }) => `to_json(${key})`).join(', '))
  const found = await rows<CommitmentRow & { position: KeysetPosition }>(
    db,
    sql`${withTables([
      ...ctes,
      // First which records, then what is said of them.
      sql`page as materialized (select id, position, row_number() over () as n from (
        select c.id, json_build_array(${position}) as position from ${from} where ${where} and ${after ? isAfter(order, after) : sql`true`}
        order by ${keysOf(order)} limit ${limit + 1} offset ${offset}) x)`,
    ])}
    select c.reference, ${MAKER} as maker, v.title, v.level, v.level_basis as "levelBasis",
      to_json(v.types) as types, to_json(${ACTIONS_OF}) as actions, v.framework_key as framework,
      ${partialDay('v.made_on', 'v.made_precision')} as "madeOn", ${partialDay('v.due_on', 'v.due_precision')} as "dueOn",
      ${STANDING} as standing, page.position
    from page join (${recordsAt(asOf)}) on c.id = page.id order by page.n`,
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
  return sql`${withTables(ctes)} select c.id from ${from} where ${where} order by ${keysOf(order)}`
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

import { type SQL, sql } from 'drizzle-orm'
import { FACET_BLOCK } from '@/lib/counts/record-bits'
import type { Search } from '@/lib/search/queries'
import type { CommitmentFilters } from './filters'
import { FACETS } from './filters'
import { type Condition, conditionOf } from './record-values'

/**
 * Which current records pass the filters, as bits by block (`facet_bits`): conditions are ANDs and ORs of what is stored, and
 * a count is a count of bits. It costs the same for every combination, whatever it finds.
 */
export interface Found {
  /** Common table expressions that `of` reads from; without the word `with`. */
  readonly ctes: SQL[]
  /** Filters that ask for something. */
  readonly conditions: readonly Condition[]
  /** A query of (block, bits): records that pass all filters but one. */
  of(without?: Condition): SQL
}

const BITS = sql.raw(`bit(${FACET_BLOCK})`)
const blockOf = (id: string): SQL => sql.raw(`${id} / ${FACET_BLOCK}`)

/** One row, `found`: the bits of all blocks in a line, and the ids of the first and the last. */
export const foundTable = (found: Found): SQL => sql`found as materialized (
  select min(block) * ${SIZE} as low, (max(block) + 1) * ${SIZE} - 1 as high,
    string_agg(coalesce(bits::text, repeat('0', ${SIZE})), '' order by block)::bit varying as bits
  from (${found.of()}) x
  right join (select generate_series(min(block), max(block)) as block from everything) b using (block))`
const SIZE = sql.raw(String(FACET_BLOCK))

/**
 * Whether the record of this id is among those of `found`. It reads nothing of the record but the id, so that an index can be
 * walked in the order of the list until a page is full.
 */
export const isFound = (id: string): SQL =>
  sql.raw(`case when ${id} between (select low from found) and (select high from found)
    then get_bit((select bits from found), ${id} - (select low from found)) = 1 else false end`)

const texts = (values: readonly (string | number)[]) => sql`${sql.param(values.map(String))}::text[]`

export function foundBits(filters: CommitmentFilters, search: Search | null): Found {
  const parts = new Map<Condition, SQL>()
  const anyOf = (facet: string, values: readonly (string | number)[]) =>
    sql`select block, bit_or(bits) as bits from facet_bits where facet = ${facet} and value = any(${texts(values)}) group by block`
  for (const facet of FACETS) {
    const chosen = [filters[facet] ?? []].flat()
    if (chosen.length === 0 || facet === 'currency') continue
    if (facet === 'has') {
      // Whoever asks for a target and a baseline wants both.
      parts.set(
        'has',
        sql`select block, bit_and(bits) as bits from facet_bits where facet = 'has' and value = any(${texts(chosen)})
          group by block having count(*) = ${chosen.length}`,
      )
    } else parts.set(conditionOf(facet), anyOf(facet, chosen))
  }
  // One line has to be of the stage and in the currency.
  if (filters.currency.length > 0)
    parts.set(
      'money',
      filters.money.length === 0
        ? anyOf('currency', filters.currency)
        : anyOf(
            'line',
            filters.money.flatMap((stage) => filters.currency.map((currency) => `${stage}.${currency}`)),
          ),
    )
  const ctes = search
    ? [...hitBits(search)]
    : [sql`everything as materialized (select block, bits from facet_bits where facet = 'record')`]
  for (const [name, part] of parts) ctes.push(sql`${cte(name)} as materialized (${part})`)
  const conditions = [...parts.keys()]
  return {
    ctes,
    conditions,
    of: (without) => {
      const names = conditions.filter((name) => name !== without).map(cte)
      const bits = sql.join([sql`everything.bits`, ...names.map((name) => sql`${name}.bits`)], sql` & `)
      const joins = names.map((name) => sql` join ${name} using (block)`)
      return sql`select block, ${bits} as bits from everything${sql.join(joins, sql``)}`
    },
  }
}

const cte = (name: Condition) => sql.identifier(`of_${name}`)

const WORD = 64
const WORDS = sql.raw(String(FACET_BLOCK / WORD))

/** The current records that have the words looked for, as `everything`. */
function* hitBits({ query }: Search): Generator<SQL> {
  const id = 't.commitment_id'
  // By way of numbers of 64 bits: to make a text of bits for each record would take far longer.
  yield sql`hit_words as materialized (
    select ${blockOf(id)} as block, ${sql.raw(`${id} % ${FACET_BLOCK} / ${WORD}`)} as word,
      bit_or(1::bigint << ${sql.raw(`(${WORD - 1} - ${id} % ${WORD})`)}) as bits
    from search_texts t where t.to_seq is null and t.anywhere @@ ${query}::tsquery group by 1, 2)`
  yield sql`everything as materialized (
    select block, string_agg(coalesce(bits, 0)::bit(64)::text, '' order by word)::${BITS} as bits
    from (select distinct block from hit_words) b cross join generate_series(0, ${WORDS} - 1) word
    left join hit_words using (block, word) group by block)`
}

import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { hasBegun } from '@/lib/as-of/queries'
import { rows } from '@/lib/commitments/columns'
import { LOCALES } from '@/lib/i18n/model'
import { Turns } from '@/lib/turns'
import { type Cells, type Column, cellsOf, type Extract, type Pin, type Row, type Table } from './model'

export interface SqlColumn extends Column {
  /** Its cell; it goes out as text. */
  readonly sql: SQL | ((pin: Pin) => SQL)
}

export interface SqlTable extends Table {
  readonly columns: readonly SqlColumn[]
  /** What its rows are read from, joined to the row `k` by `k.id`. */
  readonly source: (pin: Pin) => SQL
  /** Read beside the columns, for `finish` alone. */
  readonly beside?: Readonly<Record<string, SQL | ((pin: Pin) => SQL)>>
  /** Makes the row of what was read, where a rule has a word in it; null: none has. */
  readonly finish?: (pin: Pin) => ((read: ReadRow, pin: Pin) => Row) | null
}

/** What was read for a row, all of it as text: a cell for each column, and what was read beside. */
export type ReadRow = Readonly<Record<string, string | null>>

/** A table of the rows `x` that belong to records, and how to find them. */
export interface ChildTable extends SqlTable {
  /** The rows x of the record c that a file shows. */
  readonly children: (pin: Pin) => SQL
  /** Their order within a record. */
  readonly order: SQL
}

/** Ids of the rows that belong to the records of `scope` (a query of ids in order), record by record. */
export const childIds = ({ children, order }: ChildTable, scope: SQL, pin: Pin): SQL =>
  sql`select x.id from (select y.id, row_number() over () as n from (${scope}) y) r
    join commitments c on c.id = r.id ${children(pin)} order by r.n, ${order}`

/** However many files flow, pages keep their share of the connections. */
const LOTS = new Turns({ atOnce: 3, waiting: Number.POSITIVE_INFINITY })

/** Cells read at a time. Three such lots are in memory: one on its way out, two on their way in. */
const CELLS = 80_000
export const rowsOfLot = ({ columns }: Table): number => Math.ceil(CELLS / columns.length)

/**
 * Rows of a table in an order that any query may give. First the ids alone are read (four bytes each), then the rows
 * by lots of ids: so a reader on a slow line holds no connection and no lock, and `pin` keeps all lots of one piece.
 *
 * @param ids a query of one column `id`, in order
 */
export async function readExtract(
  db: PublicDb,
  table: SqlTable,
  ids: SQL,
  pin: Pin,
  batch = rowsOfLot(table),
): Promise<Extract> {
  const list = await readIds(db, ids)
  const keys = keysOf(table)
  const finish = table.finish?.(pin)
  const read = async (from: number): Promise<Cells[]> => {
    const lot = await LOTS.take(() => readLot(db, table, list.subarray(from, from + batch), pin))
    if (!finish) return lot
    const rowOf = (cells: Cells) =>
      Object.fromEntries(keys.map((key, index) => [key, cells[index]])) as ReadRow
    return lot.map((cells) => cellsOf(table, finish(rowOf(cells), pin)))
  }
  return { table, total: list.length, batches: () => inLots(list.length, batch, read) }
}

const keysOf = ({ columns, beside }: SqlTable): string[] => [
  ...columns.map(({ key }) => key),
  ...Object.keys(beside ?? {}),
]

/** All columns of the rows that `k` names by `k.id`, in the order of `k.n`. */
export function selectOf(table: SqlTable, k: SQL, pin: Pin): SQL {
  const cells = [
    ...table.columns.map(({ key, sql: cell }) => [key, cell] as const),
    ...Object.entries(table.beside ?? {}),
  ].map(([key, cell]) => sql`${typeof cell === 'function' ? cell(pin) : cell} as ${sql.raw(`"${key}"`)}`)
  return sql`select ${sql.join(cells, sql`, `)} from ${k} ${table.source(pin)} order by k.n`
}

/** Rows of a lot are looked up one by one: the planner would rather read whole tables for every lot. */
const ONE_BY_ONE = sql.raw(`select set_config('enable_' || way, 'off', true)
  from unnest(array['hashjoin', 'mergejoin', 'seqscan']) way`)

/** As one value, a list of texts for each row: taken apart at once, which costs less than a message for each cell. */
function readLot(db: PublicDb, table: SqlTable, lot: Int32Array, pin: Pin): Promise<Cells[]> {
  const ids = sql`unnest(${`{${lot.join(',')}}`}::int[]) with ordinality as k(id, n)`
  const cells = sql.raw(
    keysOf(table)
      .map((key) => `r."${key}"::text`)
      .join(', '),
  )
  const query = sql`select json_agg(array[${cells}]) as rows from (${selectOf(table, ids, pin)}) r`
  return db.transaction(
    async (tx) => {
      await tx.execute(ONE_BY_ONE)
      const [found] = (await tx.execute(query)) as unknown as { rows: Cells[] | null }[]
      return found?.rows ?? []
    },
    { accessMode: 'read only' },
  )
}

/** Lots that are read while the one before is written. */
const AHEAD = 2

async function* inLots<T>(
  total: number,
  batch: number,
  read: (from: number) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  const ahead: Promise<readonly T[]>[] = []
  let from = 0
  const readAhead = () => {
    for (; ahead.length < AHEAD && from < total; from += batch) {
      const lot = read(from)
      // Nobody may be there to hear of it any more.
      lot.catch(() => undefined)
      ahead.push(lot)
    }
  }
  readAhead()
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const lot = await next
    readAhead()
    yield lot
  }
}

/** The ids of a query of one column `id`, in its order: four bytes each. */
export async function readIds(db: PublicDb, ids: SQL): Promise<Int32Array> {
  const [found] = await rows<{ ids: Buffer | null }>(
    db,
    sql`select string_agg(int4send(x.id), ''::bytea) as ids from (${ids}) x`,
  )
  const bytes = Buffer.from(found?.ids ?? [])
  return Int32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32BE(index * 4))
}

/** Which record a row belongs to: the first columns of every table about commitments. */
export const RECORD: readonly SqlColumn[] = [
  { key: 'reference', type: 'code', from: 'commitments.reference', sql: sql.raw('c.reference') },
  { key: 'maker', type: 'code', from: 'commitments.maker_code', sql: sql.raw('c.maker_code') },
]

/** A text in every language it may exist in, each a column, and (unless it is a mere name) the language it was written in. */
export function inLanguages(
  key: string,
  column: string,
  from: string,
  { isName = false }: { isName?: boolean } = {},
): SqlColumn[] {
  const words = LOCALES.map(
    (language): SqlColumn => ({
      key: `${key}_${language}`,
      type: 'text',
      from,
      empty: 'not_translated',
      language,
      doc: key,
      sql: sql.raw(`${column} -> '${language}' ->> 'text'`),
    }),
  )
  const original: SqlColumn = {
    key: `${key}_original`,
    type: 'code',
    from,
    empty: 'not_stated',
    doc: 'original_language',
    sql: sql.raw(
      `(select o.key from jsonb_each(${column}) o where o.value ->> 'state' = 'original' limit 1)`,
    ),
  }
  return isName ? words : [...words, original]
}

/** A date as its source has it, and how precise that is. */
export function datedBy(key: string, day: string, precision: string, from: string): SqlColumn[] {
  return [
    {
      key,
      type: 'date',
      from,
      empty: 'not_stated',
      sql: sql.raw(
        `left(${day}::text, case ${precision} when 'year' then 4 when 'month' then 7 else 10 end)`,
      ),
    },
    {
      key: key.replace(/_on$/, '_precision'),
      type: 'code',
      from,
      empty: 'not_stated',
      doc: 'precision',
      sql: sql.raw(precision),
    },
  ]
}

/** Events (a step done, a stage reached) after the day that was asked for are left out; one of "2026" is on record from the first day of 2026. */
export const happenedBy = (day: string, precision: string, { asOf, isAsked }: Pin): SQL =>
  isAsked ? sql`coalesce(${hasBegun(day, precision, asOf)}, true)` : sql`true`

/** Figures after the day that was asked for are left out; one of "2025" is known from the last day of 2025. */
export const knownBy = (day: string, { asOf, isAsked }: Pin): SQL =>
  isAsked ? sql`coalesce(${sql.raw(day)} <= ${asOf.day}::date, true)` : sql`true`

/** Codes of an array, `;` between them; null where there is none. */
export const codesOf = (array: string): SQL => sql.raw(`nullif(array_to_string(${array}, ';'), '')`)

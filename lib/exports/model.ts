import type { SQL } from 'drizzle-orm'
import type { AsOf } from '@/lib/as-of/model'
import type { Ignored } from '@/lib/commitments/filters'
import type { Locale } from '@/lib/i18n/model'

export const FORMATS = ['json', 'csv', 'xlsx', 'iati.xml', 'zip'] as const
/** An ending that a page's address may carry. */
export type Format = (typeof FORMATS)[number]

/**
 * `code`: a word of a fixed list or a key. `date`: as precise as its source, `2021`, `2021-03` or `2021-03-08`. `decimal`:
 * as published, in text so that nothing is rounded. `share`: 0 to 1. `list`: codes with `;` between them. `texts`: one a line.
 */
export const CELL_TYPES = [
  'text',
  'code',
  'date',
  'instant',
  'integer',
  'decimal',
  'share',
  'boolean',
  'list',
  'texts',
] as const
export type CellType = (typeof CELL_TYPES)[number]

/** What an empty cell says. It never says zero. `see_why`: a column beside it says it. */
export const EMPTY = ['not_stated', 'not_applicable', 'none', 'not_translated', 'see_why', 'removed'] as const
export type Empty = (typeof EMPTY)[number]

export const UNITS = ['share', 'of_currency', 'of_unit', 'grade', 'verdict', 'records'] as const
export type Unit = (typeof UNITS)[number]

/** A column of a table that goes out. Its key is never renamed, moved or given another meaning. */
export interface Column {
  readonly key: string
  readonly type: CellType
  readonly unit?: Unit
  /** Where it comes from: `commitment_versions.due_on`, or a rule of the method page, `rule:status`. */
  readonly from: string
  /** Absent: a cell of it is never empty. */
  readonly empty?: Empty
  /** A column in one language; `doc` then names what all its languages share. */
  readonly language?: Locale
  /** Key of its description where that isn't its own. */
  readonly doc?: string
}

export interface Table {
  /** `commitments`: the file's name in an archive, and the sheet's. */
  readonly name: string
  readonly columns: readonly Column[]
}

/** What a column's type says, as it is or in text: `3` or `'3'`, `true` or `'true'`. */
export type Cell = string | number | boolean | null
/** A cell for each column, by key; one that is not there is empty. */
export type Row = Readonly<Record<string, Cell>>
/** A cell for each column, in the order of its table. */
export type Cells = readonly Cell[]

/** A table with the rows that go out. */
export interface Extract {
  readonly table: Table
  /** null: known only when they have all been read. */
  readonly total: number | null
  /** The rows, some at a time: nobody holds all of them. */
  batches(): AsyncIterable<readonly Cells[]>
}

/** The record as a file shows it: always as it stood after one entry, so that a file that takes a minute is of one piece. */
export interface Pin {
  readonly asOf: AsOf
  /** The address asked for a date; if not, it is now. */
  readonly isAsked: boolean
  /** Demonstration data is loaded. */
  readonly isDemo: boolean
}

/** What lies beside a page: its natural table first, then all others that belong to it. */
export interface DataFile {
  /** Of the file, without date and ending: `vaada-commitments`. */
  readonly name: string
  /** What it holds, as its page is called. */
  readonly title: string
  readonly tables: readonly [Extract, ...Extract[]]
  /** What the address said and nobody understood. */
  readonly ignored: readonly Ignored[]
  /** Ids of the records it is about, in order, where these can be had as activities. */
  readonly records?: SQL
  /** Files that go into an archive as they are, beside the tables. */
  readonly attachments?: readonly { readonly name: string; pieces(): AsyncIterable<string> }[]
}

export const cellsOf = ({ columns }: Table, row: Row): Cells => columns.map(({ key }) => row[key] ?? null)

/** Rows that are there already, as one batch. */
export const extractOf = (table: Table, rows: readonly Row[]): Extract => ({
  table,
  total: rows.length,
  async *batches() {
    if (rows.length) yield rows.map((row) => cellsOf(table, row))
  },
})

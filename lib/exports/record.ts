import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import {
  DELIVERY_STEPS,
  FINDINGS,
  findingIds,
  INDICATORS,
  MILESTONES,
  MONEY_LINES,
  REPORTS,
  SOURCE_LIST,
  VALUES,
} from './children'
import { COMMITMENTS } from './commitments'
import { CONTEXT, COUNTRIES, contextIds, readCountries } from './countries'
import { LEDGER, ledgerIds } from './ledger'
import type { Extract, Pin, Table } from './model'
import { type ChildTable, childIds, readExtract, type SqlTable } from './sql-table'
import { ASSESSMENT_REFUSALS, ASSESSMENT_REPLIES, ASSESSMENTS, CONTRIBUTIONS } from './voices'

/** Whose rows a table holds. */
export interface Scope {
  /** Ids of the records, in order. */
  readonly records: SQL
  /** Whose counts and figures of context, in this order; null: every one's. */
  readonly makers: readonly string[] | null
  /** Not narrowed: entries of the ledger that belong to no record are there too. */
  readonly isAll: boolean
}

const CHILDREN: readonly ChildTable[] = [
  INDICATORS,
  VALUES,
  MILESTONES,
  DELIVERY_STEPS,
  MONEY_LINES,
  REPORTS,
  SOURCE_LIST,
  ASSESSMENTS,
  ASSESSMENT_REPLIES,
  ASSESSMENT_REFUSALS,
  CONTRIBUTIONS,
]

/** What stands in the files of the record: every table, in the order of an archive. */
export const RECORD_TABLES: readonly Table[] = [
  COUNTRIES,
  COMMITMENTS,
  ...CHILDREN,
  FINDINGS,
  CONTEXT,
  LEDGER,
]
/** The tables that hold something of one record. */
export const ONE_RECORD: readonly Table[] = [COMMITMENTS, ...CHILDREN, FINDINGS, LEDGER]
/** And those of one maker. */
export const ONE_MAKER: readonly Table[] = [COMMITMENTS, ...CHILDREN, FINDINGS, CONTEXT, LEDGER]

/** The rows of one of these tables that belong to the scope. */
export function readTable(db: PublicDb, table: Table, scope: Scope, pin: Pin): Promise<Extract> {
  const read = (from: SqlTable, ids: SQL) => readExtract(db, from, ids, pin)
  const child = CHILDREN.find((one) => one === table)
  if (child) return read(child, childIds(child, scope.records, pin))
  switch (table) {
    case COUNTRIES:
      return readCountries(db, pin, scope.makers)
    case COMMITMENTS:
      return read(COMMITMENTS, scope.records)
    case FINDINGS:
      return read(FINDINGS, findingIds(scope.records, pin))
    case CONTEXT:
      return read(CONTEXT, contextIds(pin, scope.makers))
    case LEDGER:
      return read(LEDGER, ledgerIds(pin, scope.isAll ? null : scope.records))
    default:
      throw new Error(`nobody reads table ${table.name}`)
  }
}

/** Ids of the records of one reference, or none. */
export const recordIds = (from: SQL, reference: string): SQL =>
  sql`select c.id from ${from} where c.reference = ${reference}`

/** Ids of all records of a maker and of the joint makers it stands behind, its own first, in the order made. */
export const makerIds = (from: SQL, code: string): SQL =>
  sql`select c.id from ${from}
    where c.maker_code = ${code} or c.maker_code in (select maker_code from maker_members where member_code = ${code})
    order by c.maker_code <> ${code}, c.year, c.number`

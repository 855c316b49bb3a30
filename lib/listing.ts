import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** Rows of one page of a list behind the sign-in. */
export const PAGE_SIZE = 50
export const SEARCH_MAX = 100
const PAGE_MAX = 100_000

/** A parameter of an address as it came: missing, once, or several times. */
type Given = string | readonly string[] | undefined

const first = (given: Given): string => (typeof given === 'string' ? given : (given?.[0] ?? ''))

/** What was searched for, without blanks at its ends; '': nothing. */
export const searchOf = (given: Given): string =>
  first(given).replaceAll('\0', '').trim().slice(0, SEARCH_MAX)

/** 1, 2, 3 …; anything else is the first page. */
export function pageOf(given: Given): number {
  const text = first(given)
  return /^[1-9]\d{0,5}$/.test(text) ? Math.min(Number(text), PAGE_MAX) : 1
}

/** One of the values a filter knows; null: none, or another one. */
export const oneOf = <Value extends string>(given: Given, values: readonly Value[]): Value | null =>
  values.find((value) => value === first(given)) ?? null

/** Number of pages that many rows fill; an empty list has one. */
export const pageCount = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE))

/** For `ilike`: the text anywhere, every letter of it taken literally. */
export const patternOf = (q: string): string => `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`

/** The text anywhere in one of the columns, whatever its case in any script; undefined: nothing was asked for. */
export function contains(q: string, ...columns: readonly AnyPgColumn[]): SQL | undefined {
  if (q === '') return undefined
  return sql`(${sql.join(
    columns.map((column) => sql`${column} collate "und-x-icu" ilike ${patternOf(q)}`),
    sql` or `,
  )})`
}

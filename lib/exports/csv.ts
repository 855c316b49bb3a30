import type { Cell, Cells, Column, Extract } from './model'

/** So that programs of an office read it as UTF-8; others know the mark and leave it out. */
export const BYTE_ORDER_MARK = '\ufeff'

/** Types of which no cell can begin like a formula, and that stay numbers in whatever reads them. */
const PLAIN: ReadonlySet<Column['type']> = new Set(['integer', 'decimal', 'share', 'boolean', 'instant'])

/** A program of sheets would run it, or it begins with the guard itself. */
const NEEDS_GUARD = /^(?:\s*[=+\-@|%]|[\t\r'])/
/** Of RFC 4180, and whatever a program would cut off. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/
/** Most texts need neither, and one look says so. */
const NEEDS_ANY = /^[\s=+\-@|%']|[",\r\n]|\s$/

/** A text that no program takes for a formula: an apostrophe before it. `unguard` takes it away. */
export const guard = (text: string): string => (NEEDS_GUARD.test(text) ? `'${text}` : text)
/** The text as it is published: of an apostrophe at its very beginning there is one too many. */
export const unguard = (text: string): string => (text.startsWith("'") ? text.slice(1) : text)

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function written(type: Column['type'], cell: Cell): Cell {
  if (typeof cell !== 'string' || !NEEDS_ANY.test(cell) || PLAIN.has(type)) return cell
  return quoted(guard(cell))
}

/** One line of a file of comma-separated values, without its end. */
export const csvLine = (columns: readonly Pick<Column, 'type'>[], cells: Cells): string =>
  columns.map(({ type }, index) => written(type, cells[index] ?? null)).join(',')

/** RFC 4180: UTF-8, a comma, CRLF; the keys of the columns in the first line, no line about anything else. */
export async function* csvPieces({ table: { columns }, batches }: Extract): AsyncGenerator<string> {
  let piece = `${BYTE_ORDER_MARK}${columns.map(({ key }) => key).join(',')}\r\n`
  for await (const rows of batches()) {
    for (const cells of rows) piece += `${csvLine(columns, cells)}\r\n`
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

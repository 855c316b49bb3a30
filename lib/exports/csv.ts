import type { Cell, Column, Extract } from './model'

/** So that programs of an office read it as UTF-8; others know the mark and leave it out. */
export const BYTE_ORDER_MARK = '\ufeff'

/** Types of which no cell can begin like a formula, and that stay numbers in whatever reads them. */
const PLAIN: readonly Column['type'][] = ['integer', 'decimal', 'share', 'boolean', 'instant']

/** A program of sheets would run it, or it begins with the guard itself. */
const NEEDS_GUARD = /^(?:\s*[=+\-@|%]|[\t\r'])/
/** Of RFC 4180, and whatever a program would cut off. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

/** A text that no program takes for a formula: an apostrophe before it. `unguard` takes it away. */
export const guard = (text: string): string => (NEEDS_GUARD.test(text) ? `'${text}` : text)
/** The text as it is published: of an apostrophe at its very beginning there is one too many. */
export const unguard = (text: string): string => (text.startsWith("'") ? text.slice(1) : text)

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One line of a file of comma-separated values, without its end. */
export function csvLine(
  columns: readonly Pick<Column, 'type'>[],
  cells: readonly (Cell | undefined)[],
): string {
  let line = ''
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]
    if (index > 0) line += ','
    if (cell === null || cell === undefined) continue
    line += typeof cell === 'string' && !PLAIN.includes(column.type) ? quoted(guard(cell)) : cell
  }
  return line
}

/** RFC 4180: UTF-8, a comma, CRLF; the keys of the columns in the first line, no line about anything else. */
export async function* csvPieces({ table: { columns }, batches }: Extract): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${columns.map(({ key }) => key).join(',')}\r\n`
  for await (const rows of batches()) {
    let piece = ''
    for (const row of rows)
      piece += `${csvLine(
        columns,
        columns.map(({ key }) => row[key]),
      )}\r\n`
    yield piece
  }
}

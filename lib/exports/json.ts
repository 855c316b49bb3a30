import type { Cell, Column, Extract } from './model'

/** As the API writes it: shares and counts are numbers, decimals stay text so that nothing is rounded, lists are lists. */
function jsonOf(type: Column['type'], cell: Cell): string {
  if (cell === null) return type === 'list' || type === 'texts' ? '[]' : 'null'
  if (type === 'share' || type === 'integer') return String(Number(cell))
  if (type === 'list') return JSON.stringify(String(cell).split(';'))
  if (type === 'texts') return JSON.stringify(String(cell).split('\n'))
  return type === 'boolean' ? String(cell) : quoted(String(cell))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const ESCAPED = /["\\\u0000-\u001f]/

/** Most cells need no escape, and to see that costs less than to look for each. Texts of the database have no half characters. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`)

/** `{ data, meta, links }`, row by row. */
export async function* jsonPieces(
  { table: { columns }, batches }: Extract,
  rest: { meta: object; links: object },
): AsyncGenerator<string> {
  const fields = columns.map(({ key, type }, index) => ({
    name: `${index ? ',' : '{'}"${key}":`,
    type,
    index,
  }))
  let separator = '{"data":['
  let total = 0
  for await (const rows of batches()) {
    let piece = ''
    for (const cells of rows) {
      piece += separator
      for (const { name, type, index } of fields) piece += name + jsonOf(type, cells[index] ?? null)
      piece += '}'
      separator = ',\n'
    }
    total += rows.length
    yield piece
  }
  if (separator.startsWith('{')) yield separator
  yield `],"meta":${JSON.stringify({ ...rest.meta, total })},"links":${JSON.stringify(rest.links)}}\n`
}

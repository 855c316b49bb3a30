import { unguard } from './csv'

/** A file of comma-separated values as any reader of RFC 4180 takes it apart, guards taken off. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const letter = text[at] as string
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === ',') {
      row.push(cell)
      cell = ''
    } else if (letter === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      at += 1
    } else cell += letter
  }
  if (cell !== '' || row.length > 0) throw new Error('the last line has no end')
  return rows.map((cells) => cells.map(unguard))
}

/** Each row below the first as an object by the first one's keys. */
export function recordsOf(rows: readonly string[][]): Record<string, string>[] {
  const [keys = [], ...rest] = rows
  return rest.map((cells) => Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? ''])))
}

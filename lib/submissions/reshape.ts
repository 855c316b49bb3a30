import type { Fields } from '@/lib/form-data'

/** Lists of a draft that rows can be added to; a list within a row stands behind the row's place. */
const ROW_LISTS =
  /^(partners|indicators(\.\d{1,3}\.values)?|milestones|deliverySteps|money|sources|evidence|outputs|groups)$/

/** `add:<list>` adds an empty row to a list of the form, `remove:<list>:<index>` takes one out; others do nothing. */
export function reshape(typed: Fields, intent: string): void {
  const [act, list = '', index] = intent.split(':')
  if (!ROW_LISTS.test(list)) return
  const [outer = '', at, inner] = list.split('.')
  const holder = inner === undefined ? typed : rowAt(typed, outer, Number(at))
  if (!holder) return
  const name = inner ?? outer
  const rows = Array.isArray(holder[name]) ? [...holder[name]] : []
  if (act === 'add') rows.push(newRow(name))
  if (act === 'remove' && index !== undefined) rows.splice(Number(index), 1)
  holder[name] = rows
}

function rowAt(typed: Fields, list: string, index: number): Fields | null {
  const rows = typed[list]
  const row = Array.isArray(rows) ? rows[index] : undefined
  return typeof row === 'object' && !Array.isArray(row) ? row : null
}

/**
 * What a row begins with: an id of its own, by which two people's versions of it find each other. A source is cited by
 * its key from the beginning.
 */
function newRow(list: string): Fields {
  const row = `r${Math.random().toString(36).slice(2, 8).padEnd(6, '0')}`
  return list === 'sources' ? { row, key: row } : { row }
}

/**
 * Puts a document into a list of documents: into a row in which nothing is answered yet, or into a new one at its end.
 * `busy`: place of the row that somebody is about to write in; null: none.
 */
export function putRow(
  typed: Fields,
  list: string,
  answers: Readonly<Record<string, string>>,
  busy: number | null = null,
): void {
  const free = () =>
    (Array.isArray(typed[list]) ? typed[list] : []).find(
      (row, index): row is Fields => index !== busy && typeof row === 'object' && isEmpty(row),
    )
  if (!free()) reshape(typed, `add:${list}`)
  const row = free()
  if (row) Object.assign(row, answers)
}

/** What a row has before anybody answers anything. */
const PRESET = ['row', 'key', 'audience']
const isEmpty = (row: Fields): boolean =>
  Object.entries(row).every(([name, answer]) => PRESET.includes(name) || answer.length === 0)

import { dateFromEntry, decimalFromEntry, entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import type { Locale } from '@/lib/i18n/model'
import type { ChoiceList, Column, DataList } from './layout'
import { ENTRY_MAX, type Fault, type StagedCell } from './model'
import { choiceOf, foldWord } from './words'

/** Data that a column offers: what stands in the cell → what the draft holds, by folded words. */
export type DataChoices = Partial<Record<DataList, ReadonlyMap<string, string>>>

export type ReadEntry = { ok: true; entry: string } | { ok: false; code: string }

/**
 * What a cell means as an entry of the draft: a date by its format, a figure as people of that language write it, an
 * answer by its word. Whether the entry is right is for the draft's own check; here is refused what would come out as
 * something else than its writer sees.
 */
export function entryOf(
  cell: StagedCell | undefined,
  column: Column,
  language: Locale,
  data: DataChoices = {},
): ReadEntry {
  if (!cell) return { ok: true, entry: '' }
  if (cell.formula) return { ok: false, code: 'formula' }
  if (cell.kind === 'error') return { ok: false, code: 'cell_error' }
  const text = cell.text.replaceAll('\r\n', '\n')
  if (text.length > ENTRY_MAX) return { ok: false, code: 'too_long' }
  if (text.trim() === '') return { ok: true, entry: '' }
  switch (column.kind) {
    case 'choice':
      return answerOf(cell, column.list, text, data)
    case 'number':
      if (cell.kind === 'date') return { ok: false, code: 'date_for_number' }
      if (cell.kind === 'boolean') return { ok: false, code: 'not_a_number' }
      return { ok: true, entry: cell.kind === 'number' ? entryOfDecimal(text, language) : text }
    case 'date':
      if (cell.kind === 'boolean') return { ok: false, code: 'not_a_date' }
      return { ok: true, entry: cell.kind === 'date' ? entryOfDate(text) : text }
    default:
      return { ok: true, entry: cell.kind === 'date' ? entryOfDate(text) : text }
  }
}

function answerOf(cell: StagedCell, list: Column['list'], text: string, data: DataChoices): ReadEntry {
  if (list === undefined) return { ok: false, code: 'not_a_choice' }
  if (list === 'reference' || list === 'framework' || list === 'maker') {
    const known = data[list]?.get(foldWord(text))
    return known === undefined ? { ok: false, code: 'not_a_choice' } : { ok: true, entry: known }
  }
  const answer = cell.kind === 'boolean' && list === 'yes' ? text : choiceOf(list as ChoiceList, text)
  if (answer === null) return { ok: false, code: 'not_a_choice' }
  if (list === 'yes') return { ok: true, entry: answer === 'yes' || answer === 'true' ? 'yes' : '' }
  return { ok: true, entry: answer }
}

/** Whether two entries of a column mean the same: `1 234,5` and `1234,50`, `2026-12-31` and `31.12.2026`. */
export function sameEntry(a: string, b: string, column: Column, language: Locale): boolean {
  if (a === b || a.replaceAll('\r\n', '\n').trim() === b.replaceAll('\r\n', '\n').trim()) return true
  if (column.list === 'yes') return (a === '') === (b === '')
  if (column.kind === 'number') return sameBy((text) => decimalFromEntry(text, language), a, b)
  if (column.kind === 'date') return sameBy(dateFromEntry, a, b)
  return false
}

function sameBy(read: (text: string) => string | null, a: string, b: string): boolean {
  const [one, other] = [read(a), read(b)]
  return one !== null && one === other
}

/** A fault at a column of a row; where its cell is empty it has no letters of its own, so they come along. */
export const faultAt = (
  column: Column | string,
  at: string,
  code: string,
  stops = true,
  values?: Fault['values'],
): Fault => ({
  field: typeof column === 'string' ? column : column.name,
  at,
  code,
  stops,
  ...(values && { values }),
})

import { createHash } from 'node:crypto'
import type { FieldErrors } from '@/lib/action-result'
import { CommitmentDraft, fromDraft } from '@/lib/commitments/draft'
import { LIST_MAX } from '@/lib/commitments/input'
import { COMMITMENT_TYPES } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { type DataChoices, entryOf, faultAt } from './cells'
import { type ComparedRow, isWrong, type RowToCompare } from './compare'
import { isEntry } from './layout'

export interface NewCommitment {
  draft: CommitmentDraft
  rows: ComparedRow[]
}

/** What a commitment may name, as data. */
export interface Vocabulary {
  data: DataChoices
  actions: readonly number[]
}

/**
 * Puts the rows of all sheets that carry one key together to the draft of a new commitment, with everything that is
 * wrong at its cells.
 */
export function newCommitment(
  rows: readonly RowToCompare[],
  maker: string,
  language: Locale,
  compiledBy: 'office' | 'vaada',
  { data, actions }: Vocabulary,
  today: IsoDate,
): NewCommitment {
  const compared = rows.map(({ id }): ComparedRow => ({ id, target: null, differences: [], faults: [] }))
  const own: Record<string, unknown> = { language }
  const lists: Record<string, Record<string, string>[]> = {}
  /** Of each row, its place in its list. */
  const places: (number | null)[] = []
  let first: RowToCompare | null = null
  for (const [index, row] of rows.entries()) {
    const entries = entriesOf(row, compared[index], data, language)
    if (row.sheet.list === null) {
      places.push(null)
      if (first)
        compared[index]?.faults.push(
          faultAt('subject', row.columns.subject ?? '', 'repeated_row', true, { row: String(first.row) }),
        )
      else {
        first = row
        Object.assign(own, ownFields(entries))
      }
      continue
    }
    const list = lists[row.sheet.list] ?? []
    lists[row.sheet.list] = list
    places.push(list.length)
    // The draft would leave it out in silence.
    if (list.length >= LIST_MAX)
      compared[index]?.faults.push(faultAt('subject', row.columns.subject ?? '', 'too_many_rows'))
    list.push({ row: `x${list.length + 1}`, ...Object.fromEntries(entries) })
  }
  if (!first)
    for (const [index, row] of rows.entries())
      compared[index]?.faults.push(faultAt('subject', row.columns.subject ?? '', 'unknown_key'))

  const draft = CommitmentDraft.parse({ ...own, ...lists })
  const outcome = fromDraft(draft, { maker, compiledBy, published: null, today })
  const errors: FieldErrors = outcome.ok ? {} : { ...outcome.errors }
  if (draft.actions.some((action) => !actions.includes(Number(action)))) errors.actions = 'unknown_action'
  if (first) for (const [path, code] of Object.entries(errors)) placeFault(path, code, rows, places, compared)
  return { draft, rows: compared }
}

function entriesOf(
  row: RowToCompare,
  compared: ComparedRow | undefined,
  data: DataChoices,
  language: Locale,
): [string, string][] {
  return row.sheet.columns.flatMap((column): [string, string][] => {
    const at = row.columns[column.name]
    if (!isEntry(column) || at === undefined) return []
    const read = entryOf(row.cells[column.name], column, language, data)
    if (read.ok) return [[column.name, read.entry]]
    compared?.faults.push(faultAt(column, at, read.code))
    return []
  })
}

/** Types are a column each, actions are numbers with commas between them. */
function ownFields(entries: readonly [string, string][]): Record<string, unknown> {
  const fields = Object.fromEntries(entries)
  return {
    ...fields,
    types: COMMITMENT_TYPES.filter((type) => fields[`type_${type}`] === 'yes'),
    actions: (fields.actions ?? '').split(/[\s,;]+/).filter(Boolean),
  }
}

function placeFault(
  path: string,
  code: string,
  rows: readonly RowToCompare[],
  places: readonly (number | null)[],
  compared: readonly ComparedRow[],
): void {
  const [list = '', at, inner = ''] = path.split('.')
  const index = rows.findIndex((row, i) =>
    at === undefined ? row.sheet.list === null : row.sheet.list === list && places[i] === Number(at),
  )
  const row = rows[index]
  if (!row) return
  const wanted = at === undefined ? (list === 'types' ? 'type_policy' : list) : inner
  const field = row.sheet.columns.some(({ name }) => name === wanted)
    ? wanted
    : (row.sheet.columns.find(isEntry)?.name ?? '')
  const faults = compared[index]?.faults
  if (!faults || faults.some((fault) => fault.field === field)) return
  faults.push(faultAt(field, row.columns[field] ?? '', code, isWrong(code, row.cells[field])))
}

/** The same commitment of the same person is one draft, however often its workbook comes. */
export const formKeyOf = (personId: number, maker: string, draft: CommitmentDraft): string =>
  `import ${createHash('sha256')
    .update(JSON.stringify([personId, maker, draft]))
    .digest('hex')}`

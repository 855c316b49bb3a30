import type { Difference, Target } from './model'

/** A draft as it is kept. Its own schema has the last word on what of it fits. */
export type Draft = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const rowsIn = (draft: Draft | null, list: string): readonly Draft[] => {
  const rows = draft?.[list]
  return Array.isArray(rows) ? rows.filter(isRow) : []
}

export const textIn = (row: Draft | null | undefined, field: string): string => {
  const value = row?.[field]
  return typeof value === 'string' ? value : ''
}

/** Fields that say what a row of a list is about. */
const ABOUT: Readonly<Record<string, string>> = { values: 'indicator', steps: 'milestone' }
export const aboutOf = (list: string, row: Draft): string => textIn(row, ABOUT[list] ?? '')

/** Place of a row in its list; -1: it isn't there. */
export function placeOf(draft: Draft | null, { list, row, about }: Target): number {
  if (list === null) return -1
  const rows = rowsIn(draft, list)
  const byId = row === '' ? -1 : rows.findIndex((known) => textIn(known, 'row') === row)
  if (byId >= 0 || about === '') return byId
  // A row of another id is another figure of the same indicator.
  return rows.findIndex(
    (known) => aboutOf(list, known) === about && (row === '' || textIn(known, 'row') === ''),
  )
}

/** What stands in the draft where a row of the workbook belongs; null: nothing. */
export function placeIn(draft: Draft | null, target: Target): Draft | null {
  if (target.list === null) return draft
  return rowsIn(draft, target.list)[placeOf(draft, target)] ?? null
}

/** The draft with the changes of one row of the workbook; a row that isn't there yet comes last. */
export function withChanges(
  draft: Draft,
  target: Target,
  changes: readonly Pick<Difference, 'field' | 'after'>[],
): Draft {
  const values = Object.fromEntries(changes.map(({ field, after }) => [field, after]))
  const { list } = target
  if (list === null) return { ...draft, ...values }
  const rows = rowsIn(draft, list)
  const place = placeOf(draft, target)
  if (place >= 0) return { ...draft, [list]: rows.with(place, { ...rows[place], ...values }) }
  const field = ABOUT[list]
  const made = {
    row: target.row || target.about,
    ...(field !== undefined && { [field]: target.about }),
    ...values,
  }
  return { ...draft, [list]: [...rows, made] }
}

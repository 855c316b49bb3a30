import { createHash } from 'node:crypto'
import type { FieldErrors } from '@/lib/action-result'
import type { Locale } from '@/lib/i18n/model'
import { ROWS_MAX } from '@/lib/reports/input'
import { type DataChoices, entryOf, faultAt, sameEntry } from './cells'
import { type Draft, placeIn, placeOf, rowsIn, textIn, withChanges } from './draft-rows'
import { type Column, isEntry, type Sheet } from './layout'
import type { Difference, Fault, StagedCell, Target } from './model'

export interface RowToCompare {
  id: number
  sheet: Sheet
  sheetName: string
  row: number
  cells: Readonly<Record<string, StagedCell>>
  /** Letters of the sheet's columns in this file, by their names; missing: the file has no such column. */
  columns: Readonly<Record<string, string>>
}

export interface ComparedRow {
  id: number
  target: Target | null
  differences: Difference[]
  faults: Fault[]
}

/** What the rows about one report are compared with. */
export interface ReportNow {
  /** As it stood when the workbook was made; null: nobody knows. */
  base: Draft | null
  /** As it stands now, or as it would begin. */
  now: Draft
  language: Locale
  cycle: string
  indicators: readonly string[]
  milestones: readonly string[]
  /** What is wrong with a draft, by the form's names of its fields. */
  check: (draft: Draft) => FieldErrors
}

/** Only missing yet. */
const GAPS: readonly string[] = [
  'required',
  'choose',
  'needs_source',
  'needs_document',
  'method_note',
  'level_basis',
  'wording_or_summary',
]

/** A draft may have gaps: what is wrong with an empty cell stops nothing. */
export const isWrong = (code: string, cell: StagedCell | undefined): boolean =>
  cell !== undefined && cell.text.trim() !== '' && !GAPS.includes(code)

/**
 * Compares all rows of a workbook that are about one report with its draft. Nothing is changed. `before` is what
 * stands in the draft now; what the workbook holds as it went out is no difference, whatever others wrote since.
 */
export function compareReport(
  rows: readonly RowToCompare[],
  report: ReportNow,
  data: DataChoices = {},
): ComparedRow[] {
  const seen = new Map<string, RowToCompare>()
  const compared = rows.map((row) => compareRow(row, report, data, seen))
  refuseSurplus(rows, compared, report.now)
  if (!compared.some(({ differences, faults }) => differences.length || faults.length)) return compared

  let draft = report.now
  for (const [index, { target, differences, faults }] of compared.entries()) {
    // What can't be read stands there all the same, so that the rest of its row is checked with it.
    const unread = faults.flatMap(({ field }) => ({ field, after: rows[index]?.cells[field]?.text || '?' }))
    const changes = [...differences, ...unread]
    if (target && changes.length && !faults.some(({ code }) => code === 'repeated_row'))
      draft = withChanges(draft, target, changes)
  }
  for (const [path, code] of Object.entries(report.check(draft))) {
    const place = cellOf(path, draft, rows, compared)
    if (!place) continue
    const { found, field, row } = place
    if (found.faults.some((fault) => fault.field === field)) continue
    found.faults.push(faultAt(field, row.columns[field] ?? '', code, isWrong(code, row.cells[field])))
  }
  return compared
}

/** More new rows than a list of a draft holds would be left out of it in silence. */
function refuseSurplus(rows: readonly RowToCompare[], compared: readonly ComparedRow[], now: Draft): void {
  const held = new Map<string, number>()
  for (const [index, one] of compared.entries()) {
    const { target, differences, faults } = one
    const row = rows[index]
    if (!row || target?.list == null || differences.length === 0 || placeOf(now, target) >= 0) continue
    const count = (held.get(target.list) ?? rowsIn(now, target.list).length) + 1
    held.set(target.list, count)
    if (count > ROWS_MAX) faults.push(faultAt('subject', row.columns.subject ?? '', 'too_many_rows'))
  }
}

function compareRow(
  row: RowToCompare,
  report: ReportNow,
  data: DataChoices,
  seen: Map<string, RowToCompare>,
): ComparedRow {
  const { sheet, cells, columns } = row
  const { base, now, language } = report
  const faults: Fault[] = []
  const unread: { column: Column; code: string }[] = []
  const entries = new Map<Column, string>()
  for (const column of sheet.columns) {
    if (!isEntry(column) || columns[column.name] === undefined) continue
    const read = entryOf(cells[column.name], column, language, data)
    if (read.ok) entries.set(column, read.entry)
    else unread.push({ column, code: read.code })
  }
  const isEmpty = unread.length === 0 && [...entries.values()].every((entry) => entry.trim() === '')
  const nothing = { id: row.id, target: null, differences: [], faults: [] }
  const target = targetOf(row, report, entries)
  // An answer that no list offers went out as it stood in the draft.
  for (const { column, code } of unread)
    if (
      code !== 'not_a_choice' ||
      cells[column.name]?.text !== textIn(placeIn(base ?? now, target), column.name)
    )
      faults.push(faultAt(column, columns[column.name] ?? '', code))

  const cycle = cells.cycle
  if (cycle && cycle.text.trim() !== report.cycle)
    faults.push(faultAt('cycle', cycle.at, 'wrong_cycle', true, { cycle: report.cycle }))
  if (target.code !== null) {
    // Empty rows at the end of a sheet are about nothing.
    if (isEmpty && target.code === 'key_missing') return nothing
    faults.push(faultAt('subject', columns.subject ?? '', target.code))
    return { ...nothing, faults }
  }

  const key = `${sheet.id} ${target.row} ${target.about}`
  const isNew = target.list !== null && target.about === '' && !cells.row
  if (isNew && isEmpty) return nothing
  const first = seen.get(key)
  if (first)
    faults.push(faultAt('subject', columns.subject ?? '', 'repeated_row', true, { row: String(first.row) }))
  else seen.set(key, row)

  const [was, is] = [placeIn(base, target), placeIn(now, target)]
  if (target.list !== null && cells.row && !is && placeOf(base, target) >= 0 && !target.about)
    return { ...nothing, faults: [faultAt('subject', columns.subject ?? '', 'row_gone')] }
  // It came with this very file before.
  if (isNew && is) return nothing
  if (isNew && equalsAny(rowsIn(now, target.list ?? ''), entries, language)) return nothing
  const differences: Difference[] = []
  for (const [column, entry] of entries) {
    const [before, began] = [textIn(is, column.name), base === null ? null : textIn(was, column.name)]
    if (sameEntry(entry, before, column, language)) continue
    if (began !== null && sameEntry(entry, began, column, language)) continue
    // Where nobody knows what the workbook went out with, an empty cell says nothing, and what stands is somebody's word.
    if (began === null && is && entry.trim() === '') continue
    differences.push({
      field: column.name,
      at: columns[column.name] ?? '',
      before,
      after: entry,
      ...((began === null ? before.trim() !== '' : !sameEntry(before, began, column, language)) && {
        theirs: before,
      }),
    })
  }
  return { id: row.id, target: withoutCode(target), differences, faults }
}

const withoutCode = ({ list, row, about }: Target): Target => ({ list, row, about })

/** `code`: why the row belongs nowhere; null: it does. */
function targetOf(
  { sheet, cells }: RowToCompare,
  { base, now, indicators, milestones }: ReportNow,
  entries: ReadonlyMap<Column, string>,
): Target & { code: string | null } {
  const { list } = sheet
  if (list === null) return { list, row: '', about: '', code: null }
  const row = cells.row?.text.trim() ?? ''
  const about = cells.about?.text.trim() ?? ''
  const needsAbout = sheet.columns.some(({ name }) => name === 'about')
  if (needsAbout) {
    if (about === '') return { list, row, about, code: 'key_missing' }
    const known = list === 'values' ? indicators : milestones
    return { list, row, about, code: known.includes(about) ? null : 'unknown_row' }
  }
  if (row === '') return { list, row: idOfNew(sheet, entries), about, code: null }
  const target = { list, row, about }
  const isKnown = placeOf(now, target) >= 0 || placeOf(base, target) >= 0
  return { ...target, code: isKnown ? null : 'unknown_row' }
}

/** The same new row of the same file is the same row of the draft, however often it comes. */
const idOfNew = ({ id }: Sheet, entries: ReadonlyMap<Column, string>): string =>
  `x${createHash('sha256')
    .update(JSON.stringify([id, ...entries.values()]))
    .digest('hex')
    .slice(0, 10)}`

const equalsAny = (rows: readonly Draft[], entries: ReadonlyMap<Column, string>, language: Locale): boolean =>
  rows.some((row) =>
    [...entries].every(([column, entry]) => sameEntry(entry, textIn(row, column.name), column, language)),
  )

/** The cell of a field of the draft, among the rows of the workbook; null: it has none there. */
function cellOf(
  path: string,
  draft: Draft,
  rows: readonly RowToCompare[],
  compared: readonly ComparedRow[],
): { found: ComparedRow; field: string; row: RowToCompare } | null {
  const [list = '', at, inner] = path.split('.')
  for (const [index, found] of compared.entries()) {
    const row = rows[index]
    const { target } = found
    if (!row || !target) continue
    if (target.list === null) {
      if (at === undefined && row.sheet.columns.some(({ name }) => name === list))
        return { found, field: list, row }
    } else if (target.list === list && at !== undefined && placeOf(draft, target) === Number(at)) {
      const field = row.sheet.columns.some(({ name }) => name === inner)
        ? (inner ?? '')
        : (firstEntry(row.sheet)?.name ?? '')
      return { found, field, row }
    }
  }
  return null
}

const firstEntry = (sheet: Sheet) => sheet.columns.find(isEntry)

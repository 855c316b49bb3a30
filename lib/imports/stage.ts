import { columnLetters, type ReadCell, type ReadRow } from '@/lib/workbooks/model'
import { ABOUT_SHEET, findSheet, kindOfSheet, type Sheet } from './layout'
import type { FileNotice, StagedCell } from './model'

/** A row of one of our sheets, as it stands in the file. */
export interface StagedRow {
  sheet: string
  sheetName: string
  row: number
  subject: string
  cells: Record<string, StagedCell>
}

/** What a workbook says of itself, and what was found around its rows. */
export interface Staged {
  about: Readonly<Record<string, string>>
  /** By the sheet's id: letters of its columns by their names. */
  columns: Readonly<Record<string, Readonly<Record<string, string>>>>
  notices: readonly FileNotice[]
}

/** Our hidden names stand in the first row; whoever put lines above them is understood too. */
const HEAD_SEARCH = 6
/** So many lines of the hidden sheet are taken: one for each commitment, and a few. */
const ABOUT_ROWS = 5000
const NOTICES_MAX = 100

interface Seen {
  sheet: Sheet | null
  /** Row with our hidden names; the one below it holds the words people read. */
  head: number
  names: Map<number, string>
  strangers: Set<number>
}

/**
 * Tells the rows of our sheets from everything else in a workbook: by hidden names, so that sheets and columns may be
 * moved, renamed, sorted or be in another language. Give it every row in order; it answers with the row where it is one
 * of ours.
 */
export function createStaging(): { take(row: ReadRow): StagedRow | null; end(): Staged } {
  const about: Record<string, string> = {}
  const columns: Record<string, Record<string, string>> = {}
  const notices: FileNotice[] = []
  const sheets = new Map<number, Seen>()
  const note = (code: string, sheet: string, at: string) => {
    if (notices.length < NOTICES_MAX) notices.push({ code, sheet, at })
  }

  function begin({ sheet: name, row, cells }: ReadRow, seen: Seen): void {
    const named = cells.flatMap(({ column, text }) => {
      const [id = '', field] = text.trim().split('.')
      return field === undefined ? [] : [{ column, id, field }]
    })
    const first = named[0] && findSheet(named[0].id)
    const isOther = named[0]?.id === 'instructions' || named[0]?.id === 'lists'
    if (isOther) seen.head = 0
    if (!first) return
    if (columns[first.id]) {
      note('repeated_sheet', name, '')
      seen.head = 0
      return
    }
    seen.sheet = first
    seen.head = row
    const places: Record<string, string> = {}
    for (const { column, id, field } of named) {
      if (id !== first.id || !first.columns.some((known) => known.name === field)) continue
      if (places[field] !== undefined) {
        note('repeated_column', name, columnLetters(column))
        continue
      }
      places[field] = columnLetters(column)
      seen.names.set(column, field)
    }
    columns[first.id] = places
    for (const known of first.columns)
      if (places[known.name] === undefined && known.kind !== 'shown')
        note(`missing_${known.kind === 'key' ? 'key' : 'column'}`, name, known.name)
  }

  function take(read: ReadRow): StagedRow | null {
    const seen: Seen = sheets.get(read.sheetIndex) ?? {
      sheet: null,
      head: read.cells[0]?.text.trim() === ABOUT_SHEET ? -1 : Number.POSITIVE_INFINITY,
      names: new Map(),
      strangers: new Set(),
    }
    sheets.set(read.sheetIndex, seen)
    if (seen.head === -1) {
      const [name, value] = read.cells
      if (name && value && read.row <= ABOUT_ROWS) about[name.text.trim()] = value.text.trim()
      return null
    }
    if (seen.head === 0) return null
    if (!seen.sheet) {
      if (read.row <= HEAD_SEARCH) begin(read, seen)
      if (!seen.sheet && seen.head !== 0 && read.row > HEAD_SEARCH) {
        note('unknown_sheet', read.sheet, '')
        seen.head = 0
      }
      return null
    }
    if (read.row === seen.head + 1) return null
    return rowOf(read, seen, seen.sheet)
  }

  function rowOf(read: ReadRow, seen: Seen, { id }: Sheet): StagedRow | null {
    const cells: Record<string, StagedCell> = {}
    for (const cell of read.cells) {
      const name = seen.names.get(cell.column)
      if (name !== undefined) cells[name] = staged(cell)
      else if (!seen.strangers.has(cell.column)) {
        seen.strangers.add(cell.column)
        note('unknown_column', read.sheet, columnLetters(cell.column))
      }
    }
    if (Object.keys(cells).length === 0) return null
    const said = (cells.subject?.text ?? '').trim().slice(0, 40)
    const subject = kindOfSheet(id) === 'reports' ? said.toUpperCase() : said
    return { sheet: id, sheetName: read.sheet, row: read.row, subject, cells }
  }

  return { take, end: () => ({ about, columns, notices }) }
}

const staged = ({ column, kind, text, formula }: ReadCell): StagedCell => ({
  at: columnLetters(column),
  kind,
  text,
  ...(formula && { formula: true as const }),
})

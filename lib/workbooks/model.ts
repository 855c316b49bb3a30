/** Why a file as a whole is not read. */
export const WORKBOOK_FAULTS = [
  'empty',
  'not_a_workbook',
  'old_format',
  'binary_format',
  'open_document',
  'encrypted',
  'macros',
  'damaged',
  'forbidden_xml',
  'file_too_large',
  'inflates_too_much',
  'too_many_parts',
  'too_many_sheets',
  'too_many_rows',
  'too_many_columns',
  'cell_too_long',
  'too_slow',
] as const
export type WorkbookFault = (typeof WORKBOOK_FAULTS)[number]

/** A file that is refused as a whole. The message is for the log. */
export class WorkbookError extends Error {
  constructor(
    readonly fault: WorkbookFault,
    message: string = fault,
  ) {
    super(message)
    this.name = 'WorkbookError'
  }
}

/**
 * `date`: a number that its format shows as a date, as `2026`, `2026-12` or `2026-12-31`. `error`: such as `#REF!`.
 * `number`: a plain decimal of up to 15 significant digits, as Excel shows it.
 */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error'

export interface ReadCell {
  /** From 0. */
  column: number
  kind: CellKind
  text: string
  /** The text is what a formula gave when the file was last saved: nobody typed it. */
  formula: boolean
}

export interface ReadRow {
  sheet: string
  /** Position of the sheet in the workbook, from 0. */
  sheetIndex: number
  /** As Excel counts, from 1. */
  row: number
  cells: ReadCell[]
  /** Share of the packed bytes that were read so far, 0 to 1. */
  progress: number
}

/** `G` for 6. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** 6 for `G12`; null: not the address of a cell. */
export function columnOf(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d*$/.exec(address)?.[1]
  if (!letters) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

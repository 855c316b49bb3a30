const MB = 1024 * 1024

/** What a workbook may hold at most. Sizes are of what was inflated, counted on the way, never what a header says. */
export interface WorkbookLimits {
  /** Bytes of the file as sent. */
  fileBytes: number
  /** Inflated bytes of everything that is read, and of one part of it. */
  inflatedBytes: number
  partBytes: number
  /** Inflated bytes of the table of texts: it is the one part that is kept in memory. */
  textBytes: number
  /** Inflated ÷ packed bytes of a part, once it is larger than `ratioFrom`. Honest sheets stay under 60. */
  ratio: number
  ratioFrom: number
  /** Parts in the archive, sheets, rows with content in all sheets together, columns of a sheet. */
  parts: number
  sheets: number
  rows: number
  columns: number
  /** Characters of a cell: Excel's own bound. */
  cellLength: number
  /** Milliseconds for the whole file. */
  time: number
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 20 * MB,
  inflatedBytes: 300 * MB,
  partBytes: 200 * MB,
  textBytes: 64 * MB,
  ratio: 200,
  ratioFrom: MB,
  parts: 500,
  sheets: 30,
  rows: 120_000,
  columns: 150,
  cellLength: 32_767,
  time: 180_000,
}

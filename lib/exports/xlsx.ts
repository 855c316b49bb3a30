import type { Readable } from 'node:stream'
import { translatorOf } from '@/lib/i18n/translator'
import { type CellToWrite, type RowToWrite, type SheetToWrite, writeWorkbook } from '@/lib/workbooks/write'
import { type About, aboutLines } from './about'
import { readDictionary } from './dictionary'
import type { Cell, Column, Extract } from './model'

/** Rows that a sheet can hold below its head. */
export const SHEET_ROWS = 1_048_575
/** A sheet holds numbers of 15 digits and cells of 32,767 letters. */
const DIGITS = 15
const LETTERS = 32_767

const NUMBERS: readonly Column['type'][] = ['integer', 'decimal', 'share']
const WIDTHS: Partial<Record<Column['type'], number>> = { text: 40, texts: 40, list: 18, instant: 26 }

function cellOf(type: Column['type'], cell: Cell): CellToWrite {
  if (cell === null) return null
  if (type === 'boolean') return { flag: String(cell) === 'true', style: 'data' }
  if (NUMBERS.includes(type) && isExact(String(cell))) return { number: String(cell), style: 'data' }
  const text = String(cell)
  return { text: text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text, style: 'data' }
}

/** One of more digits would be another number in the sheet, so it goes out as text. */
const isExact = (decimal: string): boolean =>
  decimal.replace(/^-?0*\.?0*|\./g, '').replace(/^-/, '').length <= DIGITS

async function* rowsOf({ table: { columns }, batches }: Extract): AsyncGenerator<RowToWrite> {
  yield { cells: columns.map(({ key }) => ({ text: key, style: 'dataHead' as const })) }
  for await (const rows of batches())
    for (const cells of rows)
      yield { cells: columns.map(({ type }, index) => cellOf(type, cells[index] ?? null)) }
}

const sheetOf = (extract: Extract): SheetToWrite => ({
  name: extract.table.name,
  columns: extract.table.columns.map(({ key, type }) => ({
    width: Math.max(WIDTHS[type] ?? 12, Math.min(key.length + 4, 28)),
  })),
  frozen: { rows: 1, columns: 1 },
  filterRow: 1,
  rows: rowsOf(extract),
})

/** A workbook of all tables, a sheet each, between one that says what it is and one that explains every column. */
export function xlsxStream(about: About): Readable {
  const t = translatorOf(about.locale)
  const tables = about.file.tables.map(({ table }) => table)
  const lines = aboutLines(about)
  const dictionary = readDictionary(about.locale, tables)
  return writeWorkbook({
    title: 'Vaada',
    effort: 1,
    sheets: [
      {
        name: t('exports.sheets.about'),
        columns: [{ width: 24 }, { width: 100 }],
        rows: [
          { cells: [{ text: 'Vaada', style: 'title' }] },
          ...lines.map(([label, text]) => ({
            cells: [
              { text: label, style: 'strong' as const },
              { text, style: 'plain' as const },
            ],
          })),
        ],
      },
      ...about.file.tables.map(sheetOf),
      {
        ...sheetOf(dictionary),
        name: t('exports.sheets.dictionary'),
        columns: [16, 26, 10, 18, 24, 80, 30, 36].map((width) => ({ width })),
        frozen: { rows: 1, columns: 2 },
      },
    ],
  })
}

/** Tables that no sheet can hold. */
export const tooLong = (tables: readonly Extract[]): boolean =>
  tables.some(({ total }) => (total ?? 0) > SHEET_ROWS)

import type { Locale } from '@/lib/i18n/model'
import { readWorkbook } from '@/lib/workbooks/read'
import { workbookBytes } from '@/lib/workbooks/write'
import { type ComparedRow, compareReport, type ReportNow, type RowToCompare } from './compare'
import { findSheet } from './layout'
import { createStaging, type Staged, type StagedRow } from './stage'
import { type ReportForWorkbook, reportsWorkbook } from './workbook'

/** The rows of ours in a file, as the worker takes them. */
export async function stagedFrom(file: Buffer): Promise<Staged & { rows: StagedRow[] }> {
  const staging = createStaging()
  const rows: StagedRow[] = []
  for await (const read of readWorkbook(file)) {
    const row = staging.take(read)
    if (row) rows.push(row)
  }
  return { ...staging.end(), rows }
}

export const toCompare = ({ columns, rows }: { columns: Staged['columns']; rows: readonly StagedRow[] }) =>
  rows.flatMap(({ sheet: id, ...row }, index): RowToCompare[] => {
    const sheet = findSheet(id)
    return sheet ? [{ ...row, id: index, sheet, columns: columns[id] ?? {} }] : []
  })

export const aWorkbook = (reports: readonly ReportForWorkbook[], locale: Locale = 'en') =>
  workbookBytes(
    reportsWorkbook({
      maker: { code: 'AAA', name: 'Aland' },
      cycle: '2026',
      dueOn: '15 January 2027',
      locale,
      reports,
    }),
  )

/** What comes of a file that is about one report. */
export async function comparedFrom(file: Buffer, report: ReportNow): Promise<ComparedRow[]> {
  const staged = await stagedFrom(file)
  return compareReport(
    toCompare(staged).filter((_, index) => staged.rows[index]?.subject !== ''),
    report,
  )
}

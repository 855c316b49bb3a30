import yazl from 'yazl'
import type { WorkbookLimits } from './limits'
import { columnLetters, columnOf, type ReadRow } from './model'
import { readWorkbook } from './read'
import { escapeText } from './xml'

/** An archive of these parts, for tests that need a workbook no honest program would write. */
export async function archiveOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a small workbook with one sheet; `sheetData` as XML. */
export const partsOf = (sheetData: string, more: Record<string, string | Buffer> = {}) => ({
  '[Content_Types].xml':
    '<Types xmlns="x"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
  ...more,
})

export async function rowsOf(file: Buffer, limits?: WorkbookLimits): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const row of readWorkbook(file, limits)) rows.push(row)
  return rows
}

/** What a program puts into a cell; `date` is a serial number with the format of a day. */
export type ProgramCell =
  | { text: string }
  | { number: string }
  | { date: number }
  | { formula: string; value: string }
  | { error: string }

/** A workbook that a program works on: sheets in order, each with its cells by address. */
export type Grids = Map<string, Map<string, ProgramCell>>

/** Everything of a file as plain cells, as a program that knows nothing of styles would keep it. */
export async function gridsOf(file: Buffer): Promise<Grids> {
  const grids: Grids = new Map()
  for (const { sheet, row, cells } of await rowsOf(file)) {
    const grid = grids.get(sheet) ?? new Map<string, ProgramCell>()
    grids.set(sheet, grid)
    for (const { column, text } of cells) grid.set(`${columnLetters(column)}${row}`, { text })
  }
  return grids
}

const addressOf = (address: string) => {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  return { row: Number(row), column: columnOf(letters) ?? 0 }
}

function cellXml(address: string, cell: ProgramCell): string {
  if ('text' in cell)
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeText(cell.text)}</t></is></c>`
  if ('number' in cell) return `<c r="${address}"><v>${cell.number}</v></c>`
  if ('date' in cell) return `<c r="${address}" s="1"><v>${cell.date}</v></c>`
  if ('error' in cell) return `<c r="${address}" t="e"><v>${escapeText(cell.error)}</v></c>`
  return `<c r="${address}"><f>${escapeText(cell.formula)}</f><v>${escapeText(cell.value)}</v></c>`
}

function sheetXml(grid: ReadonlyMap<string, ProgramCell>): string {
  const byRow = new Map<number, [string, ProgramCell][]>()
  for (const [address, cell] of grid) {
    const { row } = addressOf(address)
    byRow.set(row, [...(byRow.get(row) ?? []), [address, cell]])
  }
  return [...byRow]
    .toSorted(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const ordered = cells.toSorted(([a], [b]) => addressOf(a).column - addressOf(b).column)
      return `<row r="${row}">${ordered.map(([address, cell]) => cellXml(address, cell)).join('')}</row>`
    })
    .join('')
}

/** The file that such a program saves. */
export function fileOf(grids: Grids): Promise<Buffer> {
  const names = [...grids.keys()]
  const each = (xml: (name: string, number: number) => string) =>
    names.map((name, i) => xml(name, i + 1)).join('')
  return archiveOf({
    ...partsOf(''),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((name, n) => `<sheet name="${escapeText(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${each((_, n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...Object.fromEntries(
      [...grids.values()].map((grid, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${sheetXml(grid)}</sheetData></worksheet>`,
      ]),
    ),
  })
}

import { Readable } from 'node:stream'
import yazl from 'yazl'
import { columnLetters } from './model'
import { STYLE_NAMES, type StyleName, styleNumber, stylesXml } from './styles'
import { escapeText } from './xml'

export type CellToWrite =
  | { text: string; style?: StyleName }
  | { number: string; style?: StyleName }
  | { flag: boolean; style?: StyleName }
  | null

export interface RowToWrite {
  cells: readonly CellToWrite[]
  hidden?: boolean
  /** In points; undefined: as high as its texts need. */
  height?: number
}

export interface SheetToWrite {
  name: string
  isHidden?: boolean
  columns: readonly { width: number; hidden?: boolean }[]
  /** Rows that stay in sight, and columns. */
  frozen?: { rows: number; columns: number }
  /** Only cells of an unlocked style can be typed into. */
  isProtected?: boolean
  rows: Iterable<RowToWrite> | AsyncIterable<RowToWrite>
  /** Row whose cells get buttons to filter and sort what stands below. */
  filterRow?: number
  /** Answers that a column offers, as a range of another sheet, for the rows from–to. */
  lists?: readonly { column: number; from: number; to: number; range: string; title: string; words: string }[]
  /** Joins cells of a row, as `A1:F1`. */
  merged?: readonly string[]
}

export interface WorkbookToWrite {
  /** Neutral: it shows in lists of files. */
  title: string
  sheets: readonly SheetToWrite[]
  /** Of the compression, 1 (fast) to 9; undefined: 6. */
  effort?: number
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN_NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
/** One instant for every part, so that the same content is the same file and says nothing of when it was made. */
const MADE = new Date('2026-01-01T00:00:00Z')

/**
 * A workbook as a stream of bytes: texts are texts whatever they begin with, and no property says who made it.
 * Rows are taken one by one.
 */
export function writeWorkbook({ title, sheets, effort: compressionLevel }: WorkbookToWrite): Readable {
  const zip = new yazl.ZipFile()
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error))
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(XML + xml), name, { mtime: MADE })
  const numbers = sheets.map((_, index) => index + 1)
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`
  add(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main')}${numbers.map((n) => override(`/xl/worksheets/sheet${n}.xml`, 'officedocument.spreadsheetml.worksheet')).join('')}${override('/xl/styles.xml', 'officedocument.spreadsheetml.styles')}${override('/docProps/core.xml', 'package.core-properties')}</Types>`,
  )
  add(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  )
  add(
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(title)}</dc:title></cp:coreProperties>`,
  )
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN_NS}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${sheets
      .map(
        ({ name, isHidden }, i) =>
          `<sheet name="${attribute(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships">${numbers
      .map(
        (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  )
  add('xl/styles.xml', stylesXml(MAIN_NS))
  for (const [index, sheet] of sheets.entries())
    zip.addReadStreamLazy(
      `xl/worksheets/sheet${index + 1}.xml`,
      { mtime: MADE, ...(compressionLevel && { compressionLevel }) },
      (callback) => callback(null, Readable.from(sheetPieces(sheet), { objectMode: false })),
    )
  zip.end()
  return Readable.from(zip.outputStream)
}

/** For small workbooks. */
export async function workbookBytes(workbook: WorkbookToWrite): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of writeWorkbook(workbook)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const PIECE = 32_768

async function* sheetPieces(sheet: SheetToWrite): AsyncGenerator<string> {
  const { columns, frozen, isProtected, filterRow, lists = [], merged = [] } = sheet
  let piece = `${XML}<worksheet xmlns="${MAIN_NS}"><sheetViews><sheetView workbookViewId="0">${frozen ? pane(frozen) : ''}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
    .map(
      ({ width, hidden }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
    )
    .join('')}</cols><sheetData>`
  let number = 0
  for await (const row of sheet.rows) {
    number += 1
    piece += rowXml(row, number)
    if (piece.length > PIECE) {
      yield piece
      piece = ''
    }
  }
  piece += '</sheetData>'
  // Widths, heights, sorting and filters stay the reader's own.
  if (isProtected)
    piece +=
      '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
  const last = columnLetters(Math.max(0, columns.length - 1))
  if (filterRow) piece += `<autoFilter ref="A${filterRow}:${last}${Math.max(filterRow, number)}"/>`
  if (merged.length)
    piece += `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  if (lists.length)
    piece += `<dataValidations count="${lists.length}">${lists
      .map(
        ({ column, from, to, range, title, words }) =>
          `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${attribute(title)}" error="${attribute(words)}" sqref="${columnLetters(column)}${from}:${columnLetters(column)}${to}"><formula1>${escapeText(range)}</formula1></dataValidation>`,
      )
      .join('')}</dataValidations>`
  // Figures are texts, so that what is typed stays as it was typed; Excel would mark each of them.
  if (isProtected)
    piece += `<ignoredErrors><ignoredError sqref="A1:${last}${Math.max(1, number)}" numberStoredAsText="1"/></ignoredErrors>`
  yield `${piece}</worksheet>`
}

function pane({ rows, columns }: { rows: number; columns: number }): string {
  const corner = `${columnLetters(columns)}${rows + 1}`
  const active = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight'
  return `<pane${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''} topLeftCell="${corner}" activePane="${active}" state="frozen"/>`
}

function rowXml({ cells, hidden, height }: RowToWrite, number: number): string {
  let xml = `<row r="${number}"${hidden ? ' hidden="1"' : ''}${height ? ` ht="${height}" customHeight="1"` : ''}>`
  for (const [column, cell] of cells.entries()) {
    if (!cell) continue
    const address = `${columnLetters(column)}${number}`
    const style = cell.style ?? STYLE_NAMES[0]
    if ('number' in cell)
      xml += `<c r="${address}" s="${styleNumber(style, false)}"><v>${cell.number}</v></c>`
    else if ('flag' in cell)
      xml += `<c r="${address}" s="${styleNumber(style, false)}" t="b"><v>${cell.flag ? 1 : 0}</v></c>`
    else if (cell.text === '') xml += `<c r="${address}" s="${styleNumber(style, false)}"/>`
    else
      xml += `<c r="${address}" s="${styleNumber(style, startsLikeFormula(cell.text))}" t="inlineStr"><is><t xml:space="preserve">${escapeText(cell.text)}</t></is></c>`
  }
  return `${xml}</row>`
}

/** Excel would take it for a formula or a command if somebody edits the cell: its style says that it is text. */
export const startsLikeFormula = (text: string): boolean => /^[\s]*[=+\-@\t\r|%]/.test(text)

const attribute = (text: string) => escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')

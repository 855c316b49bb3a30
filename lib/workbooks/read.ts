import { type Archive, openArchive } from './archive'
import { type DateFormat, dateFormat, dateOfSerial } from './dates'
import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits'
import { type CellKind, columnOf, type ReadCell, type ReadRow, WorkbookError } from './model'
import { readAllXml, readXml, unescapeText } from './xml'

/**
 * The rows of a workbook that hold something, sheet after sheet, while it is being inflated: no more than a piece of
 * one sheet and the table of texts are in memory. Nothing is calculated, nothing outside the file is asked.
 * @throws WorkbookError
 */
export async function* readWorkbook(
  file: Buffer,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): AsyncGenerator<ReadRow> {
  const archive = await openArchive(file, limits)
  try {
    const main = await findMain(archive)
    const { sheets, since1904, textsPart, stylesPart } = await readMain(archive, main, limits)
    const formats = stylesPart ? await readFormats(archive, stylesPart) : []
    const texts = textsPart ? await readTexts(archive, textsPart, limits) : []
    const total = sheets.reduce((sum, { part }) => sum + archive.packedBytes(part), 0)
    const before = archive.readBytes()
    const counter = { rows: 0 }
    for (const [sheetIndex, { name, part }] of sheets.entries())
      for await (const { row, cells } of readSheet(
        archive,
        part,
        { formats, texts, since1904 },
        limits,
        counter,
      ))
        yield {
          sheet: name,
          sheetIndex,
          row,
          cells,
          progress: total === 0 ? 1 : Math.min(1, (archive.readBytes() - before) / total),
        }
  } finally {
    archive.close()
  }
}

const TYPES = '[Content_Types].xml'
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml'

/** The part that lists the sheets. Whoever gives a file another name doesn't change what is in it. */
async function findMain(archive: Archive): Promise<string> {
  if (!archive.has(TYPES))
    throw new WorkbookError(archive.has('mimetype') ? 'open_document' : 'not_a_workbook', `no ${TYPES}`)
  let main: string | null = null
  let fault: 'macros' | 'binary_format' | null = null
  await readAllXml(archive.text(TYPES), {
    open(_, { ContentType: type = '', PartName: part = '' }) {
      if (/macroenabled|vbaproject|macrosheet|intlmacrosheet/i.test(type)) fault = 'macros'
      else if (/ms-excel\.sheet\.binary/i.test(type)) fault ??= 'binary_format'
      else if (type === MAIN || type === TEMPLATE) main = part.replace(/^\//, '')
    },
  })
  if (archive.names().some((name) => /vbaproject|\/macrosheets\//i.test(name))) fault = 'macros'
  if (fault) throw new WorkbookError(fault)
  if (main === null || !archive.has(main)) throw new WorkbookError('not_a_workbook', 'no main part')
  return main
}

interface Main {
  sheets: { name: string; part: string }[]
  since1904: boolean
  textsPart: string | null
  stylesPart: string | null
}

async function readMain(archive: Archive, main: string, limits: WorkbookLimits): Promise<Main> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const partOf = new Map<string, string>()
  let textsPart: string | null = null
  let stylesPart: string | null = null
  await readAllXml(archive.text(`${folder}_rels/${main.slice(folder.length)}.rels`), {
    open(name, { Id, Target, Type, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return
      const part = Target.startsWith('/') ? Target.slice(1) : folder + Target
      if (!archive.has(part)) return
      partOf.set(Id, part)
      if (Type?.endsWith('/sharedStrings')) textsPart = part
      if (Type?.endsWith('/styles')) stylesPart = part
    },
  })
  const sheets: Main['sheets'] = []
  let since1904 = false
  await readAllXml(archive.text(main), {
    open(tag, attributes) {
      if (tag === 'workbookPr') since1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '')
      if (tag !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      const part = partOf.get(id)
      if (!part) throw new WorkbookError('damaged', `no sheet ${id}`)
      if (sheets.length >= limits.sheets) throw new WorkbookError('too_many_sheets')
      sheets.push({ name: attributes.name ?? '', part })
    },
  })
  if (new Set(sheets.map(({ part }) => part)).size !== sheets.length)
    throw new WorkbookError('damaged', 'a sheet twice')
  return { sheets, since1904, textsPart, stylesPart }
}

/** By the number of a cell's style: how precise a date it shows; null: no date. */
async function readFormats(archive: Archive, part: string): Promise<(DateFormat | null)[]> {
  const codes = new Map<number, string>()
  const formats: (DateFormat | null)[] = []
  let inCells = false
  await readAllXml(archive.text(part), {
    open(tag, { numFmtId, formatCode }) {
      if (tag === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      if (tag === 'cellXfs') inCells = true
      if (tag === 'xf' && inCells) formats.push(dateFormat(Number(numFmtId), codes.get(Number(numFmtId))))
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return formats
}

/** Gathers the runs of a rich text, without the readings that stand above Japanese words. */
function textGatherer(limits: WorkbookLimits) {
  let pieces: string[] = []
  let length = 0
  let open = false
  let aside = false
  return {
    open(tag: string) {
      if (tag === 'rPh') aside = true
      if (tag === 't' && !aside) open = true
    },
    close(tag: string) {
      if (tag === 'rPh') aside = false
      if (tag === 't') open = false
    },
    add(text: string) {
      if (!open) return
      length += text.length
      if (length > limits.cellLength * 7) throw new WorkbookError('cell_too_long')
      pieces.push(text)
    },
    take(): string {
      const text = unescapeText(pieces.join(''))
      if (text.length > limits.cellLength) throw new WorkbookError('cell_too_long')
      pieces = []
      length = 0
      return text
    },
  }
}

async function readTexts(archive: Archive, part: string, limits: WorkbookLimits): Promise<string[]> {
  const texts: string[] = []
  const gather = textGatherer(limits)
  await readAllXml(archive.text(part, limits.textBytes), {
    open: (tag) => gather.open(tag),
    close(tag) {
      gather.close(tag)
      if (tag === 'si') texts.push(gather.take())
    },
    text: (text) => gather.add(text),
  })
  return texts
}

interface Tables {
  formats: readonly (DateFormat | null)[]
  texts: readonly string[]
  since1904: boolean
}

async function* readSheet(
  archive: Archive,
  part: string,
  tables: Tables,
  limits: WorkbookLimits,
  counter: { rows: number },
): AsyncGenerator<{ row: number; cells: ReadCell[] }> {
  let ready: { row: number; cells: ReadCell[] }[] = []
  let row = 0
  let cells: ReadCell[] = []
  let column = -1
  let type = 'n'
  let style = 0
  let formula = false
  let inValue = false
  let value = ''
  const inline = textGatherer(limits)

  const pieces = readXml(archive.text(part), {
    open(tag, attributes) {
      switch (tag) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r)
          if (!Number.isSafeInteger(row) || row < 1) throw new WorkbookError('damaged', `row ${attributes.r}`)
          cells = []
          column = -1
          break
        case 'c': {
          const named = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
          if (named === null) throw new WorkbookError('damaged', `cell ${attributes.r}`)
          column = named
          type = attributes.t ?? 'n'
          style = Number(attributes.s ?? 0)
          formula = false
          value = ''
          break
        }
        case 'f':
          formula = true
          break
        case 'v':
          inValue = true
          break
        default:
          inline.open(tag)
      }
    },
    close(tag) {
      inline.close(tag)
      if (tag === 'v') inValue = false
      if (tag === 'c') {
        const cell = cellOf(type === 'inlineStr' ? inline.take() : value, type, style, tables)
        if (cell && (cell.text !== '' || formula)) {
          if (column >= limits.columns) throw new WorkbookError('too_many_columns', `${column + 1}`)
          if (cell.text.length > limits.cellLength) throw new WorkbookError('cell_too_long')
          cells.push({ column, formula, ...cell })
        } else if (formula) cells.push({ column, formula, kind: 'text', text: '' })
      }
      if (tag === 'row' && cells.length > 0) {
        counter.rows += 1
        if (counter.rows > limits.rows) throw new WorkbookError('too_many_rows')
        ready.push({ row, cells })
      }
    },
    text(text) {
      if (inValue) {
        value += text
        if (value.length > limits.cellLength * 7) throw new WorkbookError('cell_too_long')
      } else inline.add(text)
    },
  })
  for await (const _ of pieces) {
    yield* ready
    ready = []
  }
}

/** Null: the cell holds nothing. */
function cellOf(
  value: string,
  type: string,
  style: number,
  { formats, texts, since1904 }: Tables,
): { kind: CellKind; text: string } | null {
  switch (type) {
    case 'inlineStr':
      return { kind: 'text', text: value }
    case 'str':
      return { kind: 'text', text: unescapeText(value) }
    case 's': {
      const text = value === '' ? '' : texts[Number(value)]
      if (text === undefined) throw new WorkbookError('damaged', `text ${value}`)
      return { kind: 'text', text }
    }
    case 'b':
      return { kind: 'boolean', text: value === '1' || value === 'true' ? 'true' : 'false' }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) }
    default: {
      if (value.trim() === '') return null
      const number = Number(value)
      if (!Number.isFinite(number)) throw new WorkbookError('damaged', `number ${value.slice(0, 40)}`)
      const format = formats[style]
      const date = format ? dateOfSerial(number, format, since1904) : null
      return date === null ? { kind: 'number', text: plainDecimal(number) } : { kind: 'date', text: date }
    }
  }
}

/** As Excel shows it: 15 significant digits, without an exponent. `0.1 + 0.2` is `0.3`. */
export function plainDecimal(value: number): string {
  const digits = value.toPrecision(15)
  if (!digits.includes('e')) return trimZeros(digits)
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : trimZeros(value.toFixed(20))
}

const trimZeros = (digits: string) => {
  const trimmed = digits.includes('.') ? digits.replace(/0+$/, '').replace(/\.$/, '') : digits
  return trimmed === '-0' ? '0' : trimmed
}

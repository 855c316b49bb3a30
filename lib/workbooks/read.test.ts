import { expect, test } from 'vitest'
import { WORKBOOK_LIMITS } from './limits'
import { WorkbookError, type WorkbookFault } from './model'
import { plainDecimal } from './read'
import { archiveOf, partsOf, rowsOf } from './testing'

const faultOf = async (file: Buffer | Promise<Buffer>, limits = {}) => {
  try {
    await rowsOf(await file, { ...WORKBOOK_LIMITS, ...limits })
    return null
  } catch (error) {
    if (error instanceof WorkbookError) return error.fault
    throw error
  }
}
const cellsOf = async (sheetData: string, more = {}) =>
  (await rowsOf(await archiveOf(partsOf(sheetData, more)))).flatMap(({ cells }) => cells)

test('texts are read from the cell, from the table of texts and with their parts joined', async () => {
  const cells = await cellsOf(
    `<row r="3"><c r="B3" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c><c r="D3" t="s"><v>1</v></c>
     <c r="E3" t="s"><v>0</v></c></row>`,
    {
      'xl/sharedStrings.xml':
        '<sst><si><t>a_x000D_&lt;b</t></si><si><r><t>one </t></r><r><t>two</t></r><rPh><t>no</t></rPh></si></sst>',
    },
  )
  expect(cells).toEqual([
    { column: 1, kind: 'text', text: ' a ', formula: false },
    { column: 3, kind: 'text', text: 'one two', formula: false },
    { column: 4, kind: 'text', text: 'a\r<b', formula: false },
  ])
})

test('a number that its format shows as a date is that date, as precise as it is shown', async () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="mm\\.yyyy"/><numFmt numFmtId="171" formatCode="yyyy"/>
    <numFmt numFmtId="172" formatCode="#,##0.00 &quot;days&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>`
  const row = [0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>46387</v></c>`).join('')
  const cells = await cellsOf(`<row>${row}</row>`, { 'xl/styles.xml': styles })
  expect(cells.map(({ kind, text }) => [kind, text])).toEqual([
    ['number', '46387'],
    ['date', '2026-12-31'],
    ['date', '2026-12'],
    ['date', '2026'],
    ['number', '46387'],
  ])
})

test('a formula is told apart from what was typed, with and without a kept result', async () => {
  const cells = await cellsOf(
    '<row><c><f>A1</f><v>5</v></c><c t="str"><f>B1</f><v>x</v></c><c><f>C1</f></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c></row>',
  )
  expect(cells).toEqual([
    { column: 0, kind: 'number', text: '5', formula: true },
    { column: 1, kind: 'text', text: 'x', formula: true },
    { column: 2, kind: 'text', text: '', formula: true },
    { column: 3, kind: 'error', text: '#REF!', formula: false },
    { column: 4, kind: 'boolean', text: 'true', formula: false },
  ])
})

test.each([
  [0.1 + 0.2, '0.3'],
  [1234.5, '1234.5'],
  [1e21, '1000000000000000000000'],
  [1e-7, '0.0000001'],
  [-0, '0'],
  [123456789012345, '123456789012345'],
])('%d is written %s', (value, text) => {
  expect(plainDecimal(value)).toBe(text)
})

const sheet = '<row><c t="inlineStr"><is><t>a</t></is></c></row>'
const office = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const types = (type: string) => `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`
const MACROS = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'

const REFUSED: [string, WorkbookFault, () => Buffer | Promise<Buffer>][] = [
  ['nothing', 'empty', () => Buffer.alloc(0)],
  ['three bytes', 'not_a_workbook', () => Buffer.from('abc')],
  ['a picture named .xlsx', 'not_a_workbook', () => Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ['a text with commas', 'not_a_workbook', () => Buffer.from('reference,value\nKAZ-2021-01,5\n')],
  ['the format before 2007', 'old_format', () => Buffer.concat([office, Buffer.alloc(600)])],
  [
    'a workbook under a password',
    'encrypted',
    () => Buffer.concat([office, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  [
    'a text document',
    'not_a_workbook',
    () => archiveOf({ '[Content_Types].xml': types('application/word') }),
  ],
  ['an OpenDocument sheet', 'open_document', () => archiveOf({ mimetype: 'application/vnd.oasis' })],
  [
    'macros under another name',
    'macros',
    () => archiveOf({ ...partsOf(sheet), '[Content_Types].xml': types(MACROS) }),
  ],
  ['a macro that nothing lists', 'macros', () => archiveOf(partsOf(sheet, { 'xl/vbaProject.bin': 'x' }))],
  [
    'the binary format',
    'binary_format',
    () => archiveOf({ '[Content_Types].xml': types('application/vnd.ms-excel.sheet.binary.macro') }),
  ],
  ['half of a file', 'damaged', async () => (await archiveOf(partsOf(sheet))).subarray(0, 300)],
  [
    'no sheets',
    'damaged',
    () => archiveOf({ ...partsOf(sheet), 'xl/_rels/workbook.xml.rels': '<Relationships/>' }),
  ],
  ['broken XML', 'damaged', () => archiveOf(partsOf('<row><c></row>'))],
  [
    'an unknown entity',
    'damaged',
    () => archiveOf(partsOf('<row><c t="inlineStr"><is><t>&a;</t></is></c></row>')),
  ],
  ['a text that is not there', 'damaged', () => archiveOf(partsOf('<row><c t="s"><v>7</v></c></row>'))],
  ['a number that is none', 'damaged', () => archiveOf(partsOf('<row><c><v>seven</v></c></row>'))],
  [
    'bytes that are no text',
    'damaged',
    () => archiveOf(partsOf('', { 'xl/worksheets/sheet1.xml': Buffer.from([60, 0xff]) })),
  ],
  [
    'a document type',
    'forbidden_xml',
    () =>
      archiveOf(
        partsOf('', {
          'xl/worksheets/sheet1.xml':
            '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>',
        }),
      ),
  ],
  [
    'a document type that names a file',
    'forbidden_xml',
    () =>
      archiveOf({
        ...partsOf(sheet),
        'xl/workbook.xml': '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>',
      }),
  ],
  [
    'a sheet that inflates a thousand times',
    'inflates_too_much',
    () => archiveOf(partsOf(`<row><c t="inlineStr"><is><t>${'A'.repeat(3_000_000)}</t></is></c></row>`)),
  ],
]
test.each(REFUSED)('%s is refused: %s', async (_, fault, make) => {
  expect(await faultOf(make())).toBe(fault)
})

test('an archive of encrypted parts is refused', async () => {
  const file = await archiveOf(partsOf(sheet))
  // The bit of encryption in every local and central header.
  for (let at = 0; at < file.length - 4; at += 1) {
    if (file.readUInt32LE(at) === 0x04034b50) file.writeUInt16LE(file.readUInt16LE(at + 6) | 1, at + 6)
    if (file.readUInt32LE(at) === 0x02014b50) file.writeUInt16LE(file.readUInt16LE(at + 8) | 1, at + 8)
  }
  expect(await faultOf(file)).toBe('encrypted')
})

test('a header that lies about its size is no way around the caps', async () => {
  const file = await archiveOf(partsOf(sheet.repeat(2000)))
  for (let at = 0; at < file.length - 4; at += 1)
    if (file.readUInt32LE(at) === 0x02014b50) file.writeUInt32LE(10, at + 24)
  expect(await faultOf(file)).toBe('damaged')
})

test.each([
  ['file_too_large', { fileBytes: 100 }],
  ['inflates_too_much', { inflatedBytes: 800 }],
  ['inflates_too_much', { partBytes: 200 }],
  ['too_many_parts', { parts: 3 }],
  ['too_many_sheets', { sheets: 0 }],
  ['too_many_rows', { rows: 1 }],
  ['too_many_columns', { columns: 2 }],
  ['cell_too_long', { cellLength: 3 }],
  ['too_slow', { time: -1 }],
] as const)('%s: beyond %o', async (fault, limits) => {
  const wide =
    '<row><c t="inlineStr"><is><t>abcd</t></is></c><c r="C1"><v>1</v></c></row><row r="2"><c><v>1</v></c></row>'
  expect(await faultOf(archiveOf(partsOf(wide)), limits)).toBe(fault)
  expect(await faultOf(archiveOf(partsOf(wide)))).toBe(null)
})

test('a column of thousands of characters and rows out of order are no trouble', async () => {
  expect(
    await faultOf(
      archiveOf(partsOf('<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c><v>1</v></c></row>')),
    ),
  ).toBe(null)
  expect(await faultOf(archiveOf(partsOf(`<row><c r="${'A'.repeat(9)}1"><v>1</v></c></row>`)))).toBe(
    'damaged',
  )
  expect(await faultOf(archiveOf(partsOf('<row r="-1"><c><v>1</v></c></row>')))).toBe('damaged')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openArchive } from './archive'
import { WORKBOOK_LIMITS } from './limits'
import { rowsOf } from './testing'
import { type SheetToWrite, startsLikeFormula, workbookBytes } from './write'

const sheetOf = (texts: readonly string[], more: Partial<SheetToWrite> = {}): SheetToWrite => ({
  name: 'One',
  columns: texts.map(() => ({ width: 20 })),
  rows: [{ cells: texts.map((text) => ({ text, style: 'entry' as const })) }],
  ...more,
})
const bytesOf = (...sheets: SheetToWrite[]) => workbookBytes({ title: 'Vaada', sheets })

async function partOf(file: Buffer, name: string): Promise<string> {
  const archive = await openArchive(file, WORKBOOK_LIMITS)
  let xml = ''
  for await (const piece of archive.text(name)) xml += piece
  archive.close()
  return xml
}

const TRICKY = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '=1+1',
    '+7 700 000',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '|cmd',
    ' ',
    'a\nb',
    'a\r\nb',
    '_x000D_',
    '_x005F_x000D_',
    '\u0000\u0007',
    ']]>',
    '<t>&amp;</t>',
    'қ ң ү oʻ gʻ ʼ',
    '1 234,5',
    '31.12.2026',
    '00123',
    "'quoted",
  ),
)

test('whatever stands in a cell comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(TRICKY, { minLength: 1, maxLength: 12 }), async (texts) => {
      const [row] = await rowsOf(await bytesOf(sheetOf(texts)))
      const back = texts.map((_, column) => row?.cells.find((cell) => cell.column === column)?.text ?? '')
      expect(back).toEqual(texts.map((text) => text.replace(/\p{Surrogate}/gu, '\ufffd')))
      expect(row?.cells.some(({ formula, kind }) => formula || kind !== 'text') ?? false).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('a text that begins like a formula stays text when somebody edits it', async () => {
  const file = await bytesOf(sheetOf(['=HYPERLINK("x")', 'plain']))
  const sheet = await partOf(file, 'xl/worksheets/sheet1.xml')
  expect(sheet).not.toContain('<f>')
  const [quoted, plain] = [...sheet.matchAll(/<c r="\w+" s="(\d+)" t="inlineStr">/g)].map(([, s]) =>
    Number(s),
  )
  const styles = await partOf(file, 'xl/styles.xml')
  const xfs = [...(styles.split('<cellXfs')[1] ?? '').matchAll(/<xf [^>]*>/g)].map(([xf]) => xf)
  expect(xfs[quoted ?? 0]).toContain('quotePrefix="1"')
  expect(xfs[plain ?? 0]).not.toContain('quotePrefix')
  expect(['=a', '+1', '-1', '@a', '\ta', ' =a', '|a', '%a'].every(startsLikeFormula)).toBe(true)
  expect(['a=b', '1', ''].some(startsLikeFormula)).toBe(false)
})

test('the properties say a title and nothing of who made it or when', async () => {
  const file = await bytesOf(sheetOf(['a']))
  const archive = await openArchive(file, WORKBOOK_LIMITS)
  expect(archive.names().filter((name) => name.startsWith('docProps'))).toEqual(['docProps/core.xml'])
  archive.close()
  expect(await partOf(file, 'docProps/core.xml')).toMatch(
    /><dc:title>Vaada<\/dc:title><\/cp:coreProperties>$/,
  )
})

test('a protected sheet leaves the entry cells open, hides its keys and offers its answers', async () => {
  const sheet = await partOf(
    await bytesOf(
      sheetOf(['key', 'a'], {
        isProtected: true,
        columns: [{ width: 1, hidden: true }, { width: 20 }],
        frozen: { rows: 2, columns: 1 },
        lists: [{ column: 1, from: 3, to: 9, range: 'lists!$A$1:$A$3', title: 'T', words: 'Choose "one"' }],
      }),
    ),
    'xl/worksheets/sheet1.xml',
  )
  expect(sheet).toContain('<sheetProtection sheet="1"')
  expect(sheet).toContain('width="1" customWidth="1" hidden="1"')
  expect(sheet).toContain(
    '<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>',
  )
  expect(sheet).toContain('sqref="B3:B9"><formula1>lists!$A$1:$A$3</formula1>')
})

test('the same content is the same file', async () => {
  expect((await bytesOf(sheetOf(['a', 'b']))).equals(await bytesOf(sheetOf(['a', 'b'])))).toBe(true)
})

import * as mupdf from 'mupdf'
import { describe, expect, test } from 'vitest'
import { seriesScene } from '@/lib/charts/series-scene'
import type { FigureSeries } from '@/lib/indicators/series'
import type { Paper, PaperBlock } from './model'
import { pdfOf } from './print'
import { renderPaper } from './render'

const paperOf = (blocks: PaperBlock[], rest: Partial<Paper> = {}): Paper => ({
  language: 'kk',
  title: 'KAZ-2021-01 · Vaada',
  subject: 'Қазақстан',
  head: ['Vaada · Қазақстан', 'Деректер күні: 2026 жылғы 30 қараша'],
  address: 'https://vaada.example/kk/commitments/KAZ-2021-01?asOf=2026-11-30.120',
  numbering: '{pages} беттің {page}-беті',
  notice: null,
  blocks,
  ...rest,
})

const table = (rows: number): PaperBlock => ({
  is: 'table',
  columns: [
    { title: 'Уәде', parts: 4 },
    { title: 'Мерзімі', parts: 1 },
  ],
  rows: Array.from({ length: rows }, (_, index) => [
    `Әйелдер мен қыздарға қатысты зорлық-зомбылықтың алдын алу, ${index}-уәде`,
    '31.12.2026',
  ]),
})

function read(pdf: Buffer) {
  const document = mupdf.Document.openDocument(pdf, 'application/pdf')
  const sheets = Array.from({ length: document.countPages() }, (_, index) =>
    document.loadPage(index).toStructuredText('').asText(),
  )
  return { document, sheets, words: sheets.join('\n').split(/\s+/) }
}

/** Letters of every alphabet, those that are drawn like one of another among them. */
const TEXTS = [
  'Әйелдер мен қыздарға қатысты зорлық-зомбылық, өңірлік үйлер, ұйым, һәм',
  'Oʻzbekistonning gʻoyalari va vaʼdalari; Markaziy Osiyo; Xalqaro',
  'Минздрав, Минтруд и ЮНФПА: объём, ёмкость, съезд, Хартия',
  'Human Rights Watch, Ministry of Health, The Times, XCA, March',
]

describe('text', () => {
  test('every word is in it, as it was written, of the second paper as of the first', async () => {
    const wanted = TEXTS.flatMap((text) => text.split(' '))
    for (const round of [1, 2]) {
      const pdf = await renderPaper(
        paperOf([
          { is: 'title', text: TEXTS[0] ?? '' },
          ...TEXTS.map((text): PaperBlock => ({ is: 'paragraph', text })),
          { is: 'entries', items: TEXTS.map((text) => ({ mark: '1', text, lines: [text] })) },
        ]),
      )
      const { words } = read(pdf)
      expect(
        wanted.filter((word) => !words.includes(word)),
        `paper ${round}`,
      ).toEqual([])
    }
  })

  test('a word wider than its place is divided, and nothing of it is lost', async () => {
    const address = `https://vaada.example/${'very-long-name/'.repeat(20)}`
    const pdf = await renderPaper(
      paperOf([
        { is: 'facts', rows: [['Мекенжай', address]] },
        { is: 'entries', items: [{ mark: 'x'.repeat(60), text: address, address, lines: [address] }] },
      ]),
    )
    const text = read(pdf).words.join('')
    expect(text.split(address)).toHaveLength(5)
    expect(text).toContain('x'.repeat(60))
  })

  test('it says its language, its title and what it shows', async () => {
    const { document } = read(await renderPaper(paperOf([{ is: 'title', text: 'Қазақстан' }])))
    expect(document.getMetaData('info:Title')).toBe('KAZ-2021-01 · Vaada')
    expect(document.getMetaData('info:Subject')).toBe('Қазақстан')
    const root = (document as mupdf.PDFDocument).getTrailer().get('Root')
    expect(root.get('Lang').asString()).toBe('kk')
  })
})

describe('sheets', () => {
  test('each says what it is, where it can be read, and which of how many it is', async () => {
    const { sheets } = read(await renderPaper(paperOf([table(90)], { notice: 'Демонстрация' })))
    expect(sheets.length).toBeGreaterThan(2)
    for (const [index, sheet] of sheets.entries()) {
      expect(sheet).toContain('Vaada · Қазақстан')
      expect(sheet).toContain('asOf=2026-11-30.120')
      expect(sheet).toContain(`${sheets.length} беттің ${index + 1}-беті`)
      expect(sheet).toContain('Демонстрация')
      expect(sheet).toContain('Мерзімі')
    }
  })

  test('of five hundred rows none is lost or said twice', async () => {
    const { sheets, words } = read(
      await renderPaper(paperOf([{ is: 'heading', text: 'Уәделер' }, table(500)])),
    )
    expect(sheets.length).toBeGreaterThan(8)
    expect(sheets.length).toBeLessThan(40)
    expect(words.filter((word) => /^\d+-уәде$/.test(word))).toHaveLength(500)
  })

  test('a record with nothing in it is one sheet', async () => {
    expect(read(await renderPaper(paperOf([]))).sheets).toHaveLength(1)
    const empty: PaperBlock[] = [
      { is: 'paragraph', text: '' },
      { is: 'facts', rows: [] },
      { is: 'table', columns: [], rows: [] },
      { is: 'entries', items: [] },
      { is: 'squares', counts: [] },
      { is: 'verdict', status: null, label: '', text: '', lines: [] },
      { is: 'channels', items: [] },
      { is: 'verdicts', rows: [] },
    ]
    expect(read(await renderPaper(paperOf(empty))).sheets).toHaveLength(1)
  })
})

test('verdicts and channels are set whole, each with its words', async () => {
  const long = 'Үкімет деректердің барлығын жариялаған жоқ '.repeat(8).trim()
  const blocks: PaperBlock[] = [
    {
      is: 'channels',
      items: [
        { name: 'Дәлел', grade: 3, text: 'Ресми дерек', lines: ['4 ішінен 3', long] },
        { name: 'Жаңалығы', grade: null, text: 'Ескі', lines: [] },
        { name: 'Есептер', grade: null, text: long, lines: [] },
      ],
    },
    {
      is: 'verdicts',
      rows: [
        { who: 'Үкімет\n2025 жылғы есеп', verdict: 4, text: 'Орындалды. 2 саты жоғары' },
        { who: 'Ұйымдар', verdict: null, text: long },
      ],
    },
  ]
  const { sheets, words } = read(await renderPaper(paperOf(blocks)))
  expect(sheets).toHaveLength(1)
  expect(words.filter((word) => word === 'деректердің')).toHaveLength(24)
  for (const word of ['Дәлел', 'Ескі', 'Ұйымдар', 'Орындалды.']) expect(words).toContain(word)
})

test('a figure is drawn with its values', async () => {
  const point = {
    from: null,
    saidBy: 'official',
    partial: false,
    methodBreak: false,
    verified: false,
  } as const
  const points = [2022, 2023, 2024].map((year, index) => ({
    ...point,
    on: `${year}-12-31`,
    date: `${year}`,
    value: 10 + 7 * index,
  }))
  const series: FigureSeries = {
    kind: 'line',
    points,
    segments: [points],
    baseline: null,
    target: { value: 40, on: '2026-12-31' },
    pace: null,
    span: ['2022-01-01', '2026-12-31'],
  }
  const scene = seriesScene(series, { locale: 'kk', unit: { text: 'орталық', percent: false } })
  if (!scene) throw new Error('nothing to draw')
  const figure: PaperBlock = { is: 'figure', scene, key: [] }
  const { document, words } = read(await renderPaper(paperOf([figure])))
  expect(words).toEqual(expect.arrayContaining(['2022', '2024', '24', '40']))
  const brand = [0x4a, 0x1a, 0x6b]
  const picture = document.loadPage(0).toPixmap([2, 0, 0, 2, 0, 0], mupdf.ColorSpace.DeviceRGB, false)
  const pixels = picture.getPixels()
  let drawn = 0
  for (let at = 0; at < pixels.length; at += 3)
    if (brand.every((part, index) => pixels[at + index] === part)) drawn++
  // The line and its three points, beside the line under the head of the sheet.
  expect(drawn).toBeGreaterThan(3000)
})

test('a thread of its own sets it, one paper after the other', async () => {
  const pdfs = await Promise.all([1, 2].map(() => pdfOf(paperOf([{ is: 'title', text: 'Қазақстан' }]))))
  for (const pdf of pdfs) expect(read(pdf).words).toContain('Қазақстан')
})

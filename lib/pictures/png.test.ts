import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type FontName, widthOf } from './font'
import { pngOf, WIDTH_MAX } from './png'

/** What fonts lack first: of each alphabet its own, and signs. */
const LETTERS = 'agzщъюяёәғқңөұүһіўҳʻʼAЖЯЁӘҒҚҢӨҰҮҺІЎҲ09%«»–—−→≤×№€₸'

const FONTS: readonly [FontName, string, number][] = [
  ['sans', 'sans-serif', 400],
  ['sansBold', 'sans-serif', 600],
  ['serif', 'serif', 400],
  ['serifBold', 'serif', 600],
]

const svg = (width: number, height: number, inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fff"/>${inner}</svg>`

const CELL = 48

/** Those of `letters` that are drawn as a box with a number in it, as a letter is that no font has. */
async function boxesAmong(letters: string, attributes: string): Promise<string[]> {
  const cells = [...letters].map((letter, index) => ({ letter, left: index * CELL }))
  const texts = cells.map(
    ({ letter, left }) => `<text x="${left + 6}" y="36" font-size="28" ${attributes}>${letter}</text>`,
  )
  const width = cells.length * CELL
  const boxed = await Promise.all(
    cells.map(async ({ letter, left }) => {
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} 0 ${CELL} ${CELL}"><rect width="${width}" height="${CELL}" fill="#fff"/>${texts[left / CELL]}</svg>`
      return (await isBox(drawing)) ? letter : null
    }),
  )
  return boxed.filter((letter) => letter !== null)
}

/** Whether what is drawn has four straight sides. */
async function isBox(drawing: string): Promise<boolean> {
  // Two pixels for each one of the line, so that a side is darker than half.
  const picture = await sharp(Buffer.from(drawing), { density: 288 }).greyscale().png().toBuffer()
  const { data, info } = await sharp(picture)
    .trim({ background: '#fff', threshold: 60 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const isDark = (x: number, y: number) => (data[(y * width + x) * channels] ?? 255) < 160
  const share = (length: number, at: (index: number) => boolean) =>
    Array.from({ length }, (_, index) => at(index)).filter(Boolean).length / length
  const sides = [
    share(width, (x) => isDark(x, 1)),
    share(width, (x) => isDark(x, height - 2)),
    share(height, (y) => isDark(1, y)),
    share(height, (y) => isDark(width - 2, y)),
  ]
  return width > 40 && height > 40 && sides.every((dark) => dark > 0.9)
}

describe('letters of the four languages', () => {
  test.each(FONTS)('%s: none is drawn as a box', async (_, family, weight) => {
    expect(await boxesAmong(LETTERS, `font-family="${family}" font-weight="${weight}"`)).toEqual([])
  })

  test('a letter that is in neither font is one, whatever the machine has', async () => {
    expect(await boxesAmong('aაә✈', '')).toEqual(['ა', '✈'])
  })

  test.each(FONTS)('%s: a line is as wide as it is measured', async (font, family, weight) => {
    for (const text of [
      'Commitments against gender-based violence: 31 pledges, 14 can be checked',
      'Обещания против гендерного насилия: 31 обещание, 14 можно проверить',
      'Әйелдер мен қыздарға зорлық-зомбылыққа қарсы уәделер, өңірлік үйлер',
      'Gender zoʻravonligiga qarshi vaʼdalar, Oʻzbekistonning gʻoyalari',
    ]) {
      const line = `<text x="10" y="42" font-size="24" font-family="${family}" font-weight="${weight}">${text}</text>`
      const drawn = await sharp(await pngOf(svg(1200, 60, line), 1200))
        .trim({ background: '#fff' })
        .toBuffer({ resolveWithObject: true })
      const said = widthOf(text, font, 24)
      expect(drawn.info.width / said).toBeGreaterThan(0.97)
      expect(drawn.info.width / said).toBeLessThan(1.01)
    }
  })
})

describe('bounds', () => {
  test('as wide as it is asked for, and as high as it follows', async () => {
    const { width, height, format } = await sharp(await pngOf(svg(300, 100, ''), 900)).metadata()
    expect({ width, height, format }).toEqual({ width: 900, height: 300, format: 'png' })
  })

  test.each([0, -1, 1.5, WIDTH_MAX + 1, Number.NaN])('not %s pixels wide', async (width) => {
    await expect(pngOf(svg(10, 10, ''), width)).rejects.toThrow(RangeError)
  })

  test('not as high as a tower, nor as long as a book', async () => {
    await expect(pngOf(svg(10, 100_000, ''), 1000)).rejects.toThrow(RangeError)
    await expect(pngOf(svg(10, 10, ' '.repeat(2_000_001)), 100)).rejects.toThrow(RangeError)
  })

  test('what lies outside is not loaded', async () => {
    const file = `${process.cwd()}/app/icon.svg`
    const outside = svg(50, 50, `<image href="file://${file}" width="50" height="50"/>`)
    const { channels } = await sharp(await pngOf(outside, 50)).stats()
    expect(channels.slice(0, 3).map(({ min }) => min)).toEqual([255, 255, 255])
  })
})

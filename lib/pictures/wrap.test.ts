import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { widthOf } from './font'
import { fitText, wrapText } from './wrap'

const SPACE = { font: 'sans', size: 20, width: 200, lines: 3 } as const

describe('lines', () => {
  test('a text that fits stays one line', () => {
    expect(wrapText('31 обещание', SPACE)).toEqual(['31 обещание'])
  })

  test('words go to the next line whole', () => {
    const lines = wrapText('Әйелдер мен қыздарға қарсы зорлық', SPACE)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join(' ')).toBe('Әйелдер мен қыздарға қарсы зорлық')
  })

  test('a number stays with its noun', () => {
    const text = 'Записано и опубликовано 31\u00a0обещание'
    expect(wrapText(text, SPACE).some((line) => line.includes('31\u00a0обещание'))).toBe(true)
  })

  test('what is too long ends with an ellipsis', () => {
    expect(wrapText('слово '.repeat(80), SPACE)).toHaveLength(3)
    expect(wrapText('слово '.repeat(80), SPACE).at(-1)).toMatch(/…$/)
  })

  test('no line is wider than its space, and nothing is lost that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const lines = wrapText(text, { ...SPACE, lines: 1000 })
        for (const line of lines)
          expect([...line].length === 1 || widthOf(line, 'sans', 20) <= 200).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \t\r\n]+/g, ''))
      }),
    )
  })
})

test('a text is set as large as it fits', () => {
  const sizes = [
    { size: 40, lines: 2 },
    { size: 20, lines: 3 },
  ]
  const space = { font: 'serifBold', width: 400 } as const
  expect(fitText('Кратко', sizes, space)).toEqual({ size: 40, lines: ['Кратко'] })
  expect(fitText('слово '.repeat(12), sizes, space).size).toBe(20)
  expect(fitText('слово '.repeat(99), sizes, space).lines.at(-1)).toMatch(/…$/)
})

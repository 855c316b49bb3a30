import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from './refused'
import { rewriteText } from './text'

const RUSSIAN = 'Отчёт министерства: открыто десять центров, ещё два откроются в 2027 году.\n'
/** Letters of one encoding, by their number. */
function encoded(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding)
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  )
  return Buffer.from([...text].map((letter) => byteOf.get(letter) ?? 63))
}
const refusalOf = (content: Buffer, kind: 'txt' | 'csv' = 'txt') => {
  try {
    rewriteText(content, kind)
    return null
  } catch (error) {
    return error instanceof Refused ? error.code : error
  }
}

test.each(['utf-8', 'windows-1251', 'koi8-r', 'ibm866'])('Russian in %s is read', (encoding) => {
  const content = encoding === 'utf-8' ? Buffer.from(RUSSIAN) : encoded(RUSSIAN, encoding)
  expect(rewriteText(content, 'txt').toString()).toBe(RUSSIAN)
})

test('UTF-16 is read by its mark', () => {
  expect(rewriteText(Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le'), 'txt').toString()).toBe(RUSSIAN)
})

test('letters of every alphabet here stay as they are', () => {
  const text = 'Ұлттық баяндама. Oʻzbekiston maʼlumoti. Ҳисобот. گزارش'
  expect(rewriteText(Buffer.from(text), 'txt').toString()).toBe(text)
})

test('whatever is kept is UTF-8 without controls and marks of direction', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const content = Buffer.from(text)
      if (refusalOf(content) !== null) return
      const kept = rewriteText(content, 'txt').toString()
      expect([...kept].filter((letter) => /\p{Cc}/u.test(letter) && !'\t\n\r'.includes(letter))).toEqual([])
      expect(kept).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    }),
  )
})

describe('a table', () => {
  test.each(['-12,5', '+7', '-', '- none', '-1 234', '1 = 1', 'a@b.example', '"-3"', '+7 (727) 250'])(
    'may say %j',
    (cell) => {
      expect(refusalOf(Buffer.from(`region;value\nNorth;${cell}\n`), 'csv')).toBeNull()
    },
  )

  test.each([
    '=1+1',
    '@SUM(A1)',
    "-2+3+cmd|' /c calc'!A0",
    '"=HYPERLINK(""http://test.invalid"")"',
    '+A1!B2',
    ' =1',
  ])('may not compute %j', (cell) => {
    expect(refusalOf(Buffer.from(`region;value\nNorth;${cell}\n`), 'csv')).toBe('formula')
  })

  test('in plain text a line may begin as it likes', () => {
    expect(refusalOf(Buffer.from('=1+1\n'))).toBeNull()
  })
})

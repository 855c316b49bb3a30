import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from './testing'
import { element, webAddress, writable, xmlComment, xmlText } from './xml'

/** Letters, and above all what breaks XML. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        ']]>',
        '<!--',
        '-->',
        '--',
        '-',
        '\r\n',
        '\r',
        '\t',
        '\u0000',
        '\u0008',
        '\u000b',
      ),
      fc.constantFrom(
        '\ud800',
        '\udfff',
        '\ufffe',
        '\uffff',
        '\u0085',
        '\u2028',
        '<!DOCTYPE x>',
        '&amp;',
        '<?xml?>',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('whatever somebody wrote arrives as it was, without what XML can’t write', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (text, attribute, comment) => {
      const xml = `${xmlComment(comment)}${element('a', { b: attribute, none: null }, xmlText(text))}`
      const [read] = parse(xml).children
      expect(read?.text ?? '').toBe(writable(text))
      const kept = attribute.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
      expect(read?.attributes).toEqual({ b: kept })
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['https://example.org/a b?c=d|e#f', 'https://example.org/a%20b?c=d%7Ce#f'],
  ['https://пример.kz/закон', 'https://xn--e1afmkfd.kz/%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD'],
  ['https://example.org/100%', 'https://example.org/100%25'],
  ['https://example.org/[1]{2}', 'https://example.org/%5B1%5D%7B2%7D'],
  ['javascript:alert(1)', null],
  ['https://user:secret@example.org/', null],
  ['not an address', null],
  [null, null],
])('%s leads to %s', (given, expected) => {
  expect(webAddress(given)).toBe(expected)
})

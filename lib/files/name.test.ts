import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FILE_NAME_MAX } from './model'
import { cleanName, extensionOf, kindOf, titleOf } from './name'

describe('a name is cleaned', () => {
  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\me\\report.docx', 'report.docx'],
    ['a\0b.pdf', 'ab.pdf'],
    // Right-to-left override: shown as "reportfdp.exe" backwards.
    ['report\u202Eexe.pdf', 'reportexe.pdf'],
    ['CON.pdf', 'file CON.pdf'],
    ['nul.tar.pdf', 'file nul.tar.pdf'],
    ['.htaccess.txt', 'htaccess.txt'],
    ['   ', 'file'],
    ['', 'file'],
    ['.pdf', 'file.pdf'],
    ['photo.JPEG', 'photo.jpg'],
    ['отчёт за 2026 год.PDF', 'отчёт за 2026 год.pdf'],
    ['хисобот.', 'хисобот'],
    ['a"b<c>d|e?f*g%00:h.csv', 'a b c d e f g 00 h.csv'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    ['two\nlines\t.txt', 'twolines.txt'],
    ['📄📄.pdf', '📄📄.pdf'],
  ])('%j → %j', (given, cleaned) => {
    expect(cleanName(given)).toBe(cleaned)
  })

  test('the extension follows what the file is', () => {
    expect(cleanName('photo.png', 'jpg')).toBe('photo.png.jpg')
    expect(cleanName('notes', 'txt')).toBe('notes.txt')
  })

  test('it stays within its length, and no letter is cut in two', () => {
    const long = cleanName(`${'👩‍👧'.repeat(100)}.pdf`)
    expect(long.length).toBeLessThanOrEqual(FILE_NAME_MAX)
    expect(long.normalize('NFC')).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
    expect(cleanName(`${'x'.repeat(300)}.pdf`)).toHaveLength(FILE_NAME_MAX)
  })

  test('whatever comes, nothing is left that could lead elsewhere, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (given) => {
        const name = cleanName(`${given}.pdf`)
        expect(name).toMatch(/\.pdf$/)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\\/:*?"<>|%]|^\.|^$/u)
        expect(name.length).toBeLessThanOrEqual(FILE_NAME_MAX)
        expect(cleanName(name)).toBe(name)
      }),
    )
  })
})

test('a kind is told by the last extension, whatever its letters', () => {
  expect(kindOf('a.tar.PDF')).toBe('pdf')
  expect(kindOf('a.jpeg')).toBe('jpg')
  expect(kindOf('a.pdf.exe')).toBeNull()
  expect(kindOf('a.constructor')).toBeNull()
  expect(kindOf('pdf')).toBeNull()
  expect(extensionOf('a.svg ')).toBe('svg')
})

test('a title is the name without its ending', () => {
  expect(titleOf('Отчёт_за_2026.pdf')).toBe('Отчёт за 2026')
})

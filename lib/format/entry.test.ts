import { describe, expect, test } from 'vitest'
import { dateFromEntry, decimalFromEntry, entryOfDate, entryOfDecimal } from './entry'

describe('a number as people type it', () => {
  test.each([
    ['1 234,5', 'ru', '1234.5'],
    ['1\u00a0234\u00a0567,25', 'kk', '1234567.25'],
    ['1234.5', 'uz', '1234.5'],
    ['1,234', 'en', '1234'],
    ['1.234', 'en', '1.234'],
    ['0,125', 'ru', '0.125'],
    ['12345,678', 'kk', '12345.678'],
    ['1,234,567', 'ru', '1234567'],
    ['1,234.5', 'ru', '1234.5'],
    ['1.234.567', 'ru', '1234567'],
    ['1.234,5', 'kk', '1234.5'],
    ['-3', 'en', '-3'],
    ['−3', 'ru', '-3'],
    ['007', 'en', '7'],
    ['0,5', 'en', '0.5'],
    ['0', 'en', '0'],
  ] as const)('%s in %s is %s', (typed, locale, value) => {
    expect(decimalFromEntry(typed, locale)).toBe(value)
  })

  test.each([
    '',
    'twenty',
    '1e5',
    '12 человек',
    '5%',
    '1,2,3',
    '..',
    '1234567890123456',
    '0x10',
    '--1',
    '1,2.3',
    '1.500',
    '12,000',
  ])('%s is not a number', (typed) => {
    expect(decimalFromEntry(typed, 'ru')).toBeNull()
  })
})

describe('a date as people type it', () => {
  test.each([
    ['2026', '2026'],
    ['12.2026', '2026-12'],
    ['1.2.2026', '2026-02-01'],
    ['31.12.2026', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['2026-3', '2026-03'],
    ['31/12/2026', '2026-12-31'],
    ['2026 г.', '2026'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (typed, date) => {
    expect(dateFromEntry(typed)).toBe(date)
  })

  test.each(['', 'soon', '2023-02-29', '31.04.2026', '13.2026', '2026-00', '26', '1.1.26', '2026-1-1-1'])(
    '%s is not a date',
    (typed) => {
      expect(dateFromEntry(typed)).toBeNull()
    },
  )
})

describe('what a field shows of a stored value', () => {
  test.each([
    ['1234.125', 'en', '1234.125'],
    ['1.125', 'ru', '1,1250'],
    ['-0.5', 'kk', '-0,5'],
    ['10', 'uz', '10'],
  ] as const)('%s in %s is %s, and is read back unchanged', (stored, locale, shown) => {
    expect(entryOfDecimal(stored, locale)).toBe(shown)
    expect(decimalFromEntry(shown, locale)).toBe(stored)
  })

  test.each([
    ['2026', '2026'],
    ['2026-12', '12.2026'],
    ['2026-12-31', '31.12.2026'],
  ])('the date %s is %s, and is read back unchanged', (stored, shown) => {
    expect(entryOfDate(stored)).toBe(shown)
    expect(dateFromEntry(shown)).toBe(stored)
  })

  test('nothing stored is an empty field', () => {
    expect([entryOfDate(null), entryOfDecimal(null, 'ru')]).toEqual(['', ''])
  })
})

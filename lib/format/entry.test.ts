import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { formatDate } from './date'
import { dateFromEntry, decimalFromEntry, entryOfDate, entryOfDecimal } from './entry'
import { MONTH_FORMS } from './months'

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
    ['15 марта 2026', '2026-03-15'],
    ['15 марта 2026 г.', '2026-03-15'],
    ['1\u00a0Ноября 2026\u00a0года', '2026-11-01'],
    ['15 мар. 2026', '2026-03-15'],
    ['15 March 2026', '2026-03-15'],
    ['March 15, 2026', '2026-03-15'],
    ['15th of March 2026', '2026-03-15'],
    ['1 Sept 2026', '2026-09-01'],
    ['15-Mar-2026', '2026-03-15'],
    ['2026 жылғы 15 наурыз', '2026-03-15'],
    ['2026 ж. 15 наурыз', '2026-03-15'],
    ['15 қаңтар 2026 жыл', '2026-01-15'],
    ['15 кантар 2026', '2026-01-15'],
    ['2026-yil 15-mart', '2026-03-15'],
    ['2026 yil 15 mart', '2026-03-15'],
    ['15-sentyabr 2026', '2026-09-15'],
    ['март 2026', '2026-03'],
    ['марте 2026 года', '2026-03'],
    ['March 2026', '2026-03'],
    ['Dec 2026', '2026-12'],
    ['2026 жылғы наурыз', '2026-03'],
    ['2026 жылдың наурызы', '2026-03'],
    ['2026-yil mart', '2026-03'],
    ['2026-yil martida', '2026-03'],
    ['may 2026', '2026-05'],
  ])('%s is %s', (typed, date) => {
    expect(dateFromEntry(typed)).toBe(date)
  })

  test.each([
    '',
    'soon',
    '2023-02-29',
    '31.04.2026',
    '13.2026',
    '2026-00',
    '26',
    '1.1.26',
    '2026-1-1-1',
    '15 марта',
    '15 марта 26',
    'March 15',
    '31 апреля 2026',
    '15 2026',
    '15 16 марта 2026',
    'мартобря 2026',
    '3 март апрель 2026',
    'марта',
    'г 2026',
    '15 years 2026',
    '2026 15',
  ])('%s is not a date', (typed) => {
    expect(dateFromEntry(typed)).toBeNull()
  })
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

describe('a month by its name', () => {
  test('no form of a name is that of two months', () => {
    const clashes = MONTH_FORMS.filter(([form, month]) =>
      MONTH_FORMS.some(([other, at]) => other === form && at !== month),
    )
    expect(clashes).toEqual([])
  })

  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

  test('whatever a page writes of a date is read back as the same date', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...LOCALES), fc.constantFrom(4, 7, 10), (date, locale, precision) => {
        const stored = date.toISOString().slice(0, precision)
        const written = formatDate(locale, stored)
        // Of a year alone the page says more than a field asks for.
        if (precision > 4) expect(dateFromEntry(written)).toBe(stored)
      }),
    )
  })

  test('without a year of four digits, nothing is a date', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MONTH_FORMS),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 999 }),
        ([form], first, year) => {
          expect(
            [`${first} ${form} ${year}`, `${form} ${year}`, `${year} ${form} ${first}`, form].map(
              dateFromEntry,
            ),
          ).toEqual([null, null, null, null])
        },
      ),
    )
  })
})

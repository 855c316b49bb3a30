import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate, formatDay, formatPeriod } from './date'
import { formatMoney } from './money'
import { formatNumber, formatPercent, formatShare, formatValue, withUnit } from './number'

describe('numbers', () => {
  test.each([
    ['en', '1,234,567.5'],
    ['ru', '1\u00a0234\u00a0567,5'],
    ['kk', '1\u00a0234\u00a0567,5'],
    ['uz', '1\u00a0234\u00a0567,5'],
  ] as const)('%s groups and separates its own way', (locale, written) => {
    expect(formatNumber(locale, 1234567.5)).toBe(written)
  })

  test('a decimal from the database keeps all its digits', () => {
    expect(formatNumber('en', '12345678901234567.25')).toBe('12,345,678,901,234,567.25')
  })

  test('a negative figure has a minus sign, not a hyphen', () => {
    expect(formatNumber('ru', -3.5)).toBe('\u22123,5')
  })

  test.each([
    ['en', '12.5%'],
    ['ru', '12,5\u00a0%'],
    ['kk', '12,5%'],
    ['uz', '12,5%'],
  ] as const)('%s writes its own percent', (locale, written) => {
    expect(formatPercent(locale, 12.5)).toBe(written)
  })

  test('a share is rounded to whole percents', () => {
    expect(formatShare('en', 0.546)).toBe('55%')
  })

  test('a unit follows its figure on the same line; percent is a sign', () => {
    expect(formatValue('en', 30, { text: 'centres', percent: false })).toBe('30\u00a0centres')
    expect(formatValue('ru', '17.1', { text: 'проценты', percent: true })).toBe('17,1\u00a0%')
  })
})

describe('a unit', () => {
  test.each([
    ['51', 'USD million', 'USD\u00a051\u00a0million'],
    ['5', 'USD', 'USD\u00a05'],
    ['2.79', 'EUR million a year', 'EUR\u00a02.79\u00a0million a year'],
    ['51', 'млн долл. США', '51\u00a0млн долл. США'],
    ['12', 'million som per year', '12\u00a0million som per year'],
    ['300', 'IDP', '300\u00a0IDP'],
    ['3', 'USDT', '3\u00a0USDT'],
    ['8', '', '8'],
  ])('%s and “%s”: %s', (figure, unit, written) => expect(withUnit(figure, unit)).toBe(written))

  test('is placed wherever a value is written', () => {
    expect(formatValue('en', '51', { text: 'USD million', percent: false })).toBe('USD\u00a051\u00a0million')
  })
})

describe('money', () => {
  test.each([
    ['en', '1.2\u00a0million\u00a0US dollars'],
    ['ru', '1,2\u00a0млн\u00a0долл. США'],
    ['kk', '1,2\u00a0млн\u00a0АҚШ доллары'],
    ['uz', '1,2\u00a0mln\u00a0AQSH dollari'],
  ] as const)('%s puts the currency after the figure', (locale, written) => {
    expect(formatMoney(locale, '1200000', 'USD')).toBe(written)
  })

  test.each([
    ['en', '325400.50', 'EUR', '325,400.50\u00a0euros'],
    ['ru', '1200000.5', 'USD', '1\u00a0200\u00a0000,50\u00a0долл. США'],
    ['ru', '1200001', 'USD', '1\u00a0200\u00a0001\u00a0долл. США'],
    ['uz', '1234567', 'UZS', '1\u00a0234\u00a0567\u00a0soʻm'],
    ['kk', '0.125', 'KZT', '0,125\u00a0теңге'],
    ['en', '12345678901234567.25', 'USD', '12,345,678,901,234,567.25\u00a0US dollars'],
    ['en', '999999999', 'KES', '999,999,999\u00a0Kenyan shillings'],
  ] as const)('in %s, %s %s shows every digit that was written', (locale, amount, currency, written) => {
    expect(formatMoney(locale, amount, currency)).toBe(written)
  })

  test.each([
    ['1250000.00', '1.25\u00a0million'],
    ['-1250000', '\u22121.25\u00a0million'],
    ['1500000000', '1.5\u00a0billion'],
    ['1234000000', '1,234\u00a0million'],
    ['1000000', '1\u00a0million'],
  ])('%s is %s, because two decimals say it exactly', (amount, written) => {
    expect(formatMoney('en', amount, 'USD')).toBe(`${written}\u00a0US dollars`)
  })

  test('whatever the amount, its digits can be read back from what is shown', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 999_999 }),
        (whole, micro) => {
          const amount = micro ? `${whole}.${String(micro).padStart(6, '0')}` : `${whole}`
          const shown = formatMoney('en', amount, 'XXX').replaceAll(',', '')
          const [figure = '', word] = shown.split('\u00a0')
          const factor = word === 'billion' ? 1e9 : word === 'million' ? 1e6 : 1
          if (factor === 1)
            expect(figure.replace(/(\.\d*?)0+$/, '$1')).toBe(amount.replace(/(\.\d*?)0+$/, '$1'))
          else expect(BigInt(Math.round(Number(figure) * 100)) * BigInt(factor / 100)).toBe(whole)
        },
      ),
    )
  })

  test('an unknown currency keeps its code', () => {
    expect(formatMoney('ru', 500, 'XAF')).toBe('500\u00a0XAF')
  })
})

describe('dates', () => {
  test.each([
    ['en', '2026-11-01', '1\u00a0November 2026', '1\u00a0Nov\u00a02026'],
    ['ru', '2026-11-01', '1\u00a0ноября 2026\u00a0года', '01.11.2026'],
    ['kk', '2026-11-01', '2026\u00a0жылғы 1\u00a0қараша', '01.11.2026'],
    ['uz', '2026-11-01', '2026-yil 1-noyabr', '01.11.2026'],
    ['en', '2021-03', 'March 2021', 'Mar\u00a02021'],
    ['ru', '2021-03', 'март 2021\u00a0года', '03.2021'],
    ['kk', '2021-03', '2021\u00a0жылғы наурыз', '03.2021'],
    ['uz', '2021-03', '2021-yil mart', '03.2021'],
    ['en', '2021', '2021', '2021'],
    ['ru', '2021', '2021\u00a0год', '2021'],
    ['kk', '2021', '2021\u00a0жыл', '2021'],
    ['uz', '2021', '2021-yil', '2021'],
  ] as const)('%s %s is never more precise than its source', (locale, date, long, short) => {
    expect(formatDate(locale, date)).toBe(long)
    expect(formatDate(locale, date, 'short')).toBe(short)
  })

  test('a stored day shows as precisely as it was known', () => {
    expect(formatDay('en', '2026-12-31', 'year')).toBe('2026')
    expect(formatDay('en', null, null)).toBeNull()
  })

  test.each([
    ['2024-01-01', '2024-12-31', '2024'],
    ['2021', '2025', '2021–2025'],
    ['2021-01-01', '2025-12-31', '2021–2025'],
    ['2024-06-16', '2024-12-31', '16\u00a0Jun\u00a02024 – 31\u00a0Dec\u00a02024'],
    ['2024-03', '2024-03', 'Mar\u00a02024'],
  ] as const)('the period %s to %s', (from, to, written) => {
    expect(formatPeriod('en', from, to)).toBe(written)
  })
})

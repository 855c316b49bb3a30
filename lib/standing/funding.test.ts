import { describe, expect, test } from 'vitest'
import { disbursedLines, disbursedShare, fundingGaps } from './funding'
import { aMoneyLine } from './samples'

const TODAY = '2026-11-23'
const paid = (amount: number, facts = {}) => aMoneyLine({ stage: 'disbursed', amount, ...facts })
const gap = (...lines: Parameters<typeof aMoneyLine>[0][]) => fundingGaps(lines.map(aMoneyLine), TODAY)

describe('funding gap', () => {
  test('pledged less disbursed', () =>
    expect(fundingGaps([aMoneyLine(), aMoneyLine({ amount: 50 }), paid(30), paid(20)], TODAY)).toEqual([
      { currency: 'USD', from: null, to: null, pledged: 150, disbursed: 50, gap: 100 },
    ]))
  test('more paid than pledged is below zero', () =>
    expect(fundingGaps([aMoneyLine(), paid(130)], TODAY)[0]?.gap).toBe(-30))
  test('no payment on record is not a payment of zero', () => expect(gap({})).toEqual([]))
  test('nor is there a gap without a pledge', () => expect(gap({ stage: 'disbursed' })).toEqual([]))
  test('currencies are never mixed', () =>
    expect(gap({}, { stage: 'disbursed', currency: 'EUR' })).toEqual([]))
  test.each(['requested', 'allocated', 'spent'] as const)('%s is no stage of it', (stage) =>
    expect(gap({}, { stage })).toEqual([]),
  )
  test.each(['cumulative_by', 'per_year', 'at_least', 'up_to'] as const)('%s is never summed', (basis) => {
    expect(gap({ basis }, { stage: 'disbursed' })).toEqual([])
    expect(gap({}, { stage: 'disbursed', basis })).toEqual([])
  })
  test('money for something wider is not for this promise', () => {
    expect(gap({ scope: 'wider' }, { stage: 'disbursed' })).toEqual([])
    expect(gap({}, { stage: 'disbursed', scope: 'wider' })).toEqual([])
  })
  test('a payment counts within the period pledged for', () => {
    const pledge = aMoneyLine({ from: '2021', to: '2023' })
    const payments = [
      paid(10, { from: '2021', to: '2021' }),
      paid(20, { from: '2023-07', to: '2023' }),
      paid(40, { from: '2023-07', to: '2024-06' }),
      paid(80),
    ]
    expect(fundingGaps([pledge, ...payments], TODAY)).toEqual([
      { currency: 'USD', from: '2021', to: '2023', pledged: 100, disbursed: 30, gap: 70 },
    ])
  })
  test('one row for each period and currency', () => {
    const periods = [
      { from: '2021', to: '2021' },
      { from: '2022', to: '2022' },
    ]
    const lines = [
      ...periods.map((period) => aMoneyLine(period)),
      aMoneyLine({ currency: 'EUR' }),
      paid(9, { currency: 'EUR' }),
    ]
    expect(
      fundingGaps([...lines, paid(5, periods[1])], TODAY).map(({ currency, to, gap }) => [currency, to, gap]),
    ).toEqual([
      ['USD', '2022', 95],
      ['EUR', null, 91],
    ])
  })
  test('a payment is known from the end of its period', () => {
    const lines = [aMoneyLine(), paid(30, { to: '2025' })]
    expect(fundingGaps(lines, '2025-12-30')).toEqual([])
    expect(fundingGaps(lines, '2025-12-31')).toHaveLength(1)
  })
})

describe('a payment told twice', () => {
  const told = { from: '2024', to: '2024' }
  test('by the record and a report counts once', () =>
    expect(
      fundingGaps([aMoneyLine(), paid(30, told), paid(30, { ...told, report: '2024' })], TODAY),
    ).toMatchObject([{ disbursed: 30, gap: 70 }]))
  test('by two reports counts once, and two payments of one report twice', () => {
    const [first, again] = ['2024', '2025'].map((report) => paid(30, { ...told, report }))
    expect(
      fundingGaps(
        [aMoneyLine(), first, again].flatMap((line) => line ?? []),
        TODAY,
      ),
    ).toMatchObject([{ disbursed: 30 }])
    expect(
      fundingGaps(
        [aMoneyLine(), paid(30, { ...told, report: '2024' }), paid(30, { ...told, report: '2024' })],
        TODAY,
      ),
    ).toMatchObject([{ disbursed: 60 }])
  })
  test('has the documents of both behind it', () =>
    expect(
      disbursedLines(
        [paid(30, { sources: ['statement'] }), paid(30, { report: '2024', sources: ['statistics'] })],
        TODAY,
      ),
    ).toMatchObject([{ amount: 30, sources: ['statement', 'statistics'] }]))
})

describe('share disbursed', () => {
  test('of a pledge in one currency and period', () =>
    expect(disbursedShare([aMoneyLine(), paid(30)], TODAY)).toBe(0.3))
  test('unknown without a payment', () => expect(disbursedShare([aMoneyLine()], TODAY)).toBeNull())
  test('unknown without a pledge', () => expect(disbursedShare([paid(30)], TODAY)).toBeNull())
  test('unknown where part of the pledge cannot be summed', () => {
    expect(disbursedShare([aMoneyLine(), aMoneyLine({ basis: 'up_to' }), paid(30)], TODAY)).toBeNull()
    expect(disbursedShare([aMoneyLine(), aMoneyLine({ currency: 'EUR' }), paid(30)], TODAY)).toBeNull()
  })
  test('money for something wider does not blur it', () =>
    expect(disbursedShare([aMoneyLine(), aMoneyLine({ scope: 'wider' }), paid(30)], TODAY)).toBe(0.3))
})

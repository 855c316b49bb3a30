import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  civilDate,
  daysBetween,
  firstDay,
  isRealDate,
  lastDay,
  precisionOf,
  toPartial,
} from './partial'

test.each([
  ['2021', 'year', '2021-01-01', '2021-12-31'],
  ['2021-03', 'month', '2021-03-01', '2021-03-31'],
  ['2021-04', 'month', '2021-04-01', '2021-04-30'],
  ['2023-02', 'month', '2023-02-01', '2023-02-28'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['1900-02', 'month', '1900-02-01', '1900-02-28'],
  ['2000-02', 'month', '2000-02-01', '2000-02-29'],
  ['2026-12', 'month', '2026-12-01', '2026-12-31'],
  ['2021-03-08', 'day', '2021-03-08', '2021-03-08'],
])('%s is a %s from %s to %s', (date, precision, first, last) => {
  expect(precisionOf(date)).toBe(precision)
  expect(firstDay(date)).toBe(first)
  expect(lastDay(date)).toBe(last)
})

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2023-02-30', false],
  ['2023-04-31', false],
  ['2023-13', false],
  ['2023-00', false],
  ['2023-1', false],
  ['23', false],
  ['', false],
  ['FY2020/21', false],
  ['2023-12', true],
  ['2023', true],
])('%s exists: %s', (date, real) => {
  expect(isRealDate(date)).toBe(real)
})

test.each([
  ['2026-11-23', 0, '2026-11-23'],
  ['2025-05-23', 18, '2026-11-23'],
  ['2024-08-31', 18, '2026-02-28'],
  ['2022-08-31', 18, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-11-30', 2, '2027-01-30'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %i months is %s', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later)
})

test.each([
  ['2026-11-23', '2026-11-23', 0],
  ['2024-02-28', '2024-03-01', 2],
  ['2023-02-28', '2023-03-01', 1],
  ['2024-01-01', '2025-01-01', 366],
  ['2026-03-01', '2026-02-28', -1],
  // Clocks change between these days in much of the world; civil days do not.
  ['2026-03-28', '2026-03-30', 2],
])('from %s to %s are %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days)
})

test.each([
  ['2026-11-23T18:59:59Z', '2026-11-23'],
  ['2026-11-23T19:00:00Z', '2026-11-24'],
])('at %s it is %s in Tashkent', (instant, day) => {
  expect(civilDate(new Date(instant), 'Asia/Tashkent')).toBe(day)
})

describe('any date', () => {
  const someDay = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const somePrecision = fc.constantFrom('day', 'month', 'year')

  test('comes back from its last day and its precision', () => {
    fc.assert(
      fc.property(someDay, somePrecision, (day, precision) => {
        const date = toPartial(day, precision)
        expect(isRealDate(date)).toBe(true)
        expect(precisionOf(date)).toBe(precision)
        expect(toPartial(lastDay(date), precision)).toBe(date)
        expect(firstDay(date) <= day && day <= lastDay(date)).toBe(true)
      }),
    )
  })

  test('is as many days from another as the other from it', () => {
    fc.assert(
      fc.property(someDay, someDay, (a, b) => {
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0)
        expect(daysBetween(a, b) > 0).toBe(a < b)
      }),
    )
  })

  test('never lands outside the month it is moved to', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -240, max: 240 }), (day, months) => {
        const moved = addMonths(day, months)
        const [y, m] = day.split('-').map(Number) as [number, number]
        const index = y * 12 + m - 1 + months
        expect(moved.slice(0, 7)).toBe(
          `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
        )
        expect(isRealDate(moved)).toBe(true)
      }),
    )
  })
})

import { expect, test } from 'vitest'
import { anIndicator } from '@/lib/standing/samples'
import { expectedOf, hasBegun, timeShare } from './expected'

const promise = { madeOn: '2021-07-01', startsOn: null, dueOn: '2026' }

test.each([
  ['2021-12-31', 0],
  ['2022-01-01', 1 / 1826],
  ['2026-11-23', 1788 / 1826],
  ['2026-12-30', 1825 / 1826],
  ['2026-12-31', 1],
  ['2030-01-01', 1],
  ['2020-01-01', 0],
])('on %s the share of time from the baseline year to the due year is %d', (asOf, share) => {
  expect(expectedOf(anIndicator(), promise, asOf)).toBe(share)
})

test('the 29th of February is a day like another', () => {
  expect(timeShare('2024-02-28', '2024-03-01', '2024-02-29')).toBe(0.5)
})

test("the target's own date goes before the due date of the promise", () => {
  const indicator = anIndicator({
    baseline: { value: 0, on: '2021-12-31' },
    target: { value: 9, on: '2022-01-10' },
  })
  expect(expectedOf(indicator, promise, '2022-01-05')).toBe(0.5)
})

test.each([
  ['without a baseline', null],
  ['with a baseline of unknown date', { value: 0, on: null }],
])('%s the time runs from the first day of the promise', (_, baseline) => {
  const indicator = anIndicator({ baseline, target: { value: 9, on: '2021-07-11' } })
  expect(expectedOf(indicator, promise, '2021-07-06')).toBe(0.5)
})

test('a promise that starts later than it was made is expected from its start', () => {
  const later = { madeOn: '2020', startsOn: '2022', dueOn: '2022-01-11' }
  expect(expectedOf(anIndicator({ baseline: null }), later, '2022-01-06')).toBe(0.5)
})

test('nothing can be expected without a due date', () => {
  expect(expectedOf(anIndicator(), { ...promise, dueOn: null }, '2026-11-23')).toBeNull()
})

test('nothing can be expected where neither baseline nor promise has a date', () => {
  const undated = { madeOn: null, startsOn: null, dueOn: '2026' }
  expect(expectedOf(anIndicator({ baseline: null }), undated, '2026-11-23')).toBeNull()
})

test('a target due before its baseline is due at once', () => {
  const indicator = anIndicator({ target: { value: 100, on: '2020' } })
  expect(expectedOf(indicator, promise, '2021-06-01')).toBe(1)
})

test('nothing is expected before the promise begins, however old its starting value is', () => {
  const indicator = anIndicator({ baseline: { value: 0, on: '2020' } })
  const later = { madeOn: '2026-12-01', startsOn: null, dueOn: '2030' }
  expect(expectedOf(indicator, later, '2026-11-30')).toBe(0)
  expect(hasBegun(later, '2026-11-30')).toBe(false)
  expect(hasBegun(later, '2026-12-01')).toBe(true)
  expect(hasBegun({ ...later, madeOn: null }, '2026-11-30')).toBe(true)
})

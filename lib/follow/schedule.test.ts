import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueDay, FOLLOW_HOUR, hourIn } from './schedule'

// 2026-11-23 is a Monday.
test.each([
  ['daily', '2026-11-22', '2026-11-23', 7, '2026-11-23'],
  ['daily', '2026-11-22', '2026-11-23', 6, null],
  ['daily', '2026-11-23', '2026-11-23', 23, null],
  // The worker was down: it makes good at its first look, at whatever hour.
  ['daily', '2026-11-20', '2026-11-23', 3, '2026-11-22'],
  ['weekly', '2026-11-16', '2026-11-22', 23, null],
  ['weekly', '2026-11-16', '2026-11-23', 6, null],
  ['weekly', '2026-11-16', '2026-11-23', 7, '2026-11-23'],
  ['weekly', '2026-11-16', '2026-11-25', 0, '2026-11-23'],
  ['weekly', '2026-11-23', '2026-11-29', 23, null],
  // Confirmed on a Tuesday: told on the next Monday.
  ['weekly', '2026-11-24', '2026-11-30', 7, '2026-11-30'],
  // Across the end of a year.
  ['weekly', '2026-12-28', '2027-01-04', 8, '2027-01-04'],
] as const)('%s, told on %s: on %s at %d the letter of %s is due', (rhythm, told, today, hour, due) => {
  expect(dueDay(rhythm, told, today, hour)).toBe(due)
})

test('a clock that goes back tells nothing twice', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('daily' as const, 'weekly' as const),
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 23 }),
      (rhythm, a, b, hour) => {
        const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
        const [early, late] = [day(Math.min(a, b)), day(Math.max(a, b))]
        expect(dueDay(rhythm, late, early, hour)).toBeNull()
        // Once told on a day, nothing is due on it any more.
        expect(dueDay(rhythm, late, late, hour)).toBeNull()
      },
    ),
  )
})

test('the hour is that of the zone', () => {
  expect(hourIn(new Date('2026-11-23T02:00:00Z'), 'Asia/Tashkent')).toBe(FOLLOW_HOUR)
})

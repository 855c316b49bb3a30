import { expect, test } from 'vitest'
import { createCalendar } from './calendar-day'

test('the day ends at midnight of the zone, not of the clock', () => {
  const day = createCalendar('Asia/Tashkent')
  expect(day(Date.parse('2026-11-23T18:59:59.999Z'))).toBe('2026-11-23')
  expect(day(Date.parse('2026-11-23T19:00:00.000Z'))).toBe('2026-11-24')
})

test('a day when the clocks change is one day', () => {
  const day = createCalendar('Europe/Kyiv')
  expect(day(Date.parse('2026-03-29T00:59:00Z'))).toBe('2026-03-29')
  expect(day(Date.parse('2026-03-29T20:59:00Z'))).toBe('2026-03-29')
  expect(day(Date.parse('2026-03-29T21:00:00Z'))).toBe('2026-03-30')
})

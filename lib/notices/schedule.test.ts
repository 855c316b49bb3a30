import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IsoDate } from '@/lib/dates/partial'
import { isLetterHour, isUrgent, type Occasion, occasionOn, reminderOn } from './schedule'

const CYCLE = { opensOn: '2026-11-01', dueOn: '2027-01-15', closesOn: '2027-02-15' }

const plusDays = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

describe('a day calls for the latest reminder that has fallen due', () => {
  test.each([
    ['before it opens', '2026-10-31', null],
    ['when it opens, long before it is due', '2026-11-01', null],
    ['31 days before', '2026-12-15', null],
    ['30 days before', '2026-12-16', -30],
    ['15 days before', '2026-12-31', -30],
    ['14 days before', '2027-01-01', -14],
    ['4 days before', '2027-01-11', -14],
    ['3 days before', '2027-01-12', -3],
    ['on the due day', '2027-01-15', -3],
    ['the day after', '2027-01-16', 1],
    ['7 days after', '2027-01-22', 1],
    ['8 days after', '2027-01-23', 8],
    ['15 days after', '2027-01-30', 15],
    ['on the day it closes', '2027-02-15', 29],
    ['after it has closed', '2027-02-16', null],
  ])('%s', (_, today, expected) => {
    expect(occasionOn(CYCLE, today)).toBe(expected)
  })
})

test('a cycle that opens shortly before it is due reminds from its opening on', () => {
  const short = { opensOn: '2027-01-05', dueOn: '2027-01-15', closesOn: '2027-01-15' }
  expect(occasionOn(short, '2027-01-04')).toBeNull()
  expect(occasionOn(short, '2027-01-05')).toBe(-14)
  expect(occasionOn(short, '2027-01-16')).toBeNull()
})

test('what can’t wait: three days before, and late', () => {
  expect([-30, -14, -3, 1, 8].map(isUrgent)).toEqual([false, false, true, true, true])
})

const aCycle = fc
  .record({ opens: fc.integer({ min: 0, max: 120 }), grace: fc.integer({ min: 0, max: 200 }) })
  .map(({ opens, grace }) => ({
    opensOn: plusDays('2027-06-30', -opens),
    dueOn: '2027-06-30',
    closesOn: plusDays('2027-06-30', grace),
  }))
/** Days on which the worker looks, in any order: the clock may jump either way. */
const looks = fc.array(fc.integer({ min: -150, max: 260 }), { maxLength: 60 })

function sentOver(cycle: typeof CYCLE, days: readonly number[]) {
  const sent: Occasion[] = []
  const letters: { day: number; occasion: Occasion }[] = []
  for (const day of days) {
    const occasion = reminderOn(cycle, plusDays(cycle.dueOn, day), sent)
    if (occasion === null) continue
    sent.push(occasion)
    letters.push({ day, occasion })
  }
  return letters
}

test('no occasion twice and none before an earlier one, however the clock jumps', () => {
  fc.assert(
    fc.property(aCycle, looks, (cycle, days) => {
      const occasions = sentOver(cycle, days).map(({ occasion }) => occasion)
      expect(occasions).toEqual([...new Set(occasions)].toSorted((a, b) => a - b))
    }),
  )
})

test('never before a cycle opens or after it closes, and never ahead of its day', () => {
  fc.assert(
    fc.property(aCycle, looks, (cycle, days) => {
      for (const { day, occasion } of sentOver(cycle, days)) {
        const today = plusDays(cycle.dueOn, day)
        expect(today >= cycle.opensOn && today <= cycle.closesOn).toBe(true)
        expect(occasion).toBeLessThanOrEqual(day)
      }
    }),
  )
})

test('after a gap of any length one letter makes good for all that were missed', () => {
  fc.assert(
    fc.property(
      aCycle,
      fc.integer({ min: -150, max: 260 }),
      fc.integer({ min: 0, max: 200 }),
      (cycle, day, gap) => {
        const before = sentOver(cycle, [day])
        const after = sentOver(cycle, [day, day + gap])
        expect(after.length - before.length).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('looked at every day, every occasion of an open cycle comes on its day', () => {
  const everyDay = Array.from({ length: 200 }, (_, i) => i - 80)
  expect(sentOver(CYCLE, everyDay)).toEqual(
    [-30, -14, -3, 1, 8, 15, 22, 29].map((occasion) => ({ day: occasion, occasion })),
  )
})

test.each([
  ['2026-12-16T03:59:00Z', false],
  ['2026-12-16T04:00:00Z', true],
  ['2026-12-16T14:59:00Z', true],
  ['2026-12-16T15:00:00Z', false],
  ['2026-12-16T20:00:00Z', false],
])('letters are written from nine to twenty in Tashkent: %s', (now, expected) => {
  expect(isLetterHour(new Date(now), 'Asia/Tashkent')).toBe(expected)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween } from '@/lib/dates/partial'
import {
  CHECK_DAYS,
  hearingOf,
  isDue,
  isOverdue,
  isWishDue,
  lastReplyDay,
  publishesOn,
  quarterOf,
  REPLY_DAYS,
  SHOWN_FROM,
  shownCount,
} from './clock'
import { assessmentRecord, HEARINGS, readRecord, refusalRecord, replyRecord } from './model'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the clock', () => {
  test.each([
    ['before', '2026-11-23', '2026-12-07', '2026-12-08'],
    ['before', '2026-12-20', '2027-01-03', '2027-01-04'],
    ['before', '2028-02-20', '2028-03-05', '2028-03-06'],
    ['after', '2026-11-23', null, '2026-11-24'],
    ['nobody', '2026-12-31', null, '2027-01-01'],
  ] as const)(
    '%s, accepted on %s: a reply until %s, published on %s',
    (hearing, accepted, reply, published) => {
      expect(lastReplyDay(accepted, hearing)).toBe(reply)
      expect(publishesOn(accepted, hearing)).toBe(published)
    },
  )

  test('never publishes on the day of acceptance, and never later than the reply period and a day', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...HEARINGS), (accepted, hearing) => {
        const days = daysBetween(accepted, publishesOn(accepted, hearing))
        expect(days).toBe(hearing === 'before' ? REPLY_DAYS + 1 : 1)
        expect(isDue(publishesOn(accepted, hearing), accepted)).toBe(false)
      }),
    )
  })

  test('once due it stays due, and the last day for a reply is never one of publication', () => {
    fc.assert(
      fc.property(day, day, (accepted, today) => {
        const published = publishesOn(accepted, 'before')
        expect(isDue(published, today)).toBe(today >= published)
        if (today <= (lastReplyDay(accepted, 'before') ?? '')) expect(isDue(published, today)).toBe(false)
      }),
    )
  })

  test('a wish is done on a later day, never on its own', () => {
    fc.assert(fc.property(day, (said) => !isWishDue(said, said)))
    expect(isWishDue('2026-11-23', '2026-11-24')).toBe(true)
  })

  test('where there is no office nobody is heard, whatever the author chose', () => {
    for (const author of ['before', 'after'] as const) {
      expect(hearingOf(author, true)).toBe(author)
      expect(hearingOf(author, false)).toBe('nobody')
    }
  })
})

test('a check is overdue after seven whole days', () => {
  const since = new Date('2026-11-23T09:00:00Z')
  const after = (ms: number) => new Date(since.getTime() + CHECK_DAYS * 86_400_000 + ms)
  expect(isOverdue(since, after(0))).toBe(false)
  expect(isOverdue(since, after(1))).toBe(true)
})

test.each([
  ['2026-01-01', '2026-Q1'],
  ['2026-03-31', '2026-Q1'],
  ['2026-04-01', '2026-Q2'],
  ['2026-09-30', '2026-Q3'],
  ['2026-12-31', '2026-Q4'],
])('%s is in %s', (on, quarter) => expect(quarterOf(on)).toBe(quarter))

test('fewer than five are not counted in public', () => {
  for (let count = 0; count < SHOWN_FROM; count += 1) expect(shownCount(count)).toBe(null)
  expect(shownCount(SHOWN_FROM)).toBe(5)
})

test('public names are read as they are written', () => {
  const assessment = assessmentRecord('KAZ-2021-01', '2026', 2)
  expect(readRecord(assessment)).toMatchObject({
    subject: 'assessment',
    cycle: '2026',
    number: 2,
    reply: null,
  })
  expect(readRecord(replyRecord(assessment, 3))).toMatchObject({ subject: 'reply', number: 2, reply: 3 })
  expect(readRecord(refusalRecord('KAZ-2021-01', '2026-q3', 1))).toMatchObject({ subject: 'refusal' })
  for (const other of ['KAZ-2021-01', 'KAZ-2021-01/2026', 'KAZ-2021-01/2026/x1/r1', 'finding-a', 'A/2026/a1'])
    expect(readRecord(other)).toBe(null)
})

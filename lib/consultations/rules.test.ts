import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '@/lib/dates/partial'
import { readConsultation, SUGGESTION_KINDS, suggestionRecord } from './model'
import {
  ANSWER_DAYS,
  CHECK_DAYS,
  daysOf,
  extendedTo,
  isExtendable,
  isOpen,
  isOverdue,
  lengthOf,
  OPEN_DAYS_MAX,
  OPEN_DAYS_MIN,
  stateOf,
} from './rules'
import { textKey } from './text-key'

const TODAY = '2026-11-30'
const day = fc.integer({ min: -800, max: 800 }).map((days) => addDays(TODAY, days))
const length = fc.integer({ min: OPEN_DAYS_MIN, max: OPEN_DAYS_MAX })

describe('its days', () => {
  test.each([
    [null, TODAY],
    ['2026-10-01', TODAY],
    [TODAY, TODAY],
    ['2026-12-10', '2026-12-10'],
  ])('asked for %s, it opens on %s', (wish, opensOn) => {
    expect(daysOf(wish, 14, TODAY)).toEqual({
      opensOn,
      closesOn: addDays(opensOn, 14),
      answerBy: addDays(opensOn, 14 + ANSWER_DAYS),
    })
  })

  test('it is open for all of its days, whatever was asked for and however long the check took', () => {
    fc.assert(
      fc.property(fc.option(day), length, day, (wish, days, today) => {
        const found = daysOf(wish, days, today)
        expect(found.opensOn >= today).toBe(true)
        expect(lengthOf(found)).toBe(days)
        expect(lengthOf(found)).toBeGreaterThanOrEqual(OPEN_DAYS_MIN)
        expect(daysBetween(found.closesOn, found.answerBy)).toBe(ANSWER_DAYS)
      }),
    )
  })

  test('it only ever gets longer, and answers are due later with it', () => {
    fc.assert(
      fc.property(length, length, day, (first, then, today) => {
        const before = daysOf(null, first, today)
        const after = extendedTo(before, then)
        expect(after.opensOn).toBe(before.opensOn)
        expect(lengthOf(after)).toBe(Math.max(first, then))
        expect(after.answerBy >= before.answerBy).toBe(true)
        expect(extendedTo(after, first)).toEqual(after)
      }),
    )
  })
})

describe('where it stands', () => {
  const days = daysOf('2026-12-01', 14, TODAY)
  const on = (today: string, unanswered: number) => stateOf({ ...days, unanswered }, today)

  test.each([
    ['2026-11-30', 0, 'announced'],
    ['2026-12-01', 0, 'open'],
    ['2026-12-15', 0, 'open'],
    ['2026-12-15', 5, 'open'],
    ['2026-12-16', 0, 'answering'],
    ['2026-12-22', 0, 'answering'],
    ['2026-12-23', 0, 'answered'],
    ['2026-12-23', 1, 'answering'],
    ['2028-01-01', 1, 'answering'],
    ['2028-01-01', 0, 'answered'],
  ] as const)('on %s with %i unanswered: %s', (today, unanswered, state) => {
    expect(on(today, unanswered)).toBe(state)
  })

  test('suggestions are taken exactly while it is open', () => {
    fc.assert(
      fc.property(day, fc.nat(9), (today, unanswered) => {
        expect(isOpen(days, today)).toBe(on(today, unanswered) === 'open')
        expect(isExtendable(days, today)).toBe(['announced', 'open'].includes(on(today, unanswered)))
      }),
    )
  })

  test('nothing is answered while a suggestion waits, and time alone goes one way', () => {
    const order = ['announced', 'open', 'answering', 'answered']
    fc.assert(
      fc.property(day, fc.nat(CHECK_DAYS * 20), fc.nat(3), (today, later, unanswered) => {
        if (unanswered > 0) expect(on(today, unanswered)).not.toBe('answered')
        const [now, then] = [on(today, unanswered), on(addDays(today, later), unanswered)]
        expect(order.indexOf(then)).toBeGreaterThanOrEqual(order.indexOf(now))
      }),
    )
  })

  test.each([
    ['2027-02-13', 1, false],
    ['2027-02-14', 1, true],
    ['2027-02-14', 0, false],
  ])('on %s with %i unanswered it is overdue: %s', (today, unanswered, overdue) => {
    expect(isOverdue({ ...days, unanswered }, today)).toBe(overdue)
  })
})

describe('the same text', () => {
  test('is the same whatever its case, marks and spaces', () => {
    expect(textKey('comment', 'Два  приюта, не один!')).toBe(textKey('comment', ' два приюта — не один'))
    expect(textKey('comment', 'Two shelters')).not.toBe(textKey('comment', 'Three shelters'))
  })

  test('is another of another kind, and support without words is one', () => {
    expect(new Set(SUGGESTION_KINDS.map((kind) => textKey(kind, 'same'))).size).toBe(SUGGESTION_KINDS.length)
    expect(textKey('support', ' \n')).toBe(textKey('support', ''))
  })
})

test('a record of these is read as it is written, and no other is', () => {
  expect(readConsultation(suggestionRecord('KAZ', 3, 12))).toEqual({
    maker: 'KAZ',
    consultation: 3,
    suggestion: 12,
  })
  expect(readConsultation('KAZ-consultation-3')).toEqual({ maker: 'KAZ', consultation: 3, suggestion: null })
  for (const other of ['KAZ-2021-01', 'KAZ-2021-01/c1', 'KAZ-consultation-0', 'KAZ-consultation-3/s', 'x'])
    expect(readConsultation(other)).toBe(null)
})

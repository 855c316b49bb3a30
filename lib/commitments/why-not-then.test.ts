import { describe, expect, test } from 'vitest'
import { whyNotThen } from './why-not-then'

const asOf = (day: string, seq: number) => ({ day, seq, pinned: false, reconstructed: false })
/** Newest first. */
const history = [
  { seq: 9, redactedBySeq: null },
  { seq: 4, redactedBySeq: null },
]
const removed = [
  { seq: 12, redactedBySeq: null },
  { seq: 9, redactedBySeq: null },
  { seq: 4, redactedBySeq: 12 },
]

describe('why a record is not there', () => {
  test('before its first entry', () =>
    expect(whyNotThen(asOf('2026-01-01', 3), history, '2021')).toEqual({ kind: 'published_later', seq: 4 }))

  test.each([
    ['2020-12-31', '2021'],
    ['2021-02-28', '2021-03'],
    ['2021-03-07', '2021-03-08'],
  ])('on %s a promise of %s was not made', (day, madeOn) =>
    expect(whyNotThen(asOf(day, 5), history, madeOn)).toEqual({ kind: 'made_later', madeOn }),
  )

  test('nor is it when what it said then was removed', () => {
    expect(whyNotThen(asOf('2026-01-01', 5), removed, '2021')).toEqual({ kind: 'removed' })
    expect(whyNotThen(asOf('2026-01-01', 5), removed, null)).toEqual({ kind: 'removed' })
  })
})

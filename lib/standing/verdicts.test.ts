import { expect, test } from 'vitest'
import { STATUSES } from './model'
import { aReport } from './samples'
import { computedVerdict, governmentVerdict, stepsBetween } from './verdicts'

test("the government's verdict is the self-rating of its last report by that day", () => {
  const reports = [
    aReport({ selfRating: 'kept', submittedOn: '2026-02-01' }),
    aReport({ selfRating: 'at_risk', submittedOn: '2025-02-01' }),
  ]
  expect(governmentVerdict(reports, '2026-11-23')).toBe(4)
  expect(governmentVerdict(reports, '2026-01-31')).toBe(2)
  expect(governmentVerdict(reports, '2024-12-31')).toBeNull()
})

test('a last report without a rating leaves none', () => {
  const reports = [aReport({ selfRating: 'kept', submittedOn: '2025-02-01' }), aReport()]
  expect(governmentVerdict(reports, '2026-11-23')).toBeNull()
})

test('which statuses have a place on the scale', () => {
  const verdicts = STATUSES.map((status) => [status, computedVerdict({ status, late: false, decidedBy: [] })])
  expect(Object.fromEntries(verdicts)).toEqual({
    kept: 4,
    met_after_softening: null,
    on_track: 3,
    at_risk: 2,
    off_track: 1,
    deadline_missed: 0,
    deadline_passed_no_evidence: null,
    deadline_passed_not_looked: null,
    under_way: null,
    not_yet_done: null,
    too_early: null,
    no_report: null,
    no_figure: null,
    not_measurable: null,
    withdrawn: null,
    superseded: null,
  })
})

test('missed, then withdrawn is missed', () => {
  expect(computedVerdict({ status: 'withdrawn', late: true, decidedBy: [] })).toBe(0)
  expect(computedVerdict({ status: 'kept', late: true, decidedBy: [] })).toBe(4)
})

test('no status, no verdict', () => expect(computedVerdict(null)).toBeNull())

test.each([
  [4, 1, 3],
  [1, 3, -2],
  [0, 0, 0],
  [null, 3, null],
  [3, null, null],
])('from %o to %o are %o steps', (a, b, steps) => {
  expect(stepsBetween(a, b)).toBe(steps)
})

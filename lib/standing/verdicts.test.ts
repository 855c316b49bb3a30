import { describe, expect, test } from 'vitest'
import { STATUSES, VERDICTS, type Verdict } from './model'
import { anAssessment, aReport } from './samples'
import {
  computedVerdict,
  governmentVerdict,
  stepsBetween,
  verdictsSideBySide,
  widestDifference,
} from './verdicts'

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
  const verdicts = STATUSES.map((status) => [status, computedVerdict({ status, late: false })])
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
  expect(computedVerdict({ status: 'withdrawn', late: true })).toBe(0)
  expect(computedVerdict({ status: 'kept', late: true })).toBe(4)
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

describe('verdicts side by side', () => {
  const reports = [aReport({ selfRating: 'on_track', submittedOn: '2026-02-01' })]
  const assessment = (organisation: 'A' | 'B', verdict: Verdict | null, on: string) =>
    anAssessment(organisation === 'A' ? 1 : 2, verdict, on, { organisation })

  test('each stands with its steps from the computed one', () => {
    const assessments = [assessment('A', 0, '2026-03-01'), assessment('B', 2, '2026-04-01')]
    expect(verdictsSideBySide({ reports, assessments }, VERDICTS.off_track, '2026-11-23')).toEqual([
      { by: 'government', voice: null, organisation: null, verdict: 3, on: '2026-02-01', steps: 2 },
      { by: 'organisation', voice: 1, organisation: 'A', verdict: 0, on: '2026-03-01', steps: -1 },
      { by: 'organisation', voice: 2, organisation: 'B', verdict: 2, on: '2026-04-01', steps: 1 },
      { by: 'computed', voice: null, organisation: null, verdict: 1, on: null, steps: null },
    ])
  })

  test('two organisations without a name are two', () => {
    const assessments = [1, 2].map((voice) => anAssessment(voice, 2, '2026-04-01', { organisation: null }))
    const found = verdictsSideBySide({ reports: [], assessments }, null, '2026-11-23')
    expect(found.filter(({ by }) => by === 'organisation').map(({ voice }) => voice)).toEqual([1, 2])
  })

  test('the last word of an organisation stands, and none of a later day', () => {
    const assessments = [
      assessment('A', 3, '2026-05-01'),
      assessment('A', 0, '2026-03-01'),
      assessment('B', 2, '2026-12-01'),
    ]
    const found = verdictsSideBySide({ reports: [], assessments }, null, '2026-11-23')
    expect(found.map(({ by, verdict, steps }) => [by, verdict, steps])).toEqual([
      ['government', null, null],
      ['organisation', 3, null],
      ['computed', null, null],
    ])
  })

  const widest = (
    government: Verdict | null,
    said: ReturnType<typeof assessment>[],
    computed: Verdict | null,
    asOf = '2026-11-23',
  ) => {
    const selfRating = Object.entries(VERDICTS).find(([, verdict]) => verdict === government)?.[0] ?? null
    const facts = {
      reports: [aReport({ selfRating: selfRating as keyof typeof VERDICTS, submittedOn: '2026-02-01' })],
      assessments: said,
    }
    const found = widestDifference(verdictsSideBySide(facts, computed, asOf), facts, asOf)
    return (
      found && [found.high.organisation ?? found.high.by, found.low.organisation ?? found.low.by, found.steps]
    )
  }

  test.each([
    [3, [], 1, ['government', 'computed', 2]],
    [3, [assessment('A', 0, '2026-03-01')], 1, ['government', 'A', 3]],
    [1, [assessment('A', 2, '2026-03-01'), assessment('B', 4, '2026-03-01')], null, ['B', 'government', 3]],
    [null, [assessment('A', 4, '2026-03-01')], 2, ['A', 'computed', 2]],
    [3, [assessment('A', 3, '2026-03-01')], 3, null],
    [3, [assessment('A', null, '2026-03-01')], null, null],
    [null, [], null, null],
  ] as const)('of %o, %o and %o the widest difference is %o', (government, said, computed, expected) => {
    expect(widest(government, [...said], computed)).toEqual(expected)
  })

  test('what an organisation has agreed since is no difference, and was one before', () => {
    const said = [{ ...assessment('A', 0, '2026-03-01'), agreedOn: '2026-06-01' }]
    expect(widest(3, said, 3, '2026-05-31')).toEqual(['government', 'A', 3])
    expect(widest(3, said, 3, '2026-06-01')).toBeNull()
  })
})

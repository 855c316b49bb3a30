import { describe, expect, test } from 'vitest'
import type { SourceKind } from '@/lib/sources/model'
import { promiseGrade } from './evidence'
import { type AssessmentFacts, type CommitmentFacts, THRESHOLDS } from './facts'
import type { Verdict } from './model'
import { aMoneyLine, anAssessment, anIndicator, aPromise, aReport, aStep, aValue } from './samples'
import { standingOf } from './standing'

const TODAY = '2026-11-23'
const standing = (facts: Partial<CommitmentFacts>, asOf = TODAY) =>
  standingOf(aPromise(facts), asOf, THRESHOLDS)
const official = (sources: SourceKind[]) => aValue(95, '2025', { sources })
const independent = (value: number, facts = {}) =>
  aValue(value, '2025', { saidBy: 'independent', sources: ['independent'], ...facts })

describe('grade of the fact that decides', () => {
  test.each<[SourceKind[], number]>([
    [['statement'], 1],
    [['press'], 1],
    [['law'], 2],
    [['official_report'], 2],
    [['official_statistics'], 3],
    [['research'], 3],
    [['independent'], 4],
    [['press', 'official_statistics', 'law'], 3],
    [[], 1],
  ])('a value in %o: %i', (sources, grade) => {
    expect(standing({ indicators: [anIndicator({ values: [official(sources)] })] }).evidence).toBe(grade)
  })
  test('of several deciding facts the weakest', () => {
    const indicators = [
      anIndicator({ values: [official(['official_statistics'])] }),
      anIndicator({ key: 'b', values: [official(['statement'])] }),
    ]
    expect(standing({ indicators }).evidence).toBe(1)
  })
  test('of the value that decides, not of those before it', () => {
    const values = [aValue(10, '2023', { sources: ['independent'] }), official(['press'])]
    expect(standing({ indicators: [anIndicator({ values })] }).evidence).toBe(1)
  })
  test('an independent value at the same date confirms it', () => {
    expect(
      standing({ indicators: [anIndicator({ values: [official(['press']), independent(90)] })] }).evidence,
    ).toBe(4)
    expect(
      standing({
        indicators: [anIndicator({ values: [official(['press']), independent(90, { on: '2024' })] })],
      }).evidence,
    ).toBe(1)
  })
  test('a promise kept needs its steps as well as its values', () => {
    const indicators = [anIndicator({ values: [aValue(100, '2025', { sources: ['official_statistics'] })] })]
    expect(standing({ indicators, milestones: [aStep({ state: 'done', sources: ['law'] })] })).toMatchObject({
      status: 'kept',
      evidence: 2,
    })
  })
  test.each<[string, Partial<CommitmentFacts>, number | null]>([
    ['withdrawn', { closure: { kind: 'withdrawn', on: '2025', sources: ['law'] } }, 2],
    ['deadline_missed', { dueOn: '2025', deadlineMissed: { sources: ['independent'] } }, 4],
    ['deadline_missed', { dueOn: '2025', reports: [aReport()] }, 2],
    ['deadline_missed', { dueOn: '2025', milestones: [aStep({ state: 'missed', sources: ['press'] })] }, 1],
    [
      'off_track',
      { milestones: [aStep({ state: 'missed', dueOn: '2024', sources: ['official_statistics'] })] },
      3,
    ],
    [
      'at_risk',
      { money: [aMoneyLine(), aMoneyLine({ stage: 'disbursed', amount: 70, sources: ['statement'] })] },
      1,
    ],
    ['deadline_passed_not_looked', { dueOn: '2025' }, null],
    ['no_figure', {}, null],
  ])('%s', (status, facts, evidence) => {
    const indicators = facts.milestones || facts.money ? [] : [anIndicator()]
    expect(standing({ indicators, ...facts })).toMatchObject({ status, evidence })
  })
  test('where nothing decides there is no grade', () =>
    expect(standing({})).toMatchObject({ status: 'not_measurable', evidence: null }))
  test('a level without a status has none', () =>
    expect(
      standing({ level: 'national_measure', indicators: [anIndicator({ values: [official(['law'])] })] })
        .evidence,
    ).toBeNull())
})

test.each<[SourceKind[], number | null]>([
  [[], null],
  [['statement'], 1],
  [['press', 'independent'], 1],
  [['official_report'], 2],
  [['law', 'press'], 2],
  [['official_report', 'independent'], 4],
])("the promise's own text in %o: %o", (sources, grade) => {
  expect(promiseGrade(sources)).toBe(grade)
})

describe('contested', () => {
  const counted = (value: number, said = 100, facts = {}) =>
    standing({ indicators: [anIndicator({ values: [aValue(said, '2025'), independent(value, facts)] })] })
      .contested

  test.each([
    [100, 90, false],
    [100, 110, false],
    [100, 89.9, true],
    [100, 110.1, true],
    [0.3, 0.27, false],
    [0, 0, false],
    [0, 1, true],
    [-100, -89, true],
  ])('%d said, %d counted: %o', (said, counts, contested) => expect(counted(counts, said)).toBe(contested))

  test('at another date there is nothing to compare', () =>
    expect(counted(10, 100, { on: '2024' })).toBe(false))
  test('nor for a partial count', () => expect(counted(10, 100, { partial: true })).toBe(false))
  test('counts are compared over the same period', () => {
    const year = { from: '2025-01' }
    const indicator = (from: string) =>
      anIndicator({ measure: 'count', values: [aValue(90, '2025', year), independent(45, { from })] })
    expect(standing({ indicators: [indicator('2025-01')] }).contested).toBe(true)
    expect(standing({ indicators: [indicator('2025-07')] }).contested).toBe(false)
  })
  test('the last word of the organisation at that date stands', () => {
    const values = [aValue(100, '2025'), independent(50), independent(99)]
    expect(standing({ indicators: [anIndicator({ values })] }).contested).toBe(false)
  })

  const onTrack = { indicators: [anIndicator({ values: [aValue(95, '2025')] })] }
  const assessed = (...assessments: AssessmentFacts[]) => standing({ ...onTrack, assessments }).contested
  const by = (organisation: 'A' | 'B', verdict: Verdict | null, on = '2026-05-01', agreedOn?: string) =>
    anAssessment(organisation === 'A' ? 1 : 2, verdict, on, agreedOn ? { agreedOn } : {})
  test('by an assessment two steps away', () => {
    expect(assessed(by('A', 2))).toBe(false)
    expect(assessed(by('A', 1))).toBe(true)
    expect(assessed(by('A', 4), by('B', 1))).toBe(true)
    expect(assessed(by('A', null))).toBe(false)
    expect(assessed(by('A', 1, '2026-11-24'))).toBe(false)
  })
  test('until the organisation gives another verdict', () =>
    expect(assessed(by('A', 3, '2026-08-01'), by('A', 0, '2026-05-01'))).toBe(false))
  test('until the organisation agrees, from that day on and for itself alone', () => {
    expect(assessed(by('A', 1, '2026-05-01', '2026-11-23'))).toBe(false)
    expect(assessed(by('A', 1, '2026-05-01', '2026-11-24'))).toBe(true)
    expect(assessed(by('A', 1, '2026-05-01', '2026-08-01'), by('B', 1))).toBe(true)
  })
  test('never against no basis', () =>
    expect(standing({ indicators: [anIndicator()], assessments: [by('A', 0)] }).contested).toBe(false))
})

import { describe, expect, test } from 'vitest'
import { type CommitmentFacts, THRESHOLDS } from './facts'
import { freshnessOf, latestFactDay } from './freshness'
import { aMoneyLine, anAssessment, anIndicator, aPromise, aReport, aStep, aValue } from './samples'

const TODAY = '2026-11-23'
const latest = (facts: Partial<CommitmentFacts>, asOf = TODAY) => latestFactDay(aPromise(facts), asOf)
const freshness = (day: string | null, status: Parameters<typeof freshnessOf>[1] = 'on_track') =>
  freshnessOf(day, status, TODAY, THRESHOLDS)

test.each([
  ['2026-11-23', 'fresh'],
  ['2025-11-23', 'fresh'],
  ['2025-11-22', 'ageing'],
  ['2024-11-23', 'ageing'],
  ['2024-11-22', 'old'],
  [null, 'none'],
])('a latest fact of %s is %s', (day, expected) => {
  expect(freshness(day)).toBe(expected)
})

test.each(['kept', 'met_after_softening', 'withdrawn', 'superseded'] as const)('it stops at %s', (status) => {
  expect(freshness('2019-01-01', status)).toBe('settled')
  expect(freshness(null, status)).toBe('settled')
})

test('a year after the 29th of February is the 28th', () => {
  expect(freshnessOf('2024-02-29', null, '2025-02-28', THRESHOLDS)).toBe('fresh')
  expect(freshnessOf('2024-02-29', null, '2025-03-01', THRESHOLDS)).toBe('ageing')
})

describe('the latest fact', () => {
  test.each<[string, Partial<CommitmentFacts>, string | null]>([
    ['nothing', {}, null],
    [
      'a value, by the last day of its period',
      { indicators: [anIndicator({ values: [aValue(1, '2024')] })] },
      '2024-12-31',
    ],
    [
      'an independent or partial one as well',
      {
        indicators: [
          anIndicator({ values: [aValue(1, '2025-03', { saidBy: 'independent', partial: true })] }),
        ],
      },
      '2025-03-31',
    ],
    ['a value that is still to come', { indicators: [anIndicator({ values: [aValue(1, '2026')] })] }, null],
    [
      'a value without a target',
      { indicators: [anIndicator({ target: null, values: [aValue(1, '2024')] })] },
      '2024-12-31',
    ],
    ['a step done', { milestones: [aStep({ state: 'done', doneOn: '2024-05' })] }, '2024-05-31'],
    [
      'an event',
      { milestones: [aStep({ kind: 'event', state: 'done', doneOn: '2024-05-06' })] },
      '2024-05-06',
    ],
    [
      'a step done this year, no later than today',
      { milestones: [aStep({ state: 'done', doneOn: '2026' })] },
      '2026-11-23',
    ],
    ['a step only reported', { milestones: [aStep({ state: 'reported', doneOn: '2024-05' })] }, null],
    ['a stage reached', { deliverySteps: [{ stage: 'bill', reachedOn: '2025-02-03' }] }, '2025-02-03'],
    ['a stage without a date', { deliverySteps: [{ stage: 'bill', reachedOn: null }] }, null],
    ['a payment', { money: [aMoneyLine({ stage: 'disbursed', to: '2025-06' })] }, '2025-06-30'],
    ['a pledge is no such fact', { money: [aMoneyLine({ to: '2025-06' })] }, null],
    ['a report', { reports: [aReport({ submittedOn: '2026-02-01' })] }, '2026-02-01'],
    ['an assessment', { assessments: [anAssessment(1, null, '2026-03-04')] }, '2026-03-04'],
    [
      'a figure of the day it was promised',
      { madeOn: '2025-10-07', indicators: [anIndicator({ values: [aValue(1, '2025-10-07')] })] },
      '2025-10-07',
    ],
    ['a figure from before', { indicators: [anIndicator({ values: [aValue(1, '2021-06-30')] })] }, null],
    [
      'what came with the promise itself',
      { madeOn: '2021-03', milestones: [aStep({ kind: 'event', state: 'done', doneOn: '2021-03' })] },
      null,
    ],
  ])('%s', (_, facts, day) => expect(latest(facts)).toBe(day))

  test('counts of context keep no promise fresh, but are the facts of a national measure', () => {
    const indicators = [anIndicator({ direction: 'context', values: [aValue(5, '2025')] })]
    expect(latest({ indicators })).toBeNull()
    expect(latest({ indicators, level: 'national_measure' })).toBe('2025-12-31')
  })
})

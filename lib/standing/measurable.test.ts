import { describe, expect, test } from 'vitest'
import { commitmentExpected, commitmentProgress, confirmedProgress } from './measurable'
import { aMoneyLine, anIndicator, aPromise, aStep, aValue } from './samples'

const TODAY = '2026-11-23'
const progress = (facts: Parameters<typeof aPromise>[0], asOf = TODAY) =>
  commitmentProgress(aPromise(facts), asOf)
const at = (value: number, key = 'centres') => anIndicator({ key, values: [aValue(value, '2024')] })
const done = aStep({ key: 'a', state: 'done', doneOn: '2024-05-01' })

describe('progress of a promise', () => {
  test('the mean over the judged indicators that have a value', () =>
    expect(progress({ indicators: [at(40), at(80, 'b'), anIndicator({ key: 'c' })] })).toEqual({
      basis: 'indicators',
      share: 0.6000000000000001,
      measured: 2,
      judged: 3,
    }))
  test('beyond target counts as the whole way, backwards as none of it', () =>
    expect(progress({ indicators: [at(300), at(-50, 'b')] }).share).toBe(0.5))
  test('context and indicators without a target are left out', () => {
    const indicators = [
      at(40),
      { ...at(100, 'b'), direction: 'context' as const },
      { ...at(100, 'c'), target: null },
    ]
    expect(progress({ indicators })).toEqual({ basis: 'indicators', share: 0.4, measured: 1, judged: 1 })
  })
  test('a value that cannot be compared is left out of the mean and said', () =>
    expect(progress({ indicators: [at(40), { ...at(50, 'b'), baseline: null }] })).toEqual({
      basis: 'indicators',
      share: 0.4,
      measured: 1,
      judged: 2,
    }))
  test('with no value, promised steps done of all', () =>
    expect(
      progress({
        indicators: [anIndicator()],
        milestones: [done, aStep(), aStep({ key: 'e', kind: 'event' })],
      }),
    ).toEqual({
      basis: 'steps',
      share: 0.5,
      measured: 1,
      judged: 2,
    }))
  test('a step is done from its day on, an undated one throughout', () => {
    expect(progress({ milestones: [done] }, '2024-04-30').share).toBeNull()
    expect(progress({ milestones: [done] }, '2024-05-01').share).toBe(1)
    expect(progress({ milestones: [{ ...done, doneOn: null }] }, '2024-04-30').share).toBe(1)
  })
  test.each(['planned', 'reported', 'no_evidence'] as const)(
    'steps that are only %s are unknown, not none of them done',
    (state) =>
      expect(progress({ indicators: [anIndicator()], milestones: [aStep({ state })] })).toEqual({
        basis: null,
        share: null,
        measured: 0,
        judged: 1,
      }),
  )
  test.each(['in_progress', 'missed'] as const)('a step that is %s is said not to be done', (state) =>
    expect(progress({ milestones: [aStep({ state }), aStep({ key: 'b' })] })).toEqual({
      basis: 'steps',
      share: 0,
      measured: 0,
      judged: 2,
    }),
  )
  test('with neither, money disbursed of the money pledged', () =>
    expect(progress({ money: [aMoneyLine(), aMoneyLine({ stage: 'disbursed', amount: 25 })] })).toEqual({
      basis: 'money',
      share: 0.25,
      measured: 1,
      judged: 1,
    }))
  test('with nothing at all it is unknown, not zero', () => {
    expect(progress({})).toEqual({ basis: null, share: null, measured: 0, judged: 0 })
    expect(progress({ indicators: [anIndicator()], money: [aMoneyLine()] })).toEqual({
      basis: null,
      share: null,
      measured: 0,
      judged: 1,
    })
  })
})

describe('expected of a promise', () => {
  const expected = (facts: Parameters<typeof aPromise>[0], asOf: string) =>
    commitmentExpected(aPromise(facts), asOf)
  const until = (on: string, indicator = anIndicator()) => ({
    ...indicator,
    baseline: { value: 0, on: '2022-01-01' },
    target: { value: 100, on },
  })
  test('the mean over the indicators that progress is the mean of', () => {
    const indicators = [
      until('2022-01-11', at(50)),
      until('2022-01-21', at(50, 'b')),
      until('2022-01-07', anIndicator({ key: 'c' })),
    ]
    expect(expected({ indicators }, '2022-01-06')).toBeCloseTo((0.5 + 0.25 + 5 / 6) / 3)
    expect(expected({ indicators }, '2024-12-31')).toBe(1)
  })
  test('before any value, the mean over all judged ones', () =>
    expect(
      expected({ indicators: [until('2022-01-11'), { ...until('2022-01-21'), key: 'b' }] }, '2022-01-06'),
    ).toBe(0.375))
  test('on steps and money, the share of time from the start', () => {
    const dates = { madeOn: '2022-01-01', dueOn: '2022-01-11' }
    expect(expected({ ...dates, milestones: [aStep()] }, '2022-01-06')).toBe(0.5)
    expect(expected({ ...dates, money: [aMoneyLine()] }, '2022-01-06')).toBe(0.5)
    expect(expected({ ...dates, startsOn: '2022-01-05', money: [aMoneyLine()] }, '2022-01-08')).toBe(0.5)
  })
  test('unknown without a deadline', () => {
    expect(expected({ dueOn: null, indicators: [at(50)] }, TODAY)).toBeNull()
    expect(expected({ dueOn: null, milestones: [done] }, TODAY)).toBeNull()
    expect(expected({ madeOn: null, milestones: [done] }, TODAY)).toBeNull()
  })
})

describe('confirmed progress', () => {
  const counted = (value: number, key: string) =>
    anIndicator({ key, values: [aValue(90, '2024'), aValue(value, '2024', { saidBy: 'independent' })] })

  test('is the mean over independent values alone', () => {
    const indicators = [counted(20, 'a'), counted(40, 'b'), at(80, 'c')]
    expect(confirmedProgress(aPromise({ indicators }), TODAY)).toEqual({
      share: expect.closeTo(0.3),
      measured: 2,
      judged: 3,
    })
  })
  test('each share is clamped before it enters the mean', () =>
    expect(
      confirmedProgress(aPromise({ indicators: [counted(200, 'a'), counted(-40, 'b')] }), TODAY),
    ).toMatchObject({
      share: 0.5,
    }))
  test('is unknown without independent values, whatever officials or done steps say', () =>
    expect(confirmedProgress(aPromise({ indicators: [at(80)], milestones: [done] }), TODAY)).toEqual({
      share: null,
      measured: 0,
      judged: 1,
    }))
})

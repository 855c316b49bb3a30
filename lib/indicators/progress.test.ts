import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IndicatorFacts } from '@/lib/standing/facts'
import { anIndicator, aValue } from '@/lib/standing/samples'
import { clampShare, isJudged, progressOf } from './progress'

const promise = { madeOn: '2021-07-01', startsOn: null, dueOn: '2026' }
const TODAY = '2026-11-23'
const shareOf = (facts: Partial<IndicatorFacts>, asOf = TODAY) =>
  progressOf(anIndicator(facts), promise, asOf).share

describe('share of the way from baseline to target', () => {
  test.each<[string, IndicatorFacts['direction'], number, number, number, number]>([
    ['nothing moved', 'increase', 2, 30, 2, 0],
    ['half way', 'increase', 2, 30, 16, 0.5],
    ['at target', 'increase', 2, 30, 30, 1],
    ['beyond target', 'increase', 2, 30, 44, 1.5],
    ['moved backwards', 'increase', 10, 30, 5, -0.25],
    ['a falling target, half way', 'decrease', 80, 20, 50, 0.5],
    ['a falling target, at target', 'decrease', 80, 20, 20, 1],
    ['a falling target, beyond', 'decrease', 80, 20, 5, 1.25],
    ['a falling target, moved backwards', 'decrease', 80, 20, 95, -0.25],
    ['down to zero', 'decrease', 40, 0, 30, 0.25],
    ['from below zero', 'increase', -10, 10, 0, 0.5],
    ['baseline equals target, held', 'increase', 30, 30, 30, 1],
    ['baseline equals target, lost', 'increase', 30, 30, 29, 0],
    ['baseline beyond target, held', 'increase', 40, 30, 35, 1],
    ['baseline beyond target, lost', 'increase', 40, 30, 20, 0],
    ['baseline below a falling target, held', 'decrease', 10, 20, 15, 1],
    ['at least, above', 'keep_at_least', 30, 30, 31, 1],
    ['at least, just there', 'keep_at_least', 10, 30, 30, 1],
    ['at least, below', 'keep_at_least', 10, 30, 29.9, 0],
    ['at most, below', 'keep_at_most', 10, 5, 4, 1],
    ['at most, just there', 'keep_at_most', 10, 5, 5, 1],
    ['at most, above', 'keep_at_most', 10, 5, 5.1, 0],
    ['yes/no, done', 'yes_no', 0, 1, 1, 1],
    ['yes/no, not done', 'yes_no', 0, 1, 0, 0],
    ['yes/no where no is promised', 'yes_no', 1, 0, 0, 1],
  ])('%s (%s from %d to %d, now %d): %d', (_, direction, from, to, now, share) => {
    const facts = { direction, baseline: { value: from, on: '2021' }, target: { value: to, on: null } }
    expect(shareOf({ ...facts, values: [aValue(now, '2024')] })).toBe(share)
  })

  test('counts of context are never judged, whatever target they carry', () => {
    expect(isJudged(anIndicator({ direction: 'context' }))).toBe(false)
    expect(shareOf({ direction: 'context', values: [aValue(100, '2024')] })).toBeNull()
  })

  test('nothing is judged without a target', () => {
    expect(isJudged(anIndicator({ target: null }))).toBe(false)
    expect(shareOf({ target: null, values: [aValue(100, '2024')] })).toBeNull()
  })
})

describe('which value counts', () => {
  test('nothing observed since the baseline is unknown, not zero', () => {
    expect(progressOf(anIndicator(), promise, TODAY)).toEqual({ share: null, value: null, reachedOn: null })
  })

  test('the latest one, whatever order they were recorded in', () => {
    expect(shareOf({ values: [aValue(60, '2025'), aValue(20, '2023')] })).toBe(0.6)
  })

  test('of two on one day the later recorded one, as a correction', () => {
    expect(shareOf({ values: [aValue(60, '2025'), aValue(55, '2025-12-31')] })).toBe(0.55)
  })

  test('none of the baseline year or before', () => {
    expect(shareOf({ values: [aValue(40, '2021-06-30'), aValue(50, '2021')] })).toBeNull()
  })

  test('one of the day after the baseline does', () => {
    expect(shareOf({ values: [aValue(50, '2022-01-01')] })).toBe(0.5)
  })

  test('a year counts from its last day', () => {
    expect(shareOf({ values: [aValue(50, '2025')] }, '2025-12-30')).toBeNull()
    expect(shareOf({ values: [aValue(50, '2025')] }, '2025-12-31')).toBe(0.5)
  })

  test('none that is dated later than asked', () => {
    expect(shareOf({ values: [aValue(20, '2023'), aValue(60, '2025')] }, '2024-06-30')).toBe(0.2)
  })

  test('never a partial count, even beyond the target', () => {
    expect(shareOf({ measure: 'count', values: [aValue(200, '2025-06-30', { partial: true })] })).toBeNull()
  })

  test('official ones for progress, independent ones for what is confirmed', () => {
    const indicator = anIndicator({
      values: [aValue(60, '2024'), aValue(40, '2025', { saidBy: 'independent' })],
    })
    expect(progressOf(indicator, promise, TODAY).share).toBe(0.6)
    expect(progressOf(indicator, promise, TODAY, 'independent').share).toBe(0.4)
  })
})

describe('without a baseline', () => {
  const baseline = null
  test('a value is known and progress is not', () => {
    const value = aValue(20, '2024')
    expect(progressOf(anIndicator({ baseline, values: [value] }), promise, TODAY)).toEqual({
      share: null,
      value,
      reachedOn: null,
    })
  })
  test('reaching the target counts', () =>
    expect(shareOf({ baseline, values: [aValue(100, '2024')] })).toBe(1))
  test('going beyond counts as reaching: beyond by how much is unknown', () =>
    expect(shareOf({ baseline, values: [aValue(150, '2024')] })).toBe(1))
  test('a falling target can be reached too', () =>
    expect(shareOf({ baseline, direction: 'decrease', values: [aValue(80, '2024')] })).toBe(1))
  test('a value from before the promise does not', () =>
    expect(shareOf({ baseline, values: [aValue(100, '2020')] })).toBeNull())
  test('a bound is met or not', () =>
    expect(shareOf({ baseline, direction: 'keep_at_least', values: [aValue(99, '2024')] })).toBe(0))
})

describe('across a break in method', () => {
  const broken = (value: number) => [aValue(30, '2023'), aValue(value, '2024', { methodBreak: true })]
  test('progress is unknown', () => expect(shareOf({ values: broken(60) })).toBeNull())
  test('it stays unknown for later values of the new method', () =>
    expect(shareOf({ values: [...broken(60), aValue(70, '2025')] })).toBeNull())
  test('the value itself is still known', () =>
    expect(progressOf(anIndicator({ values: broken(60) }), promise, TODAY).value?.value).toBe(60))
  test('reaching the target counts', () => expect(shareOf({ values: broken(100) })).toBe(1))
  test('a break of the independent count does not touch the official one', () =>
    expect(
      shareOf({
        values: [aValue(9, '2023', { saidBy: 'independent', methodBreak: true }), aValue(60, '2024')],
      }),
    ).toBe(0.6))
  test('a break at or before the baseline does not matter', () =>
    expect(shareOf({ values: [aValue(0, '2021', { methodBreak: true }), aValue(60, '2024')] })).toBe(0.6))
  test('a break that comes later does not matter yet', () =>
    expect(
      shareOf(
        {
          values: [
            aValue(60, '2024'),
            ...broken(80)
              .slice(1)
              .map((v) => ({ ...v, on: '2025' })),
          ],
        },
        '2025-06-30',
      ),
    ).toBe(0.6))
})

describe('since when the target is reached', () => {
  const due2023 = { target: { value: 100, on: '2023' } }
  const reached = (facts: Partial<IndicatorFacts>, asOf = TODAY) =>
    progressOf(anIndicator(facts), promise, asOf).reachedOn

  test('not, below it', () => expect(reached({ values: [aValue(99, '2024')] })).toBeNull())
  test('from the first value of the run that still lasts', () =>
    expect(
      reached({
        values: [aValue(100, '2022'), aValue(90, '2023'), aValue(100, '2024'), aValue(120, '2025')],
      }),
    ).toBe('2024-12-31'))
  test('on the last day of the period is in time', () =>
    expect(reached({ ...due2023, values: [aValue(100, '2023')] })).toBe('2023-12-31'))
  test('a fall after the due day does not take it back', () => {
    const facts = { ...due2023, values: [aValue(100, '2023'), aValue(70, '2025')] }
    expect(reached(facts)).toBe('2023-12-31')
    expect(shareOf(facts)).toBe(1)
  })
  test('a fall before the due day does', () => {
    const facts = { values: [aValue(100, '2023'), aValue(70, '2025')] }
    expect(reached(facts)).toBeNull()
    expect(shareOf(facts)).toBe(0.7)
  })
  test('a target that still stands goes on growing after the due day', () =>
    expect(shareOf({ ...due2023, values: [aValue(100, '2023'), aValue(130, '2025')] })).toBe(1.3))

  const held = { direction: 'keep_at_least', ...due2023 } as const
  test('a bound is not kept before its time is over', () => {
    expect(reached({ ...held, values: [aValue(100, '2022')] })).toBeNull()
    expect(shareOf({ ...held, values: [aValue(100, '2022')] })).toBe(1)
  })
  test('the first value that covers the due day settles a bound', () => {
    expect(reached({ ...held, values: [aValue(100, '2022'), aValue(101, '2023'), aValue(50, '2025')] })).toBe(
      '2023-12-31',
    )
    expect(
      reached({ ...held, values: [aValue(100, '2022'), aValue(99, '2023'), aValue(150, '2025')] }),
    ).toBeNull()
  })
  test('a bound without a date is never over', () =>
    expect(
      progressOf(
        anIndicator({ direction: 'keep_at_most', values: [aValue(1, '2024')] }),
        { ...promise, dueOn: null },
        TODAY,
      ).reachedOn,
    ).toBeNull())
})

describe('for any figures', () => {
  const amount = fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 100)
  const direction = fc.constantFrom('increase', 'decrease', 'keep_at_least', 'keep_at_most')
  const year = fc.integer({ min: 2019, max: 2028 }).map(String)
  const someValue = fc.record({
    value: amount,
    on: year,
    from: fc.constant(null),
    saidBy: fc.constantFrom('official', 'independent'),
    partial: fc.boolean(),
    methodBreak: fc.boolean(),
    sources: fc.constant([]),
  })
  const point = fc.record({ value: amount, on: fc.option(year) })
  const someIndicator: fc.Arbitrary<IndicatorFacts> = fc.record({
    key: fc.constant('any'),
    direction,
    measure: fc.constant('level'),
    baseline: fc.option(point),
    target: fc.option(point),
    values: fc.array(someValue, { maxLength: 6 }),
  })

  test('progress is a finite number or unknown', () => {
    fc.assert(
      fc.property(someIndicator, (indicator) => {
        const { share } = progressOf(indicator, promise, TODAY)
        expect(share === null || Number.isFinite(share)).toBe(true)
      }),
    )
  })

  test('what is reached is at least the whole way', () => {
    fc.assert(
      fc.property(someIndicator, (indicator) => {
        const { share, reachedOn } = progressOf(indicator, promise, TODAY)
        if (reachedOn !== null) expect(share).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  test('a better latest value never lowers progress', () => {
    fc.assert(
      fc.property(someIndicator, amount, fc.nat({ max: 500 }), (indicator, value, better) => {
        const up = indicator.direction === 'increase' || indicator.direction === 'keep_at_least' ? 1 : -1
        const shareWith = (latest: number) => {
          const { share } = progressOf(
            { ...indicator, values: [...indicator.values, aValue(latest, '2026-11')] },
            promise,
            '2029-01-01',
          )
          return share === null ? -1 : clampShare(share)
        }
        expect(shareWith(value + up * better)).toBeGreaterThanOrEqual(shareWith(value))
      }),
    )
  })

  test('the unit of measurement does not matter', () => {
    fc.assert(
      fc.property(someIndicator, fc.constantFrom(0.001, 0.1, 3, 1000, 1_000_000), (indicator, scale) => {
        const scaled: IndicatorFacts = {
          ...indicator,
          baseline: indicator.baseline && { ...indicator.baseline, value: indicator.baseline.value * scale },
          target: indicator.target && { ...indicator.target, value: indicator.target.value * scale },
          values: indicator.values.map((value) => ({ ...value, value: value.value * scale })),
        }
        const [before, after] = [progressOf(indicator, promise, TODAY), progressOf(scaled, promise, TODAY)]
        expect(after.reachedOn).toBe(before.reachedOn)
        if (before.share === null) expect(after.share).toBeNull()
        else expect(after.share).toBeCloseTo(before.share, 6)
      }),
    )
  })

  test('before any value it is as without values', () => {
    fc.assert(
      fc.property(someIndicator, (indicator) => {
        const before = progressOf(indicator, promise, '2019-06-30')
        expect(before).toEqual(progressOf({ ...indicator, values: [] }, promise, '2019-06-30'))
      }),
    )
  })
})

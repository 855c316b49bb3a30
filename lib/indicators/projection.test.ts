import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween } from '@/lib/dates/partial'
import type { IndicatorFacts, ValueFacts } from '@/lib/standing/facts'
import { anIndicator, aValue } from '@/lib/standing/samples'
import { projectionOf } from './projection'

const promise = { madeOn: '2021-07-01', startsOn: null, dueOn: '2026' }
const TODAY = '2026-11-23'
const project = (facts: Partial<IndicatorFacts>, asOf = TODAY) =>
  projectionOf(anIndicator(facts), promise, asOf)
const yearly = (...values: [number, string][]) => values.map(([value, year]) => aValue(value, year))

describe('at the pace of the last two years', () => {
  test('a straight line through their first and latest value meets the target', () => {
    const values = yearly([5, '2022'], [9, '2023'], [14, '2024'], [17, '2025'])
    // 8 in the 731 days from the end of 2023 to the end of 2025; 13 more take 1,187.9 days.
    expect(project({ target: { value: 30, on: null }, values })).toMatchObject({
      kind: 'met',
      on: '2029-04-02',
      from: { on: '2023-12-31', value: 9 },
      to: { on: '2025-12-31', value: 17 },
      values: 3,
      perYear: expect.closeTo(4, 1),
    })
  })

  test('a falling target is met from above', () => {
    const values = yearly([80, '2023'], [70, '2024'], [60, '2025'])
    const facts = {
      direction: 'decrease',
      baseline: { value: 80, on: '2021' },
      target: { value: 20, on: null },
    } as const
    expect(project({ ...facts, values })).toMatchObject({ kind: 'met', on: '2030-01-01' })
  })

  test('what comes out may be over already', () => {
    const values = yearly([10, '2023'], [50, '2024'], [90, '2025'])
    expect(project({ values })).toMatchObject({ kind: 'met', on: '2026-04-02' })
  })

  test.each([
    [
      'standing still',
      [
        [40, '2023'],
        [45, '2024'],
        [40, '2025'],
      ],
    ],
    [
      'moving away',
      [
        [40, '2023'],
        [45, '2024'],
        [39, '2025'],
      ],
    ],
  ] as [string, [number, string][]][])('%s never meets it', (_, values) => {
    expect(project({ values: yearly(...values) })).toMatchObject({ kind: 'not_at_this_pace', values: 3 })
  })

  test('a day after 2100 is not named', () => {
    const values = yearly([1, '2023'], [1.1, '2024'], [1.2, '2025'])
    expect(project({ values })).toMatchObject({ kind: 'met', on: null })
  })

  test('older values don’t change it', () => {
    const recent = yearly([9, '2023'], [14, '2024'], [17, '2025'])
    expect(project({ values: [...yearly([90, '2021'], [2, '2022']), ...recent] })).toEqual(
      project({ values: recent }),
    )
  })
})

describe('no pace can be told', () => {
  const rising = yearly([10, '2023'], [20, '2024'], [30, '2025'])
  const at = (index: number, facts: Partial<ValueFacts>) =>
    rising.map((value, place) => (place === index ? { ...value, ...facts } : value))

  test.each<[string, readonly ValueFacts[]]>([
    ['no values', []],
    ['two values', rising.slice(1)],
    [
      'a year without a value',
      [aValue(5, '2021'), aValue(10, '2022'), aValue(20, '2024'), aValue(30, '2025')],
    ],
    ['a break in method', at(2, { methodBreak: true })],
    ['a break in method between the others', at(1, { methodBreak: true })],
    ['a partial value in between', at(1, { partial: true })],
    ['values of two speakers', at(1, { saidBy: 'independent' })],
    [
      'three values over more than two years',
      [aValue(1, '2023-06'), aValue(2, '2024-06'), aValue(3, '2025-12')],
    ],
  ])('from %s', (_, values) => {
    expect(project({ values })).toEqual({ kind: 'unknown', why: 'few_values' })
  })

  test('from independent values, unless they are asked for', () => {
    const values = rising.map((value) => ({ ...value, saidBy: 'independent' as const }))
    expect(project({ values })).toMatchObject({ kind: 'unknown' })
    expect(projectionOf(anIndicator({ values }), promise, TODAY, 'independent')).toMatchObject({
      kind: 'met',
    })
  })

  test('from values that are over two years old', () => {
    expect(project({ values: rising }, '2027-12-31')).toMatchObject({ kind: 'met' })
    expect(project({ values: rising }, '2028-01-01')).toEqual({ kind: 'unknown', why: 'old_values' })
  })

  test('from values that come later than the day asked', () => {
    expect(project({ values: rising }, '2025-12-30')).toEqual({ kind: 'unknown', why: 'few_values' })
  })
})

describe('counts over periods', () => {
  const count = (value: number, from: string, on: string, facts: Partial<ValueFacts> = {}) =>
    aValue(value, on, { from, ...facts })

  test('equal periods that follow each other make a pace', () => {
    const values = [count(10, '2023', '2023'), count(20, '2024', '2024'), count(30, '2025', '2025')]
    expect(project({ measure: 'count', values })).toMatchObject({ kind: 'met', on: '2033-01-02' })
  })

  test('periods of different length make none', () => {
    const values = [count(10, '2023', '2023'), count(20, '2024', '2024'), count(30, '2025-01', '2025-06')]
    expect(project({ measure: 'count', values })).toEqual({ kind: 'unknown', why: 'few_values' })
  })
})

describe('nothing to project', () => {
  const values = yearly([10, '2023'], [20, '2024'], [30, '2025'])
  test.each<[string, Partial<IndicatorFacts>]>([
    ['context', { direction: 'context' }],
    ['a yes or no', { direction: 'yes_no' }],
    ['a level to keep from below', { direction: 'keep_at_least' }],
    ['a level to keep from above', { direction: 'keep_at_most' }],
    ['no target', { target: null }],
    ['a target that is reached', { target: { value: 30, on: null } }],
    ['a target that is surpassed', { target: { value: 25, on: null } }],
  ])('for %s', (_, facts) => {
    expect(project({ values, ...facts })).toBeNull()
  })

  test('for what was reached on its due day and lost since', () => {
    const lost = yearly([100, '2023'], [100, '2024'], [90, '2025'])
    expect(project({ values: lost, target: { value: 100, on: '2024' } })).toBeNull()
  })
})

test('on the day that comes out the line is at the target, and on the day before it is not', () => {
  const tenths = fc.integer({ min: -10_000, max: 10_000 }).map((whole) => whole / 10)
  fc.assert(
    fc.property(
      tenths,
      tenths,
      tenths,
      fc.constantFrom('increase', 'decrease'),
      (first, last, target, direction) => {
        const found = project({
          direction,
          baseline: null,
          target: { value: target, on: null },
          values: yearly([first, '2023'], [first, '2024'], [last, '2025']),
        })
        if (found?.kind !== 'met' || found.on === null) return
        const { on } = found
        const days = daysBetween('2025-12-31', on)
        const line = (after: number) => last + ((last - first) * after) / 731
        const sign = direction === 'increase' ? 1 : -1
        expect(sign * (line(days) - target)).toBeGreaterThanOrEqual(-1e-6)
        expect(sign * (line(days - 1) - target)).toBeLessThan(1e-6)
      },
    ),
  )
})

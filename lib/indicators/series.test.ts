import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anIndicator, aValue } from '@/lib/standing/samples'
import { figureOf, toSeries } from './series'

const promise = { madeOn: '2021-07-01', startsOn: null, dueOn: '2026' }
const aCount = (value: number, from: string, on: string, facts = {}) => aValue(value, on, { from, ...facts })
const segments = (...args: Parameters<typeof toSeries>) =>
  toSeries(...args).segments.map((segment) => segment.map((point) => point.value))

describe('points', () => {
  test('stand at the last day of their period, by time', () => {
    const { points } = toSeries([aValue(17, '2025'), aValue(2, '2021-03')], 'level')
    expect(points).toEqual([
      {
        on: '2021-03-31',
        from: null,
        date: '2021-03',
        value: 2,
        saidBy: 'official',
        partial: false,
        methodBreak: false,
        verified: false,
      },
      {
        on: '2025-12-31',
        from: null,
        date: '2025',
        value: 17,
        saidBy: 'official',
        partial: false,
        methodBreak: false,
        verified: false,
      },
    ])
  })
  test('of one time and speaker the later recorded one stands', () =>
    expect(
      toSeries([aValue(17, '2025'), aValue(16, '2025-12-31')], 'level').points.map((point) => point.value),
    ).toEqual([16]))
  test('of two speakers both stand, official first', () =>
    expect(
      toSeries([aValue(11, '2025', { saidBy: 'independent' }), aValue(17, '2025')], 'level').points.map(
        (point) => point.value,
      ),
    ).toEqual([17, 11]))
  test('a quarter and the year it ends both stand', () =>
    expect(
      toSeries([aCount(9, '2025-10', '2025-12'), aCount(40, '2025', '2025')], 'count').points.map(
        (point) => point.value,
      ),
    ).toEqual([40, 9]))
  test('no values, no points', () => expect(toSeries([], 'level')).toEqual({ points: [], segments: [] }))
})

describe('a line of levels', () => {
  test('joins the years that follow each other', () =>
    expect(segments([aValue(1, '2021'), aValue(2, '2022'), aValue(3, '2023')], 'level')).toEqual([[1, 2, 3]]))
  test('breaks where a year is missing', () =>
    expect(
      segments([aValue(1, '2020'), aValue(2, '2021'), aValue(3, '2023'), aValue(4, '2024')], 'level'),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]))
  test('joins several values of a year and of neighbouring ones', () =>
    expect(segments([aValue(1, '2024-12-20'), aValue(2, '2025-05'), aValue(3, '2025-10')], 'level')).toEqual([
      [1, 2, 3],
    ]))
  test('breaks where the method changed', () =>
    expect(
      segments(
        [aValue(1, '2021'), aValue(2, '2022'), aValue(3, '2023', { methodBreak: true }), aValue(4, '2024')],
        'level',
      ),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]))
  test('never joins two speakers', () => {
    const values = [
      aValue(1, '2021'),
      aValue(2, '2022', { saidBy: 'independent' }),
      aValue(3, '2022'),
      aValue(4, '2023', { saidBy: 'independent' }),
    ]
    expect(segments(values, 'level')).toEqual([
      [1, 3],
      [2, 4],
    ])
  })
  test('a single value is no line', () =>
    expect(segments([aValue(1, '2021'), aValue(3, '2023')], 'level')).toEqual([]))
})

describe('a line of counts', () => {
  test('joins equal periods that follow each other', () => {
    expect(segments([aCount(1, '2021', '2021'), aCount(2, '2022', '2022')], 'count')).toEqual([[1, 2]])
    expect(segments([aCount(1, '2024-01', '2024-03'), aCount(2, '2024-04', '2024-06')], 'count')).toEqual([
      [1, 2],
    ])
    expect(segments([aCount(1, '2020-07', '2021-06'), aCount(2, '2021-07', '2022-06')], 'count')).toEqual([
      [1, 2],
    ])
  })
  test('a leap year is as long as another year, and February as a month', () => {
    expect(
      segments([aCount(1, '2023', '2023'), aCount(2, '2024', '2024'), aCount(3, '2025', '2025')], 'count'),
    ).toEqual([[1, 2, 3]])
    expect(segments([aCount(1, '2024-01', '2024-01'), aCount(2, '2024-02', '2024-02')], 'count')).toEqual([
      [1, 2],
    ])
  })
  test('days are as long as days', () => {
    expect(
      segments([aCount(1, '2024-03-04', '2024-03-10'), aCount(2, '2024-03-11', '2024-03-17')], 'count'),
    ).toEqual([[1, 2]])
    expect(
      segments([aCount(1, '2024-03-04', '2024-03-10'), aCount(2, '2024-03-11', '2024-03-18')], 'count'),
    ).toEqual([])
  })
  test.each([
    ['a year is missing', aCount(1, '2021', '2021'), aCount(2, '2023', '2023')],
    ['the periods are not equal', aCount(1, '2021', '2021'), aCount(2, '2022-01', '2022-06')],
    ['the same quarter of two years', aCount(1, '2024-01', '2024-03'), aCount(2, '2025-01', '2025-03')],
    ['one is not whole', aCount(1, '2021', '2021'), aCount(2, '2022', '2022', { partial: true })],
    ['a start is not stated', aCount(1, '2021', '2021'), aValue(2, '2022')],
    ['the method changed', aCount(1, '2021', '2021'), aCount(2, '2022', '2022', { methodBreak: true })],
  ])('breaks where %s', (_, ...values) => expect(segments(values, 'count')).toEqual([]))
})

describe('a figure', () => {
  test('has its reference lines and the even way between them', () => {
    const indicator = anIndicator({
      baseline: { value: 2, on: '2021' },
      target: { value: 30, on: null },
      values: [aValue(17, '2025')],
    })
    expect(figureOf(indicator, promise, '2026-11-23')).toMatchObject({
      kind: 'line',
      span: ['2021-12-31', '2026-12-31'],
      baseline: { value: 2, on: '2021-12-31' },
      target: { value: 30, on: '2026-12-31' },
      pace: [
        { value: 2, on: '2021-12-31' },
        { value: 30, on: '2026-12-31' },
      ],
    })
  })
  test('a count stands on zero and spans its periods', () => {
    const indicator = anIndicator({
      measure: 'count',
      baseline: null,
      target: null,
      values: [aCount(5, '2019', '2019')],
    })
    expect(figureOf(indicator, promise, '2026-11-23')).toMatchObject({
      kind: 'bar',
      span: ['2019-01-01', '2019-12-31'],
      pace: null,
    })
  })
  test.each([
    ['a target without a date', anIndicator(), { ...promise, dueOn: null }],
    ['no baseline', anIndicator({ baseline: null }), promise],
    ['no target', anIndicator({ target: null }), promise],
    ['a bound', anIndicator({ direction: 'keep_at_least' }), promise],
    ['yes or no', anIndicator({ direction: 'yes_no' }), promise],
    ['context', anIndicator({ direction: 'context' }), promise],
    ['a target before its baseline', anIndicator({ target: { value: 9, on: '2020' } }), promise],
  ])('%s has no pace', (_, indicator, dates) =>
    expect(figureOf(indicator, dates, '2026-11-23').pace).toBeNull(),
  )
  test('shows nothing later than asked', () => {
    const indicator = anIndicator({ values: [aValue(17, '2025')] })
    expect(figureOf(indicator, promise, '2025-12-30').points).toEqual([])
    expect(figureOf(indicator, promise, '2025-12-31').points).toHaveLength(1)
  })
  test('with nothing dated has no span', () => {
    const undated = { madeOn: null, startsOn: null, dueOn: null }
    expect(figureOf(anIndicator({ baseline: null }), undated, '2026-11-23').span).toBeNull()
  })
})

test('every segment is a part of the points, in order, of one speaker and never partial', () => {
  const someValue = fc.record({
    value: fc.integer({ min: -100, max: 100 }),
    on: fc.integer({ min: 2015, max: 2026 }).map(String),
    from: fc.option(fc.integer({ min: 2010, max: 2015 }).map(String)),
    saidBy: fc.constantFrom('official' as const, 'independent' as const),
    partial: fc.boolean(),
    methodBreak: fc.boolean(),
    sources: fc.constant([]),
  })
  fc.assert(
    fc.property(
      fc.array(someValue),
      fc.constantFrom('level' as const, 'count' as const),
      (values, measure) => {
        const { points, segments } = toSeries(values, measure)
        for (const segment of segments) {
          expect(segment.length).toBeGreaterThan(1)
          expect(new Set(segment.map((point) => point.saidBy)).size).toBe(1)
          expect(segment.some((point) => point.partial)).toBe(false)
          expect(points.filter((point) => segment.includes(point))).toEqual(segment)
        }
      },
    ),
  )
})

describe('verified', () => {
  const verified = (...values: ReturnType<typeof aValue>[]) =>
    figureOf(anIndicator({ values }), promise, '2026-06-30')
      .points.filter((point) => point.verified)
      .map((point) => [point.on, point.value, point.saidBy])
  const counted = (value: number, on: string, facts = {}) =>
    aValue(value, on, { saidBy: 'independent', ...facts })

  test('an official value that an independent one for the same day matches within a tenth', () =>
    expect(verified(aValue(10, '2023'), aValue(20, '2024'), counted(18, '2024-12-31'))).toEqual([
      ['2024-12-31', 20, 'official'],
    ]))
  test('not by more than a tenth, nor of another day, nor of a part of a period', () => {
    expect(verified(aValue(20, '2024'), counted(17.9, '2024'))).toEqual([])
    expect(verified(aValue(20, '2024'), counted(20, '2023'))).toEqual([])
    expect(verified(aValue(20, '2024', { partial: true }), counted(20, '2024'))).toEqual([])
  })
})

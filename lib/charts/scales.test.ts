import { expect, test } from 'vitest'
import type { FigurePoint, FigureSeries } from '@/lib/indicators/series'
import { scalesOf } from './scales'

const point = (on: string, value: number): FigurePoint => ({
  on,
  from: null,
  date: on,
  value,
  saidBy: 'official',
  partial: false,
  methodBreak: false,
  verified: false,
})
const series = (points: FigurePoint[], rest: Partial<FigureSeries> = {}): FigureSeries => ({
  kind: 'line',
  points,
  segments: [],
  span: [points[0]?.on ?? '2021-01-01', points.at(-1)?.on ?? '2021-12-31'],
  baseline: null,
  target: null,
  pace: null,
  ...rest,
})

test('a value of a whole year stands at the end of that year', () => {
  const scales = scalesOf(series([point('2021-12-31', 10), point('2022-12-31', 20)]))
  expect(scales?.x('2021-12-31')).toBeCloseTo(50, 0)
  expect(scales?.yearTicks.map((tick) => tick.year)).toEqual([2021, 2022])
})

test('bars always stand on zero', () => {
  const scales = scalesOf(series([point('2021-12-31', 98), point('2022-12-31', 100)], { kind: 'bar' }))
  expect(scales?.valueTicks[0]).toBe(0)
})

test('a line that hardly moves need not stand on zero', () => {
  const scales = scalesOf(series([point('2021-12-31', 98), point('2022-12-31', 100)]))
  expect(scales?.valueTicks[0]).toBeGreaterThan(90)
})

test('the target belongs to what is drawn', () => {
  const scales = scalesOf(series([point('2021-12-31', 5)], { target: { value: 30, on: null } }))
  expect(scales?.valueTicks.at(-1)).toBe(30)
})

test('nothing with a date gives no drawing', () => {
  expect(scalesOf(series([], { span: null }))).toBeNull()
})

test('long spans name every second or third year, and half of those on a narrow screen', () => {
  const scales = scalesOf(series([point('2010-12-31', 1), point('2030-12-31', 2)]))
  expect(scales?.yearTicks.map((tick) => tick.year)).toEqual([2010, 2013, 2016, 2019, 2022, 2025, 2028])
  expect(scales?.yearTicks.filter((tick) => !tick.minor).map((tick) => tick.year)).toEqual([
    2010, 2016, 2022, 2028,
  ])
})

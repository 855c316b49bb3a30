import { expect, test } from 'vitest'
import type { MakerName } from '@/lib/makers/queries'
import { overviewOf } from './overview'
import type { StandingCount, StripCell } from './queries'

const maker = (code: string, rest: Partial<MakerName> = {}): MakerName => ({
  code,
  kind: 'state',
  names: { en: code, ru: code, kk: code, uz: code },
  centralAsia: false,
  ...rest,
})
const count = (changes: Partial<StandingCount>): StandingCount => ({
  maker: maker('AAA'),
  level: 'coalition_commitment',
  status: 'no_figure',
  count: 1,
  measurable: 1,
  ...changes,
})
const cell = (changes: Partial<StripCell>): StripCell => ({
  maker: maker('AAA'),
  level: 'national_measure',
  stage: null,
  count: 1,
  records: [],
  ...changes,
})

test('commitments and other pledges of governments are counted together, by maker and status', () => {
  const overview = overviewOf(
    [
      count({ status: 'kept', count: 1 }),
      count({ status: 'no_figure', count: 3, measurable: 2 }),
      count({ level: 'international_pledge', status: 'no_figure', count: 2, measurable: 0 }),
      count({ maker: maker('BBB'), status: 'not_measurable', count: 1, measurable: 0 }),
    ],
    [],
  )
  expect(overview.counts).toEqual({ total: 7, checkable: 3, kept: 1 })
  expect(overview.byStatus.get('no_figure')).toBe(5)
  expect(overview.makers.map((entry) => [entry.maker.code, entry.count])).toEqual([
    ['AAA', 6],
    ['BBB', 1],
  ])
})

test('makers that are not governments stay out of every count', () => {
  const others = maker('NNN', { kind: 'non_state' })
  const overview = overviewOf(
    [count({ maker: others })],
    [cell({ maker: others, level: 'coalition_commitment' })],
  )
  expect(overview.counts.total).toBe(0)
  expect(overview.makers).toEqual([])
  expect(overview.others).toHaveLength(1)
})

test('intentions and national measures are no pledges, and never share a strip', () => {
  const overview = overviewOf(
    [
      count({ level: 'declared_intention', status: 'none' }),
      count({ level: 'national_measure', status: 'none' }),
    ],
    [cell({ level: 'declared_intention' }), cell({ level: 'national_measure' })],
  )
  expect(overview.counts.total).toBe(0)
  expect(overview.intentions).toHaveLength(1)
  expect(overview.measures).toHaveLength(1)
})

test('a state of the region without a pledge keeps its row', () => {
  const region = maker('TJK', { centralAsia: true })
  const overview = overviewOf(
    [count({ maker: region, level: 'national_measure', status: 'none', count: 5 })],
    [],
  )
  expect(overview.makers).toEqual([{ maker: region, count: 0, checkable: 0, byStatus: [] }])
})

test('nothing published gives nothing, not an error', () => {
  expect(overviewOf([], []).counts).toEqual({ total: 0, checkable: 0, kept: 0 })
})

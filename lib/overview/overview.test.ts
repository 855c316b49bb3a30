import { expect, test } from 'vitest'
import type { MakerName } from '@/lib/makers/queries'
import { overviewOf, sumByStatus } from './overview'
import type { PledgeCount, StageCount, StripRecord } from './queries'

const maker = (code: string, rest: Partial<MakerName> = {}): MakerName => ({
  code,
  kind: 'state',
  names: { en: code, ru: code, kk: code, uz: code },
  centralAsia: false,
  ...rest,
})
const makers = [
  maker('AAA'),
  maker('BBB'),
  maker('TJK', { centralAsia: true }),
  maker('NNN', { kind: 'non_state' }),
]
const pledge = (changes: Partial<PledgeCount>): PledgeCount => ({
  maker: 'AAA',
  status: 'no_figure',
  count: 1,
  measurable: 1,
  ...changes,
})
const stage = (changes: Partial<StageCount>): StageCount => ({
  maker: 'AAA',
  level: 'national_measure',
  stage: null,
  count: 1,
  ...changes,
})
const record = (reference: string, changes: Partial<StripRecord> = {}): StripRecord => ({
  reference: reference as StripRecord['reference'],
  makerCode: 'AAA',
  level: 'national_measure',
  stage: null,
  title: {},
  summary: null,
  madeOn: null,
  status: null,
  ...changes,
})
const overview = (rows: Partial<Parameters<typeof overviewOf>[0]>) =>
  overviewOf({ makers, pledges: [], stages: [], records: [], shown: 2, ...rows })

test('pledges are counted by maker and status', () => {
  const {
    counts,
    byStatus,
    makers: rows,
  } = overview({
    pledges: [
      pledge({ status: 'no_figure', count: 3, measurable: 2 }),
      pledge({ status: 'kept', count: 1 }),
      pledge({ maker: 'BBB', status: 'not_measurable', count: 2, measurable: 0 }),
    ],
  })
  expect(counts).toEqual({ total: 6, checkable: 3, kept: 1 })
  expect(byStatus.get('no_figure')).toBe(3)
  expect(rows.map((row) => [row.maker.code, row.count, row.byStatus.map((part) => part.status)])).toEqual([
    ['AAA', 4, ['kept', 'no_figure']],
    ['BBB', 2, ['not_measurable']],
  ])
})

test('makers that are not governments stay out of every count', () => {
  const {
    counts,
    makers: rows,
    others,
  } = overview({
    pledges: [pledge({ maker: 'NNN' })],
    stages: [stage({ maker: 'NNN', level: 'coalition_commitment' })],
  })
  expect(counts.total).toBe(0)
  expect(rows).toEqual([])
  expect(others).toHaveLength(1)
})

test('intentions and national measures never share a strip', () => {
  const { intentions, measures } = overview({
    stages: [stage({ level: 'declared_intention' }), stage({ stage: 'policy', count: 3 })],
  })
  expect(intentions.map(({ level, count }) => [level, count])).toEqual([['declared_intention', 1]])
  expect(measures.map(({ level, count }) => [level, count])).toEqual([['national_measure', 3]])
})

test('a state of the region without a pledge keeps its row', () => {
  const { makers: rows } = overview({ stages: [stage({ maker: 'TJK', count: 5 })] })
  expect(rows).toEqual([{ maker: makers[2], count: 0, checkable: 0, byStatus: [] }])
})

test('records stand in their own cell, as many as can be shown', () => {
  const { measures } = overview({
    stages: [stage({ count: 3 }), stage({ stage: 'policy', count: 1 })],
    records: [
      record('AAA-2021-01'),
      record('AAA-2021-02', { stage: 'policy' }),
      record('AAA-2021-03'),
      record('AAA-2021-04'),
    ],
  })
  expect(measures.map(({ count, records }) => [count, records.map(({ reference }) => reference)])).toEqual([
    [3, ['AAA-2021-01', 'AAA-2021-03']],
    [1, ['AAA-2021-02']],
  ])
})

test('several makers add up in the order of the legend', () => {
  expect(
    sumByStatus([
      { byStatus: [{ status: 'no_figure', count: 2 }] },
      {
        byStatus: [
          { status: 'no_figure', count: 1 },
          { status: 'kept', count: 4 },
        ],
      },
    ]),
  ).toEqual([
    { status: 'kept', count: 4 },
    { status: 'no_figure', count: 3 },
  ])
})

test('nothing published gives nothing, not an error', () => {
  expect(overview({}).counts).toEqual({ total: 0, checkable: 0, kept: 0 })
})

import { describe, expect, test } from 'vitest'
import {
  askedFor,
  type CellState,
  cellStateOf,
  type DutyCount,
  disciplineOf,
  type OpenedCycle,
} from './model'

const aCycle = (key: string): OpenedCycle => ({
  key,
  startsOn: `${key}-01-01`,
  endsOn: `${key}-12-31`,
  opensOn: `${key}-11-01`,
  dueOn: `${Number(key) + 1}-01-15`,
  closesOn: `${Number(key) + 1}-02-15`,
  isForSome: false,
})
const aMaker = (code: string) => ({
  code,
  kind: 'state' as const,
  names: { en: code, ru: code, kk: code, uz: code },
  centralAsia: false,
})
const aCount = (maker: string, cycle: string, changes: Partial<DutyCount> = {}): DutyCount => ({
  cycle,
  maker,
  asked: true,
  records: 3,
  notAsked: 0,
  onTime: 0,
  late: 0,
  missing: 0,
  due: 0,
  reviewedWeek: 0,
  reviewedMonth: 0,
  reviewedLonger: 0,
  ...changes,
})

test.each<[CellState, Partial<DutyCount>]>([
  ['all_on_time', { onTime: 3 }],
  ['some_late', { onTime: 2, late: 1 }],
  ['some_late', { late: 3 }],
  ['some_missing', { onTime: 2, missing: 1 }],
  ['some_missing', { late: 1, missing: 2 }],
  ['none_came', { missing: 3 }],
  ['some_due', { onTime: 2, due: 1 }],
  ['some_due', { due: 3 }],
  ['not_asked', {}],
])('%s: %o', (state, counts) => expect(cellStateOf(aCount('AAA', '2025', counts))).toBe(state))

describe('of two cycles and four makers', () => {
  const found = disciplineOf(['2024', '2025'].map(aCycle), ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map(aMaker), [
    aCount('AAA', '2024', { onTime: 2, late: 1, reviewedWeek: 2, reviewedLonger: 1 }),
    aCount('AAA', '2025', { onTime: 1, due: 2 }),
    aCount('BBB', '2024', { missing: 3 }),
    aCount('BBB', '2025', { asked: false, notAsked: 3 }),
    aCount('CCC', '2025', { asked: false, notAsked: 3 }),
    aCount('DDD', '2025', { due: 3 }),
  ])

  test('rows are of those that were asked, in the order given, with a gap where a maker had no record', () => {
    expect(
      found.rows.map(({ maker, cells }) => [maker.code, ...cells.map((cell) => cell?.asked ?? null)]),
    ).toEqual([
      ['AAA', true, true],
      ['BBB', true, false],
      ['DDD', null, true],
    ])
  })

  test('who was asked in vain is named, but not while there is time', () =>
    expect(found.silent.map(({ maker }) => maker.code)).toEqual(['BBB']))

  test('who was never asked stands apart; a maker without a record nowhere', () =>
    expect(found.neverAsked.map(({ code }) => code)).toEqual(['CCC']))

  test('each cycle says of how many makers it speaks', () =>
    expect(
      found.cycles.map(({ cycle, makers, asked, onTime, late, missing, due }) => [
        cycle.key,
        makers,
        asked,
        onTime,
        late,
        missing,
        due,
      ]),
    ).toEqual([
      ['2024', 2, 2, 2, 1, 3, 0],
      ['2025', 4, 2, 1, 0, 0, 5],
    ]))

  test('totals are over all of them', () => {
    expect(found.totals).toEqual({ onTime: 3, late: 1, missing: 3, due: 5 })
    expect(askedFor(found.totals)).toBe(12)
    expect(found.cycles[0]).toMatchObject({ reviewedWeek: 2, reviewedMonth: 0, reviewedLonger: 1 })
  })
})

test('of nothing there is nothing to say', () =>
  expect(disciplineOf([], [], [])).toEqual({
    cycles: [],
    totals: { onTime: 0, late: 0, missing: 0, due: 0 },
    rows: [],
    silent: [],
    neverAsked: [],
  }))

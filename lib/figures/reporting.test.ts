import { describe, expect, test } from 'vitest'
import { type DutyCount, disciplineOf, type OpenedCycle } from '@/lib/discipline/model'
import type { ProfileCycle } from '@/lib/makers/profiles'
import type { MakerName } from '@/lib/makers/queries'
import { countryReportsFigure, gridFigure } from './reporting'

const aMaker = (code: string): MakerName => ({
  code,
  kind: 'state',
  names: { en: code, ru: code, kk: code, uz: code },
  centralAsia: false,
})
const aCycle = (year: number): OpenedCycle => ({
  key: String(year),
  startsOn: `${year}-01-01`,
  endsOn: `${year}-12-31`,
  opensOn: `${year}-12-01`,
  dueOn: `${year}-12-31`,
  closesOn: `${year + 1}-01-31`,
  isForSome: false,
})
const aCount = (changes: Partial<DutyCount>): DutyCount => ({
  cycle: '2025',
  maker: 'AAA',
  asked: true,
  records: 2,
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
const said = (figure: ReturnType<typeof gridFigure>) =>
  figure?.data.kind === 'stacked'
    ? figure.data.rows.map(({ key, parts, said: words }) => [
        key,
        words ?? parts.map(({ count }) => count).join(' '),
      ])
    : null

describe('the grid', () => {
  const makers = [aMaker('AAA'), aMaker('BBB')]
  const cycles = [aCycle(2024), aCycle(2025)]

  test('is a row for each maker that was asked and each cycle, each part with its records', () => {
    const counts = [aCount({ onTime: 1, missing: 1 }), aCount({ maker: 'BBB', asked: false, notAsked: 2 })]
    const figure = gridFigure('en', { day: '2026-02-01', discipline: disciplineOf(cycles, makers, counts) })
    expect(said(figure)).toEqual([
      ['AAA 2024', 'Not asked'],
      ['AAA 2025', '1 0 1 0'],
    ])
    expect(figure?.data).toMatchObject({
      rows: [{}, { parts: [{ href: '/en/commitments?maker=AAA&report=2025.on_time' }, {}, {}, {}] }],
    })
  })

  test('is none where nobody was asked', () =>
    expect(gridFigure('en', { day: '2026-02-01', discipline: disciplineOf(cycles, makers, []) })).toBeNull())
})

describe('the calendar of one maker', () => {
  const cycle = (year: number, changes: Partial<ProfileCycle>): ProfileCycle => {
    const { key, startsOn, endsOn } = aCycle(year)
    return { key, startsOn, endsOn, asked: true, onTime: 0, late: 0, missing: 0, due: 0, ...changes }
  }
  const figureOf = (cycles: ProfileCycle[]) =>
    countryReportsFigure('en', { day: '2026-02-01', profile: { maker: aMaker('AAA'), cycles } as never })

  test('has its latest cycle first', () => {
    const figure = figureOf([cycle(2024, { onTime: 2 }), cycle(2025, { late: 1, due: 1 })])
    expect(figure?.title).toBe('AAA: 3 reports published')
    expect(said(figure)).toEqual([
      ['AAA 2025', '0 1 0 1'],
      ['AAA 2024', '2 0 0 0'],
    ])
  })

  test('is none where no report was asked for', () => {
    expect(figureOf([])).toBeNull()
    expect(figureOf([cycle(2025, { asked: false })])).toBeNull()
  })
})

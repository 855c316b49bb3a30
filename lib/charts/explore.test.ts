import { describe, expect, test } from 'vitest'
import { type ExplorePoint, exploreRows, layersOf, sayRow, seriesKeys } from './explore'

const point = (on: string, value: number, more: Partial<ExplorePoint> = {}): ExplorePoint => ({
  on,
  when: on.slice(0, 4),
  value,
  saidBy: 'official',
  partial: false,
  verified: false,
  segment: 0,
  ...more,
})
const words = {
  official: 'Officials',
  independent: 'Others',
  partial: 'Part',
  verified: 'Both',
  needed: 'Needed',
  target: 'Target',
  nothing: 'No value',
}
const unit = { text: 'centres', percent: false }
const everything = () => true
const said = (row: ReturnType<typeof exploreRows>[number] | undefined, isShown = everything) =>
  row && sayRow(row, 'en', unit, words, isShown).replaceAll('\u00a0', ' ')

describe('rows', () => {
  test('bring together what is said of one date, in the order of time', () => {
    const rows = exploreRows(
      'en',
      'line',
      [point('2025-12-31', 17), point('2024-12-31', 14), point('2024-12-31', 11, { saidBy: 'independent' })],
      null,
    )
    expect(rows.map((row) => said(row))).toEqual([
      '2024. Officials: 14 centres; Others: 11 centres',
      '2025. Officials: 17 centres',
    ])
  })

  test('runs that are not comparable are series of their own', () => {
    const points = [point('2012-12-31', 1), point('2020-12-31', 2, { segment: 1 })]
    expect(seriesKeys(points, 'line').map(({ key }) => key)).toEqual(['official 0', 'official 1'])
    expect(seriesKeys(points, 'bar').map(({ key }) => key)).toEqual(['official'])
  })

  test('the needed pace is known on every day between its ends, which are rows of a line', () => {
    const pace = [
      { on: '2020-12-31', value: 0 },
      { on: '2022-12-31', value: 20 },
    ] as const
    const rows = exploreRows('en', 'line', [point('2021-12-31', 7)], pace)
    expect(rows.map(({ when, needed }) => [when.replaceAll('\u00a0', ' '), needed])).toEqual([
      ['31 Dec 2020', 0],
      ['2021', 10],
      ['31 Dec 2022', 20],
    ])
    expect(exploreRows('en', 'bar', [point('2021-12-31', 7)], pace)).toHaveLength(1)
  })

  test('of what is hidden nothing is said, and a row of which nothing is left says so', () => {
    const [row] = exploreRows('en', 'line', [point('2024-12-31', 14, { verified: true })], null)
    expect(said(row)).toBe('2024. Both: 14 centres')
    expect(said(row, () => false)).toBe('2024. No value')
  })
})

test('there is to show and hide what is drawn, and nothing else', () => {
  const points = [point('2024-12-31', 14), point('2025-06-30', 3, { partial: true })]
  const layers = (hasPace: boolean) =>
    layersOf('bar', points, { hasPace, hasTarget: !hasPace }).map(({ layer }) => layer)
  expect(layers(true)).toEqual(['official', 'partial', 'needed'])
  expect(layers(false)).toEqual(['official', 'partial', 'target'])
})

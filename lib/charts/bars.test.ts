import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barPlaces, isPanelled } from './bars'
import type { FigureData } from './model'

type Bars = Extract<FigureData, { kind: 'bars' }>

const bars = (rows: readonly (readonly (number | null)[])[], more: Partial<Bars> = {}): Bars => ({
  kind: 'bars',
  columns: (rows[0] ?? []).map((_, index) => ({ key: `c${index}`, label: `Column ${index}` })),
  rows: rows.map((values, row) => ({
    key: `r${row}`,
    label: `Row ${row}`,
    cells: values.map((value, index) => ({ column: `c${index}`, value, text: String(value) })),
  })),
  ...more,
})
const widths = (data: Bars) => barPlaces(data).map((row) => row.bars.map(({ bar }) => bar?.width ?? null))

describe('bars', () => {
  test('all stand on one scale, so that panels can be compared', () => {
    expect(
      widths(
        bars([
          [10, 5],
          [20, 0],
        ]),
      ),
    ).toEqual([
      [50, 25],
      [100, 0],
    ])
  })

  test('what is not stated has no bar, and zero has one without length', () => {
    expect(widths(bars([[null, 0, 4]]))).toEqual([[null, 0, 100]])
  })

  test('shares stand on the whole', () => {
    expect(widths(bars([[10], [40]], { whole: 100 }))).toEqual([[10], [40]])
  })

  test('a row of another unit has a scale of its own', () => {
    const data = bars([[10], [4000]])
    const [first, second] = data.rows
    if (!first || !second) throw new Error('no rows')
    const unit = { text: 'deaths', percent: false }
    expect(widths({ ...data, rows: [first, { ...second, unit }] })).toEqual([[100], [100]])
  })

  test('below zero a bar ends where zero is', () => {
    expect(barPlaces(bars([[-5], [15]])).map(({ bars: [one] }) => one?.bar)).toEqual([
      { start: 0, width: 25 },
      { start: 25, width: 75 },
    ])
  })

  test('a column of which nothing is said is no bar; columns keep their order', () => {
    const data = bars([[1, 2]])
    const [row] = data.rows
    if (!row) throw new Error('no row')
    const [one, two] = row.cells
    if (!one || !two) throw new Error('no cells')
    const names = (cells: readonly (typeof one)[]) =>
      barPlaces({ ...data, rows: [{ ...row, cells }] }).flatMap((place) =>
        place.bars.map(({ column }) => column.key),
      )
    expect(names([two])).toEqual(['c1'])
    expect(names([two, one])).toEqual(['c0', 'c1'])
    expect(isPanelled(data)).toBe(true)
    expect(isPanelled(bars([[1]]))).toBe(false)
  })

  test('whatever the values, every bar lies in its box', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.option(fc.double({ noNaN: true, min: -1e15, max: 1e15 }))), { maxLength: 20 }),
        (rows) => {
          for (const place of barPlaces(bars(rows)))
            for (const { bar } of place.bars) {
              if (!bar) continue
              expect(bar.start).toBeGreaterThanOrEqual(0)
              expect(bar.start + bar.width).toBeLessThanOrEqual(100.0001)
            }
        },
      ),
    )
  })
})

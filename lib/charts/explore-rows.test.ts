import { describe, expect, test } from 'vitest'
import { exploredOf } from './explore-rows'
import { linesOfRow, strokeOf } from './explored'
import type { Figure } from './model'
import { figuresOf, VALUES } from './testing'

const ofKind = (kind: Figure['data']['kind'], values: readonly number[]) => {
  const figure = figuresOf(values).find(({ data }) => data.kind === kind)
  if (!figure) throw new Error(`no ${kind}`)
  return figure
}
const everything = () => true

describe('rows to explore', () => {
  test('of a stacked figure are its rows, each part with its count', () => {
    const explored = exploredOf(ofKind('stacked', [3, 0]))
    expect(explored?.rows.map(({ name, values }) => [name, values])).toEqual([
      ['Row 0', { kept: 3, rest: 1 }],
      ['Row 1', { rest: 1 }],
    ])
    expect(explored?.rows.map((row) => linesOfRow(row, everything).map(({ text }) => text))).toEqual([
      ['Kept: 3', 'Rest: 1'],
      ['Rest: 1'],
    ])
  })

  test('of bars are the stated values alone, and a column can be taken out', () => {
    const panelled = figuresOf([3, 4]).filter(({ data }) => data.kind === 'bars')[1]
    if (!panelled) throw new Error('no panels')
    const explored = exploredOf(panelled)
    expect(explored?.rows.map(({ name }) => name)).toEqual(['Row 0: pledged', 'Row 0: gap', 'Row 1: pledged'])
    expect(explored?.layers.map(({ sign }) => sign)).toEqual([{ look: 'strong' }, { look: 'open' }])
    const [row] = explored?.rows ?? []
    if (!row) throw new Error('no row')
    expect(linesOfRow(row, everything).map(({ text }) => text)).toEqual(['3 dollars (in one pledge)'])
    expect(linesOfRow(row, (layer) => layer !== 'pledged')).toEqual([])
  })

  test('of panels are dates, each panel a layer; what its panel does not join is another series', () => {
    const explored = exploredOf(ofKind('multiples', [3, 8]))
    expect(explored?.form).toBe('lines')
    expect(explored?.layers).toHaveLength(2)
    expect(explored?.rows.map(({ name }) => name)).toEqual(['1990', '1991'])
    expect(explored?.rows[1]?.said).toEqual({ 0: 'Panel 0: 8\u00a0centres', 1: 'Panel 1: 8\u00a0centres' })
    expect(explored?.series.map(({ key, layer, isJoined }) => [key, layer, isJoined])).toEqual([
      ['0 official 0', '0', true],
      ['1 official 0', '1', true],
    ])
  })

  test('counts of periods are not joined by a line', () => {
    const multiples = ofKind('multiples', [3, 8])
    const counts = figuresOf([3, 8]).find(({ data }) => data.kind === 'series' && data.series.kind === 'bar')
    if (multiples.data.kind !== 'multiples' || counts?.data.kind !== 'series') throw new Error('no counts')
    const { series } = counts.data
    const panels = multiples.data.panels.map((panel) => ({ ...panel, series }))
    const explored = exploredOf({ ...multiples, data: { kind: 'multiples', panels } })
    expect(explored?.series.map(({ isJoined }) => isJoined)).toEqual([false, false])
  })

  test('of a funnel are its steps', () => {
    const explored = exploredOf(ofKind('funnel', [3, 1]))
    expect(explored?.rows.map(({ name, values }) => [name, values])).toEqual([
      ['Step 0', { count: 3 }],
      ['Step 1', { count: 1 }],
    ])
  })

  test('one row, or another kind, is nothing to explore', () => {
    expect(exploredOf(ofKind('bars', [3]))).toBeNull()
    expect(exploredOf(ofKind('timeline', [3, 4]))).toBeNull()
    expect(exploredOf(ofKind('stacked', []))).toBeNull()
  })

  test.each(VALUES)('of %s everything is plain data that can go to a browser', (_, values) => {
    for (const figure of figuresOf(values)) {
      const explored = exploredOf(figure)
      if (explored) expect(JSON.parse(JSON.stringify(explored))).toEqual(explored)
    }
  })

  test('sixteen lines differ from each other, in colour or in their dashes', () => {
    const strokes = Array.from({ length: 16 }, (_, index) => JSON.stringify(strokeOf(index)))
    expect(new Set(strokes).size).toBe(16)
  })
})

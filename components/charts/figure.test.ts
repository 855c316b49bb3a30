import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { tableOf } from '@/lib/charts/table'
import { figuresOf, VALUES } from '@/lib/charts/testing'
import { FigureDrawing } from './figure'
import { FigureTable } from './figure-table'

const drawn = (figure: Parameters<typeof FigureDrawing>[0]['figure']) =>
  renderToStaticMarkup(createElement(FigureDrawing, { figure }))

describe.each(VALUES)('of %s', (_, values) => {
  const figures = figuresOf(values).map((figure) => {
    const width = figure.data.kind === 'stacked' ? ` ${figure.data.width}` : ''
    const series = figure.data.kind === 'series' ? ` ${figure.data.series.kind}` : ''
    return [`${figure.data.kind}${series}${width}`, figure] as const
  })

  test.each(figures)('%s is drawn, every place of it a number', (_, figure) => {
    const markup = drawn(figure)
    expect(markup).not.toMatch(/NaN|Infinity|undefined|null/)
    // Nothing stands outside of its box.
    const places = [...markup.matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|width|height)="(-?[\d.]+)%"/g)].map(
      ([, place]) => Number(place),
    )
    expect(places.filter((place) => place < -0.01 || place > 100.01)).toEqual([])
  })

  test.each(figures)('%s has as many rows in its table as values', (_, figure) => {
    const panels = figure.data.kind === 'multiples' ? 2 : 1
    expect(tableOf(figure).rows).toHaveLength(values.length * panels)
    const markup = renderToStaticMarkup(createElement(FigureTable, { figure }))
    expect([...markup.matchAll(/<tr>/g)]).toHaveLength(values.length ? values.length * panels + 1 : 0)
  })
})

test('nothing to draw is said in words', () => {
  for (const figure of figuresOf([])) {
    if (figure.data.kind === 'multiples') continue
    expect(drawn(figure)).toContain('nothing to draw')
  }
})

test('a value is shown to whoever points at it or tabs to it, and read aloud', () => {
  const [line] = figuresOf([17, 30])
  if (!line) throw new Error('no figure')
  const markup = drawn(line)
  expect(markup).toContain('tabindex="0" role="img" aria-label="1991: 30\u00a0centres"')
  expect(markup).toContain('<text class="tip"')
})

test('beyond sixty values nobody has to tab through them', () => {
  const [line] = figuresOf(Array.from({ length: 61 }, (_, index) => index))
  if (!line) throw new Error('no figure')
  expect(drawn(line)).not.toContain('tabindex')
})

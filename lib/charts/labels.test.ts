import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { figureOf } from '@/lib/indicators/series'
import { widthOf } from '@/lib/pictures/font'
import { anIndicator, aValue } from '@/lib/standing/samples'
import { type Label, placeLabels } from './labels'
import { TEXT_SIZE } from './scene'
import { seriesScene } from './series-scene'

const label = (x: number, y: number, text = '1,700 centres'): Label => ({
  look: 'said',
  text,
  places: [
    { x, y, dy: -13, anchor: 'end' },
    { x, y, dy: 24, anchor: 'end' },
    { x, y, dy: -13, anchor: 'start' },
    { x, y, dy: 24, anchor: 'start' },
  ],
})
const places = (labels: readonly Label[], signs: readonly { x: number; y: number }[] = []) =>
  placeLabels(labels, { signs }).map(({ dy, anchor }) => [dy, anchor])

describe('labels', () => {
  test('stand in their first place where it is free', () => {
    expect(places([label(80, 50), label(80, 10)])).toEqual([
      [-13, 'end'],
      [-13, 'end'],
    ])
  })

  test('two at one place go out of each other’s way', () => {
    expect(places([label(90, 50), label(88, 51)])).toEqual([
      [-13, 'end'],
      [24, 'end'],
    ])
  })

  test('one that would leave the drawing stands elsewhere', () => {
    expect(places([label(1, 50)])).toEqual([[-13, 'start']])
    expect(places([label(90, 99)])).toEqual([[-13, 'end']])
  })

  test('a sign is not covered where it can be helped', () => {
    expect(places([label(90, 50)], [{ x: 78, y: 44 }])).toEqual([[24, 'end']])
  })

  test('what is written already is not covered', () => {
    const written = { is: 'text', look: 'said', x: 90, y: 50, dy: -13, anchor: 'end', text: '17' } as const
    expect(placeLabels([label(90, 50)], { signs: [], written: [written] })[0]).toMatchObject({ dy: 24 })
  })

  test('a line of values is not cut where it can be helped, also at the cost of a sign', () => {
    const lines = [{ is: 'line', look: 'official', x1: 0, x2: 100, y1: 43, y2: 43 } as const]
    expect(placeLabels([label(80, 50)], { signs: [{ x: 76, y: 59 }], lines })[0]).toMatchObject({ dy: 24 })
  })

  test('a guide is cut rather than a line of values', () => {
    const at = { x: 50, y: 50 }
    const two: Label = {
      look: 'said',
      text: '17',
      places: [
        { ...at, dy: -13, anchor: 'middle' },
        { ...at, dy: 24, anchor: 'middle' },
      ],
    }
    const across = (look: 'official' | 'needed', y: number) =>
      ({ is: 'line', look, x1: 0, x2: 100, y1: y, y2: y }) as const
    const drawn = (above: 'official' | 'needed', below: 'official' | 'needed') => ({
      signs: [],
      lines: [across(above, 42), across(below, 59)],
    })
    expect(placeLabels([two], drawn('official', 'needed'))[0]).toMatchObject({ dy: 24 })
    expect(placeLabels([two], drawn('needed', 'official'))[0]).toMatchObject({ dy: -13 })
  })

  test.each([
    ['ends before it', { x1: 0, x2: 30, y1: 46, y2: 46 }, -13],
    ['passes above it', { x1: 0, x2: 100, y1: 20, y2: 30 }, -13],
    ['runs along it', { x1: 0, x2: 100, y1: 43, y2: 43 }, 24],
    ['stands in it', { x1: 70, x2: 70, y1: 0, y2: 48 }, 24],
  ])('a line that %s', (_, ends, dy) => {
    const lines = [{ is: 'line', look: 'official', ...ends } as const]
    expect(placeLabels([label(80, 50)], { signs: [], lines })[0]).toMatchObject({ dy })
  })

  test('as many as there are come out, each at one of its places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
          maxLength: 6,
        }),
        (spots) => {
          const labels = spots.map(([x, y]) => label(x, y))
          const placed = placeLabels(labels, { signs: [] })
          expect(placed).toHaveLength(labels.length)
          for (const [index, mark] of placed.entries())
            expect(labels[index]?.places).toContainEqual({
              x: mark.x,
              y: mark.y,
              dy: mark.dy,
              anchor: mark.anchor,
            })
        },
      ),
    )
  })
})

/** On a phone. */
const BOX = { width: 270, height: 210 }

test.each(LOCALES)('in %s the words of a target just reached leave the line of values whole', (locale) => {
  const facts = anIndicator({
    baseline: null,
    target: { value: 50, on: '2026' },
    values: [aValue(39, '2024'), aValue(51, '2025')],
  })
  const series = figureOf(facts, { madeOn: '2021', startsOn: null, dueOn: '2026' }, '2026-11-30')
  const unit = {
    text: { en: 'USD million', ru: 'млн долл. США', kk: 'млн АҚШ доллары', uz: 'mln AQSH dollari' }[locale],
  }
  const scene = seriesScene(series, { locale, unit: { ...unit, percent: false } })
  const lines = scene?.lines.flatMap((mark) => (mark.is === 'line' && mark.look === 'official' ? [mark] : []))
  const texts = scene?.labels.flatMap((mark) => (mark.is === 'text' ? [mark] : []))
  expect(lines).toHaveLength(1)
  expect(texts).toHaveLength(2)
  for (const { text, x, y, dx = 0, dy = 0, anchor } of texts ?? []) {
    const width = widthOf(text, 'sansBold', TEXT_SIZE)
    const at = (x / 100) * BOX.width + dx
    const left = anchor === 'end' ? at - width : anchor === 'middle' ? at - width / 2 : at
    const base = (y / 100) * BOX.height + dy
    for (const line of lines ?? [])
      for (let part = 0; part <= 1; part += 0.01) {
        const px = ((line.x1 + part * (line.x2 - line.x1)) / 100) * BOX.width
        const py = ((line.y1 + part * (line.y2 - line.y1)) / 100) * BOX.height
        expect(
          px > left && px < left + width && py > base - 10 && py < base + 2,
          `${text} at ${px}, ${py}`,
        ).toBe(false)
      }
  }
})

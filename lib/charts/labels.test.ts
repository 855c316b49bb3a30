import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Label, placeLabels } from './labels'

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
  placeLabels(labels, signs).map(({ dy, anchor }) => [dy, anchor])

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
    expect(placeLabels([label(90, 50)], [], [written])[0]).toMatchObject({ dy: 24 })
  })

  test('as many as there are come out, each at one of its places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
          maxLength: 6,
        }),
        (spots) => {
          const labels = spots.map(([x, y]) => label(x, y))
          const placed = placeLabels(labels, [])
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

import { type GeoProjection, geoArea, geoIdentity, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import atlas from 'world-atlas/countries-50m.json'
import { alpha3Of } from './codes'
import { closedPath, middleOf, ringsOf } from './outline'
import { isMapName, mapOf, regionProjection, worldProjection } from './shapes'
import { spriteOf } from './sprite'

const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>
const countries = feature(topology, topology.objects.countries).features
const country = (code: string) => {
  const found = countries.find(({ id }) => alpha3Of(id) === code)
  if (!found) throw new Error(`${code} is not in the atlas`)
  return found
}
/** Square pixels for one unit of the sphere's own area. */
const scaleOf = (projection: GeoProjection, code: string) =>
  geoPath(projection).area(country(code)) / geoArea(country(code))

describe.each([
  ['the world', worldProjection(), ['KAZ', 'KEN', 'NOR', 'AUS']],
  ['Central Asia', regionProjection(), ['KAZ', 'UZB', 'TKM', 'TJK']],
] as const)('%s', (_, projection, codes) => {
  test('is drawn with areas true to each other', () => {
    const scales = codes.map((code) => scaleOf(projection, code))
    for (const scale of scales) expect(scale / (scales[0] ?? 0)).toBeCloseTo(1, 1)
  })
})

test('every state of the region has its own outline and a place for its name inside the map', () => {
  const { shapes, width, height } = mapOf('region')
  for (const code of ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']) {
    const shape = shapes.get(code)
    expect(shape?.path).toMatch(/^M\d+ \d+l/)
    expect(shape?.x).toBeGreaterThan(0)
    expect(shape?.x).toBeLessThan(width)
    expect(shape?.y).toBeLessThan(height)
  }
})

test('a small state gets a dot', () => {
  const { shapes } = mapOf('world')
  expect(shapes.get('MLT')).toMatchObject({ path: null })
  expect(shapes.get('TUV')).toBeUndefined()
})

test('north is up and east is right', () => {
  const { shapes } = mapOf('world')
  const [kenya, finland, canada] = ['KEN', 'FIN', 'CAN'].map((code) => shapes.get(code))
  expect(finland?.y).toBeLessThan(kenya?.y ?? 0)
  expect(canada?.x).toBeLessThan(finland?.x ?? 0)
})

test('places without a code, and bodies without a territory, have no shape of their own', () => {
  const { shapes } = mapOf('world')
  expect(shapes.size).toBeGreaterThan(220)
  expect([...shapes.keys()].filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([])
  expect(shapes.has('XKX')).toBe(false)
  expect(shapes.has('XEU')).toBe(false)
})

test('all outlines together stay small', () => {
  expect(spriteOf(mapOf('world')).length).toBeLessThan(55_000)
  expect(spriteOf(mapOf('region')).length).toBeLessThan(30_000)
})

test('land without a code is drawn with the rest of it', () => {
  const { rest, shapes } = mapOf('world')
  expect(rest).toMatch(/^M\d+ \d+l/)
  const [land = ''] = /<g id="land">.*<\/g>/.exec(spriteOf(mapOf('world'))) ?? []
  expect(land.match(/<path/g)).toHaveLength([...shapes.values()].filter(({ path }) => path).length + 1)
})

test('the outlines of a map stand under the codes of its countries', () => {
  const sprite = spriteOf(mapOf('world'))
  expect(sprite.match(/<(?:path|g) id="(?:land|borders|KAZ|USA)"/g)).toHaveLength(4)
  expect(sprite).not.toContain('id="MLT"')
  expect(isMapName('region')).toBe(true)
  expect(isMapName('constructor')).toBe(false)
})

test('an outline is relative steps on whole pixels, and a name stands in its largest part', () => {
  const square = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ] as const
  const speck = [
    [10, 10],
    [11, 10],
    [11, 11],
  ] as const
  expect(closedPath([square])).toBe('M0 0l4 0 0 4-4 0z')
  expect(middleOf([speck, square])).toEqual([2, 2])
  expect(middleOf([])).toBeNull()
})

test('points on a straight way are left out, and a way back is not', () => {
  const line = (coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates })
  const flat = geoIdentity() as unknown as GeoProjection
  expect(
    ringsOf(
      line([
        [0, 0],
        [2, 0],
        [5, 0],
        [5, 4],
      ]),
      flat,
    ),
  ).toEqual([
    [
      [0, 0],
      [5, 0],
      [5, 4],
    ],
  ])
  expect(
    ringsOf(
      line([
        [0, 0],
        [5, 0],
        [2, 0],
      ]),
      flat,
    ),
  ).toEqual([
    [
      [0, 0],
      [5, 0],
      [2, 0],
    ],
  ])
})

test('points that fall together are one', () => {
  const rings = ringsOf(country('KAZ'), worldProjection())
  for (const ring of rings)
    for (const [index, [x, y]] of ring.entries()) {
      const [x0, y0] = ring[index - 1] ?? []
      expect([x, y]).not.toEqual([x0, y0])
    }
})

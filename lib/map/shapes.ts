import { type GeoProjection, geoCentroid, geoConicEqualArea, geoEqualEarth } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import fineAtlas from 'world-atlas/countries-50m.json'
import coarseAtlas from 'world-atlas/countries-110m.json'
import { alpha3Of } from './codes'
import { closedPath, middleOf, openPath, ringsOf } from './outline'

/** One country on a map. */
export interface MapShape {
  /** ISO 3166-1 alpha-3. */
  code: string
  /** Path data in the map's pixels; null: too small to be drawn, a dot stands for it. */
  path: string | null
  /** Where its name and its dot stand, in pixels of the map. */
  x: number
  y: number
}

export interface MapDrawing {
  width: number
  height: number
  /** Land that has no code of its own, as one path. */
  rest: string
  /** Borders between countries, as Natural Earth draws them. */
  borders: string
  shapes: ReadonlyMap<string, MapShape>
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>

const coarse = coarseAtlas as unknown as Atlas
const fine = fineAtlas as unknown as Atlas

/** The five states of Central Asia, by their numeric codes. */
const REGION = ['398', '417', '762', '795', '860']
const ANTARCTICA = '010'

/** Whole pixels of this are as fine as the coarse atlas is; the page shows it at any size. */
const WORLD = { width: 800, height: 374 }
const REGION_SIZE = { width: 1000, height: 620 }

type Country = ReturnType<typeof featuresOf>[number]

const featuresOf = (atlas: Atlas) => feature(atlas, atlas.objects.countries).features

/** Equal Earth: areas are true to each other, everywhere. */
export const worldProjection = (): GeoProjection =>
  geoEqualEarth().fitExtent(
    [
      [4, 4],
      [WORLD.width - 4, WORLD.height - 4],
    ],
    // Without Antarctica, where nobody promises anything, the rest is larger.
    { type: 'FeatureCollection', features: featuresOf(coarse).filter(({ id }) => id !== ANTARCTICA) },
  )

/** Albers' conic, made for the latitudes of the region: areas are true to each other. */
export const regionProjection = (): GeoProjection =>
  geoConicEqualArea()
    .rotate([-66, 0])
    .parallels([38, 52])
    .fitExtent(
      [
        [24, 20],
        [REGION_SIZE.width - 24, REGION_SIZE.height - 20],
      ],
      {
        type: 'FeatureCollection',
        features: featuresOf(fine).filter(({ id }) => REGION.includes(String(id))),
      },
    )
    .clipExtent([
      [-2, -2],
      [REGION_SIZE.width + 2, REGION_SIZE.height + 2],
    ])

interface DrawingOptions {
  atlas: Atlas
  projection: GeoProjection
  size: { width: number; height: number }
  /** Where states come from that `atlas` leaves out for their size; null: nowhere. */
  small: Atlas | null
}

function draw({ atlas, projection, size, small }: DrawingOptions): MapDrawing {
  const shapes = new Map<string, MapShape>()
  const { geometries } = atlas.objects.countries
  const countries = featuresOf(atlas)
  const rest: string[] = []
  const seen = geometries.filter(({ id }, index) => {
    const country = countries[index]
    if (!country || id === ANTARCTICA) return false
    const rings = ringsOf(country, projection)
    if (rings.length > 0 && alpha3Of(id) === null) rest.push(closedPath(rings))
    else place(country, rings.length > 0 ? closedPath(rings) : null, middleOf(rings))
    return rings.length > 0
  })
  for (const country of small ? featuresOf(small) : []) place(country, null, null)

  /** Puts a country where its middle is, unless it lies outside or stands there already. */
  function place(country: Country, path: string | null, middle: readonly [number, number] | null) {
    const code = alpha3Of(country.id)
    const at = middle ?? projection(geoCentroid(country))
    if (code === null || shapes.has(code) || !at) return
    const [x, y] = [Math.round(at[0]), Math.round(at[1])]
    if (x >= 0 && y >= 0 && x <= size.width && y <= size.height) shapes.set(code, { code, path, x, y })
  }

  const shown = { type: 'GeometryCollection' as const, geometries: seen }
  return {
    ...size,
    rest: rest.join(''),
    borders: openPath(
      ringsOf(
        mesh(atlas, shown, (one, other) => one !== other),
        projection,
      ),
    ),
    shapes,
  }
}

export const MAP_NAMES = ['world', 'region'] as const
export type MapName = (typeof MAP_NAMES)[number]
export const isMapName = (name: string): name is MapName => (MAP_NAMES as readonly string[]).includes(name)

const MAKE: Record<MapName, () => MapDrawing> = {
  /** The whole world but Antarctica. */
  world: () => draw({ atlas: coarse, projection: worldProjection(), size: WORLD, small: fine }),
  /** Central Asia and what lies around it. */
  region: () => draw({ atlas: fine, projection: regionProjection(), size: REGION_SIZE, small: null }),
}

const drawn = new Map<MapName, MapDrawing>()

/** Drawn once a process. */
export function mapOf(name: MapName): MapDrawing {
  const known = drawn.get(name)
  if (known) return known
  const made = MAKE[name]()
  drawn.set(name, made)
  return made
}

import { type GeoPermissibleObjects, type GeoProjection, geoStream } from 'd3-geo'

type Place = readonly [x: number, y: number]

/**
 * Projected rings or lines of a shape on whole pixels, without repeated points and points on a straight way; what shrinks to
 * a point is left out.
 */
export function ringsOf(shape: GeoPermissibleObjects, projection: GeoProjection): Place[][] {
  const rings: Place[][] = []
  let ring: Place[] = []
  const noop = () => undefined
  geoStream(
    shape,
    projection.stream({
      point(x, y) {
        const place: Place = [Math.round(x), Math.round(y)]
        const last = ring.at(-1)
        if (!last || last[0] !== place[0] || last[1] !== place[1]) ring.push(place)
      },
      lineStart() {
        ring = []
      },
      lineEnd() {
        const turns = withoutStraights(ring)
        if (turns.length > 1) rings.push(turns)
      },
      polygonStart: noop,
      polygonEnd: noop,
      sphere: noop,
    }),
  )
  return rings
}

/** Of points that go on in one direction, the first and the last. */
function withoutStraights(line: readonly Place[]): Place[] {
  return line.filter((place, index) => {
    const [before, after] = [line[index - 1], line[index + 1]]
    if (!before || !after) return true
    const [dx, dy] = [place[0] - before[0], place[1] - before[1]]
    const [ex, ey] = [after[0] - place[0], after[1] - place[1]]
    return dx * ey !== dy * ex || dx * ex + dy * ey < 0
  })
}

/** Rings as path data: relative steps on whole pixels, which are half as long as absolute ones. */
export const closedPath = (rings: readonly (readonly Place[])[]): string =>
  rings.map((ring) => `${stepsOf(ring)}z`).join('')

export const openPath = (lines: readonly (readonly Place[])[]): string => lines.map(stepsOf).join('')

function stepsOf(line: readonly Place[]): string {
  const steps = line.slice(1).map(([x, y], index) => {
    const [x0, y0] = line[index] ?? [x, y]
    return `${x - x0} ${y - y0}`
  })
  return `M${line[0]?.join(' ')}l${steps.join(' ')}`.replaceAll(' -', '-')
}

/** Area of a ring in square pixels; negative where it runs the other way, as holes do. */
function areaOf(ring: readonly Place[]): number {
  let area = 0
  let [x0, y0] = ring.at(-1) ?? [0, 0]
  for (const [x, y] of ring) {
    area += x0 * y - x * y0
    ;[x0, y0] = [x, y]
  }
  return area / 2
}

/** Middle of the largest part, where a name can stand; null: nothing is large enough to be drawn. */
export function middleOf(rings: readonly (readonly Place[])[]): Place | null {
  const largest = rings.toSorted((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))[0]
  if (!largest) return null
  const area = areaOf(largest)
  if (area === 0) return largest[0] ?? null
  let [x0, y0] = largest.at(-1) ?? [0, 0]
  let [sumX, sumY] = [0, 0]
  for (const [x, y] of largest) {
    const cross = x0 * y - x * y0
    sumX += (x0 + x) * cross
    sumY += (y0 + y) * cross
    ;[x0, y0] = [x, y]
  }
  return [sumX / (6 * area), sumY / (6 * area)]
}

import { PALETTES } from '@/lib/charts/palette'
import type { MapLook } from '@/lib/map/model'
import { mapOf } from '@/lib/map/shapes'
import type { Area } from './drawn'
import { textOf } from './text'
import { wrapText } from './wrap'

const PALETTE = PALETTES.light
/** Pixels: radius of the dot of a state that is too small to be drawn. */
const DOT = 3

export interface PicturedMap {
  countries: readonly { code: string; look: MapLook | null }[]
  /** What the looks mean, of those that are drawn. */
  key: readonly { look: MapLook; label: string }[]
}

const FILLS: Record<MapLook, string> = {
  pledge: PALETTE.brand,
  intention: 'url(#intention)',
  measure: 'url(#measure)',
}

/** The world as on the page of the map: by the kind of record that there is, never by how good or how many. */
export function mapPicture({ countries, key }: PicturedMap, area: Area): string {
  const { width, height, rest, borders, shapes } = mapOf('world')
  const scale = Math.min(area.height / height, (area.width * 0.66) / width)
  const drawn = countries.flatMap(({ code, look }) => {
    const shape = shapes.get(code)
    if (!shape || !look) return []
    return shape.path
      ? [`<path d="${shape.path}" fill="${FILLS[look]}"/>`]
      : [`<circle cx="${shape.x}" cy="${shape.y}" r="${DOT / scale}" fill="${FILLS[look]}"/>`]
  })
  const left = area.x + width * scale + 36
  return [
    DEFINITIONS,
    `<g transform="translate(${area.x} ${area.y}) scale(${scale})">`,
    `<path d="${rest}${[...shapes.values()].map(({ path }) => path ?? '').join('')}" fill="${PALETTE.mute}"/>`,
    ...drawn,
    `<path d="${borders}" fill="none" stroke="${PALETTE.paper}" stroke-width="${0.8 / scale}"/>`,
    '</g>',
    keyOf(key, { x: left, y: area.y + 20, width: area.x + area.width - left }),
  ].join('')
}

const SIZE = 22
const LEADING = 29

function keyOf(key: PicturedMap['key'], { x, y, width }: Omit<Area, 'height'>): string {
  let top = y
  return key
    .map(({ look, label }) => {
      const lines = wrapText(label, { font: 'sans', size: SIZE, width: width - 48, lines: 3 })
      const drawn = [
        `<rect x="${x}" y="${top}" width="36" height="24" rx="3" fill="${FILLS[look]}" stroke="${PALETTE['line-2']}"/>`,
        ...lines.map((line, index) =>
          textOf(line, { x: x + 48, y: top + 20 + index * LEADING, size: SIZE, fill: 'ink-2' }),
        ),
      ]
      top += lines.length * LEADING + 18
      return drawn.join('')
    })
    .join('')
}

const pattern = (id: string, size: number, mark: string) =>
  `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${id === 'intention' ? ' patternTransform="rotate(45)"' : ''}><rect width="${size}" height="${size}" fill="${PALETTE['brand-tint']}"/>${mark}</pattern>`

const DEFINITIONS = `<defs>${pattern('intention', 9, `<rect width="3.4" height="9" fill="${PALETTE.brand}"/>`)}${pattern('measure', 9, `<circle cx="4.5" cy="4.5" r="2.2" fill="${PALETTE.brand}"/>`)}</defs>`

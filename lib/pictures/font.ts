import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The fonts of pictures and documents, as files of TrueType. */
export const FONT_FILES = {
  sans: 'golos-text/400Regular/GolosText_400Regular.ttf',
  sansBold: 'golos-text/600SemiBold/GolosText_600SemiBold.ttf',
  serif: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  serifBold: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
} as const
export type FontName = keyof typeof FONT_FILES

export const fontPath = (name: FontName): string =>
  join(process.cwd(), 'node_modules', '@expo-google-fonts', FONT_FILES[name])

/** Where the letters of a font stand and how far each moves the pen; in the font's own units. */
interface Metrics {
  unitsPerEm: number
  glyphOf: (codePoint: number) => number
  advanceOf: (glyph: number) => number
}

const read = new Map<FontName, Metrics>()

function metricsOf(name: FontName): Metrics {
  const metrics = read.get(name) ?? readMetrics(readFileSync(fontPath(name)))
  read.set(name, metrics)
  return metrics
}

/** Letters that Golos Text lacks, such as ʻ of Uzbek, are set in the other family. */
const STANDS_IN: Record<FontName, FontName> = {
  sans: 'serif',
  sansBold: 'serifBold',
  serif: 'sans',
  serifBold: 'sansBold',
}

/** Of each letter that was measured, how far it moves the pen; in ems. */
const known: Record<FontName, Map<string, number>> = {
  sans: new Map(),
  sansBold: new Map(),
  serif: new Map(),
  serifBold: new Map(),
}

/** Width of a line of text, in the unit of `size`, without kerning. */
export function widthOf(text: string, font: FontName, size: number): number {
  let width = 0
  for (const letter of text) {
    const advance = known[font].get(letter) ?? measure(letter, font)
    known[font].set(letter, advance)
    width += advance
  }
  return width * size
}

function measure(letter: string, font: FontName): number {
  const codePoint = letter.codePointAt(0) ?? 0
  const own = metricsOf(font)
  const metrics = own.glyphOf(codePoint) === 0 ? metricsOf(STANDS_IN[font]) : own
  return metrics.advanceOf(metrics.glyphOf(codePoint)) / metrics.unitsPerEm
}

function readMetrics(file: Buffer): Metrics {
  const tables = tablesOf(file)
  const table = (tag: string): Buffer => {
    const found = tables.get(tag)
    if (!found) throw new Error(`the font has no table ${tag}`)
    return found
  }
  const advances = table('hmtx')
  // From the last one on all letters are equally wide.
  const counted = table('hhea').readUInt16BE(34)
  return {
    unitsPerEm: table('head').readUInt16BE(18),
    glyphOf: readCharacters(table('cmap')),
    advanceOf: (glyph) => advances.readUInt16BE(4 * Math.min(glyph, counted - 1)),
  }
}

function tablesOf(file: Buffer): Map<string, Buffer> {
  const records = Array.from({ length: file.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  return new Map(
    records.map((at) => {
      const [start, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
      return [file.toString('latin1', at, at + 4), file.subarray(start, start + length)]
    }),
  )
}

const UNICODE_BMP = '3.1'

/** By the map of the basic plane (format 4), which holds every letter that is written here. */
function readCharacters(cmap: Buffer): (codePoint: number) => number {
  const records = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => 4 + 8 * index)
  const record = records.find((at) => `${cmap.readUInt16BE(at)}.${cmap.readUInt16BE(at + 2)}` === UNICODE_BMP)
  const map = record === undefined ? null : cmap.subarray(cmap.readUInt32BE(record + 4))
  if (map?.readUInt16BE(0) !== 4) throw new Error('the font has no map of the basic plane')

  const count = map.readUInt16BE(6) / 2
  const [ends, starts] = [14, 16 + 2 * count]
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count]
  return (codePoint) => {
    for (let segment = 0; segment < count; segment++) {
      const at = 2 * segment
      if (codePoint > map.readUInt16BE(ends + at)) continue
      const start = map.readUInt16BE(starts + at)
      if (codePoint < start) return 0
      const delta = map.readUInt16BE(deltas + at)
      const offset = map.readUInt16BE(offsets + at)
      if (offset === 0) return (codePoint + delta) & 0xffff
      const glyph = map.readUInt16BE(offsets + at + offset + 2 * (codePoint - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

import { join } from 'node:path'
import sharp from 'sharp'
import { Turns } from '@/lib/turns'

// Read when the first text is drawn: our own fonts and no others, whatever the machine has.
process.env.FONTCONFIG_FILE = join(process.cwd(), 'lib', 'pictures', 'fonts.conf')

/** Pixels of width, and of the whole. */
export const WIDTH_MAX = 2400
const PIXELS_MAX = 6_000_000
const SVG_BYTES_MAX = 2_000_000
const SECONDS_MAX = 5
/** Pixels for each inch that SVG counts with. */
const SVG_DENSITY = 72

/** Drawn one after the other: each takes a core of its own. */
const turns = new Turns({ atOnce: 1, waiting: 20 })

/**
 * Draws an SVG that says its own size (`viewBox`, or `width` and `height`) as a PNG of `width` pixels. Text is set in Golos
 * Text, or with `font-family="serif"` in Source Serif 4, at weights 400 and 600; what lies outside of the SVG is not loaded.
 * @throws RangeError for what is too large to draw; Busy where too many wait already
 */
export async function pngOf(svg: string, width: number): Promise<Buffer> {
  if (!Number.isInteger(width) || width < 1 || width > WIDTH_MAX)
    throw new RangeError(`a picture of ${width} pixels`)
  if (svg.length > SVG_BYTES_MAX) throw new RangeError(`an SVG of ${svg.length} characters`)
  return turns.take(() => draw(Buffer.from(svg), width))
}

async function draw(svg: Buffer, width: number): Promise<Buffer> {
  const own = await sharp(svg, { limitInputPixels: false }).metadata()
  const height = Math.round((own.height * width) / own.width)
  if (width * height > PIXELS_MAX) throw new RangeError(`a picture of ${width} × ${height} pixels`)
  // Drawn at the size that is wanted: what is scaled afterwards is blurred.
  return sharp(svg, { density: (SVG_DENSITY * width) / own.width, limitInputPixels: PIXELS_MAX * 2 })
    .timeout({ seconds: SECONDS_MAX })
    .resize({ width, height, fit: 'fill' })
    .png({ compressionLevel: 9 })
    .toBuffer()
}

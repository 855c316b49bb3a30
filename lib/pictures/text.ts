import { type Colour, PALETTES } from '@/lib/charts/palette'
import type { FontName } from './font'

const PALETTE = PALETTES.light

export interface TextPlace {
  x: number
  y: number
  size: number
  font?: FontName
  fill?: Colour
  anchor?: 'end'
}

/** One line of a card. */
export function textOf(text: string, { x, y, size, font = 'sans', fill = 'ink', anchor }: TextPlace): string {
  const family = font.startsWith('serif') ? 'serif' : 'sans-serif'
  const weight = font.endsWith('Bold') ? 600 : 400
  return `<text x="${x}" y="${y}" font-family="${family}" font-weight="${weight}" font-size="${size}" fill="${PALETTE[fill]}"${anchor ? ` text-anchor="${anchor}"` : ''}>${escapeXml(text)}</text>`
}

/** Characters that XML can't hold are left out. */
const escapeXml = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[\ud800-\udfff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')

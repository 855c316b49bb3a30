import type { FontName } from '@/lib/pictures/font'
import { wrapText } from '@/lib/pictures/wrap'

/** How wide a text may be, in points, and in which letters. */
export interface Place {
  width: number
  size: number
  font?: FontName
}

/** Kerning that spreads letters is not measured. */
const SLACK = 0.985

/**
 * A text in the lines that it takes. The renderer would break lines by itself, but where none comes out well it breaks
 * within words.
 */
export const set = (text: string, { width, size, font = 'sans' }: Place): string =>
  text
    .split('\n')
    .flatMap((line) => wrapText(line, { font, size, width: width * SLACK, lines: Number.POSITIVE_INFINITY }))
    .join('\n')

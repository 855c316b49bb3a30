import { type FontName, widthOf } from './font'

interface Space {
  font: FontName
  size: number
  /** In the unit of `size`. */
  width: number
  lines: number
}

/** Breaks a text into lines that fit; what doesn't fit at all ends with an ellipsis. Non-breaking spaces hold. */
export function wrapText(text: string, { font, size, width, lines: most }: Space): string[] {
  const fits = (line: string) => widthOf(line, font, size) <= width
  const lines: string[] = []
  let line = ''
  for (const word of wordsOf(text).flatMap((one) => (fits(one) ? [one] : piecesOf(one, fits)))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(' '), fits)]
}

/** The largest of `sizes`, from large to small, at which the text needs no ellipsis; else the smallest. */
export function fitText(
  text: string,
  sizes: readonly { size: number; lines: number }[],
  space: Pick<Space, 'font' | 'width'>,
): { size: number; lines: string[] } {
  const tried = sizes.map(({ size, lines }) => ({
    size,
    lines: wrapText(text, { ...space, size, lines }),
  }))
  const whole = tried.find(({ lines }) => !lines.at(-1)?.endsWith(ELLIPSIS) || text.trim().endsWith(ELLIPSIS))
  const found = whole ?? tried.at(-1)
  if (!found) throw new RangeError('no size to set the text in')
  return found
}

const ELLIPSIS = '…'

const wordsOf = (text: string) => text.split(/[ \t\r\n]+/).filter((word) => word !== '')

/** A word that is wider than a line: addresses, or nonsense. */
function piecesOf(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

function shortened(text: string, fits: (text: string) => boolean): string {
  const letters = [...text]
  while (letters.length > 0 && !fits(`${letters.join('').trimEnd()}${ELLIPSIS}`)) letters.pop()
  return `${letters.join('').trimEnd()}${ELLIPSIS}`
}

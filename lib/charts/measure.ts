import { type FontName, widthOf } from '@/lib/pictures/font'

/** Lines of a text, each at most `width` pixels; a word that is longer is broken. */
export function wrap(text: string, font: FontName, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(/[ \n\t]+/).filter(Boolean)
  for (const word of words.flatMap((one) => pieces(one, font, size, width))) {
    const longer = line ? `${line} ${word}` : word
    if (line && widthOf(longer, font, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line ? [...lines, line] : lines
}

function pieces(word: string, font: FontName, size: number, width: number): string[] {
  if (widthOf(word, font, size) <= width) return [word]
  const parts: string[] = ['']
  for (const letter of word) {
    const longer = (parts.at(-1) ?? '') + letter
    if (longer.length > 1 && widthOf(longer, font, size) > width) parts.push(letter)
    else parts[parts.length - 1] = longer
  }
  return parts
}

import { widthOf } from '@/lib/pictures/font'
import type { KeyEntry } from '../key'
import { element, paintSign, styleOf, text } from '../paint'
import type { Palette } from '../palette'
import { BOX_STYLES, LINE_STYLES, TEXT_SIZE } from '../scene'
import { type Block, INNER, LINE, MARGIN, wrap } from './blocks'
import { lookBox } from './look'

/** Signs and their words, as many on a line as fit. */
export function keyBlock(entries: readonly KeyEntry[], palette: Palette): Block {
  const [sign, gap] = [30, 22]
  const places: { entry: KeyEntry; lines: string[]; x: number; y: number }[] = []
  let [x, y, tall] = [0, 0, 0]
  for (const entry of entries) {
    const lines = wrap(entry.text, 'sans', TEXT_SIZE, INNER - sign)
    const width = sign + Math.max(...lines.map((line) => widthOf(line, 'sans', TEXT_SIZE)))
    if (x > 0 && x + width > INNER) {
      x = 0
      y += tall + 4
      tall = 0
    }
    places.push({ entry, lines, x, y })
    tall = Math.max(tall, lines.length * LINE)
    x += width + gap
  }
  return {
    height: entries.length > 0 ? y + tall : 0,
    paint: (top) =>
      places
        .map(({ entry, lines, x: left, y: down }) => {
          const at = { x: MARGIN + left, y: top + down }
          return (
            keySign(entry, at.x + 12, at.y + 9, palette) +
            lines
              .map((line, index) =>
                text(line, { x: at.x + sign, y: at.y + 13.5 + index * LINE, fill: palette['ink-2'] }),
              )
              .join('')
          )
        })
        .join(''),
  }
}

function keySign({ sign }: KeyEntry, x: number, y: number, palette: Palette): string {
  if ('look' in sign) return lookBox(sign.look, { x: x - 9, y: y - 9, width: 18, height: 18 }, palette)
  if ('line' in sign) {
    const ends =
      sign.line === 'break'
        ? { x1: x, x2: x, y1: y - 8, y2: y + 8 }
        : { x1: x - 11, x2: x + 11, y1: y, y2: y }
    return element('line', { ...styleOf(LINE_STYLES[sign.line], palette), ...ends })
  }
  const box =
    'box' in sign
      ? element('rect', {
          ...styleOf(BOX_STYLES[sign.box], palette),
          x: x - 7,
          y: y - 6,
          width: 14,
          height: 13,
        })
      : ''
  const shape = sign.sign ? paintSign(sign.sign, x, sign.sign === 'pace' ? y + 9 : y, palette) : ''
  return box + shape
}

import { isTone, type Look } from '../model'
import { element, round, styleOf } from '../paint'
import { type Palette, STATUS_STYLES, TONE_STYLES } from '../palette'
import { STATUS_SIGNS } from '../status-signs'

interface LookPlace {
  x: number
  y: number
  width: number
  height: number
}

/** A box with the look of a status or a tone, and its sign where there is room. */
export function lookBox(look: Look, { x, y, width, height }: LookPlace, palette: Palette): string {
  const style = isTone(look) ? TONE_STYLES[look] : STATUS_STYLES[look]
  const rect = element('rect', {
    x: x + 0.75,
    y: y + 0.75,
    width: Math.max(width - 1.5, 0.5),
    height: height - 1.5,
    rx: 3,
    ...styleOf({ stroke: style.line, width: 1.5, dash: style.dashed ? '3 2' : undefined }, palette),
    fill: style.fill ? palette[style.fill] : 'none',
  })
  if (isTone(look) || width < 14) return rect
  const { path, width: stroke = 2 } = STATUS_SIGNS[look]
  const size = Math.min(height, 22) * 0.82
  const transform = `translate(${round(x + (width - size) / 2)} ${round(y + (height - size) / 2)}) scale(${round(size / 14)})`
  return (
    rect +
    element('path', {
      d: path,
      transform,
      fill: 'none',
      stroke: palette[style.ink],
      'stroke-width': stroke,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    })
  )
}

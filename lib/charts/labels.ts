import { widthOf } from '@/lib/pictures/font'
import { TEXT_SIZE, type TextMark } from './scene'

/** Where a label may stand: the first place that is free is taken. */
export type LabelPlace = Pick<TextMark, 'x' | 'y' | 'dx' | 'dy' | 'anchor'>
export interface Label extends Pick<TextMark, 'look' | 'text'> {
  places: readonly [LabelPlace, ...LabelPlace[]]
}

interface Spot {
  x: number
  y: number
}

/** Pixels of the drawings that a scene is painted into: on a phone, in a file, on paper. It follows its box, so all must do. */
const BOXES = [
  { width: 270, height: 210 },
  { width: 620, height: 240 },
] as const
/** Pixels that there are above the drawing, and beside it. */
const ABOVE = 24
const ASIDE = 10
/** Half of a sign, with some air. */
const SIGN = 7

/** What a place costs: letters over letters are the worst, a sign under them is to be borne. */
const OVER_LABEL = 1000
const OUTSIDE = 100
const OVER_SIGN = 10

/**
 * Labels where they cover neither each other nor what is written already, nor, if it can be helped, the signs; the first of
 * them chooses first.
 */
export function placeLabels(
  labels: readonly Label[],
  signs: readonly Spot[],
  written: readonly TextMark[] = [],
): TextMark[] {
  const placed: TextMark[] = []
  for (const { places, ...label } of labels) {
    const [first, ...others] = places.map((place): TextMark => ({ is: 'text', ...label, ...place }))
    if (!first) continue
    const best = others.reduce(
      (chosen, mark) => {
        const cost = costOf(mark, [...written, ...placed], signs)
        return cost < chosen.cost ? { mark, cost } : chosen
      },
      { mark: first, cost: costOf(first, [...written, ...placed], signs) },
    )
    placed.push(best.mark)
  }
  return placed
}

interface Rect {
  left: number
  right: number
  top: number
  bottom: number
}

type Size = (typeof BOXES)[number]

function rectOf({ text, x, y, dx = 0, dy = 0, anchor }: TextMark, { width, height }: Size): Rect {
  const wide = widthOf(text, 'sansBold', TEXT_SIZE)
  const at = (x / 100) * width + dx
  const left = anchor === 'end' ? at - wide : anchor === 'middle' ? at - wide / 2 : at
  const base = (y / 100) * height + dy
  return { left, right: left + wide, top: base - 11, bottom: base + 3 }
}

const signRect = ({ x, y }: Spot, { width, height }: Size): Rect => {
  const [left, top] = [(x / 100) * width - SIGN, (y / 100) * height - SIGN]
  return { left, right: left + 2 * SIGN, top, bottom: top + 2 * SIGN }
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function costOf(mark: TextMark, placed: readonly TextMark[], signs: readonly Spot[]): number {
  return BOXES.reduce((sum, size) => {
    const rect = rectOf(mark, size)
    const isOutside =
      rect.top < -ABOVE || rect.bottom > size.height || rect.left < -ASIDE || rect.right > size.width + ASIDE
    return (
      sum +
      OVER_LABEL * placed.filter((other) => overlap(rect, rectOf(other, size))).length +
      (isOutside ? OUTSIDE : 0) +
      OVER_SIGN * signs.filter((sign) => overlap(rect, signRect(sign, size))).length
    )
  }, 0)
}

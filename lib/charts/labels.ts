import { widthOf } from '@/lib/pictures/font'
import { type Mark, TEXT_SIZE, type TextMark } from './scene'

/** Where a label may stand: the first place that is free is taken. */
export type LabelPlace = Pick<TextMark, 'x' | 'y' | 'dx' | 'dy' | 'anchor'>
export interface Label extends Pick<TextMark, 'look' | 'text'> {
  places: readonly [LabelPlace, ...LabelPlace[]]
}

type LineMark = Extract<Mark, { is: 'line' }>

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

/** What a place costs: letters over letters are the worst; a line of values cut in two misleads, a sign or a guide can be borne. */
const OVER_LABEL = 1000
const OUTSIDE = 100
const OVER_VALUES = 30
const OVER_SIGN = 10
/** A place from where the eye has to look for what it speaks of: this many pixels away. */
const FAR = 8
const FAR_PIXELS = 25
const OVER_GUIDE = 5

/** What is drawn where labels are to stand. */
export interface Drawn {
  signs: readonly Spot[]
  /** What is written already. */
  written?: readonly TextMark[]
  lines?: readonly LineMark[]
}

/**
 * Labels where they cover neither each other nor what is written already, nor, if it can be helped, lines and signs; the
 * first of them chooses first.
 */
export function placeLabels(
  labels: readonly Label[],
  { signs, written = [], lines = [] }: Drawn,
): TextMark[] {
  const placed: TextMark[] = []
  for (const { places, ...label } of labels) {
    const [first, ...others] = places.map((place): TextMark => ({ is: 'text', ...label, ...place }))
    if (!first) continue
    const costAt = (mark: TextMark) => costOf(mark, { signs, lines, written: [...written, ...placed] })
    const best = others.reduce(
      (chosen, mark) => {
        const cost = costAt(mark)
        return cost < chosen.cost ? { mark, cost } : chosen
      },
      { mark: first, cost: costAt(first) },
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

/** Whether a line runs through a box: what of it lies between the sides is cut until nothing is left (Liang and Barsky). */
function runsThrough({ x1, x2, y1, y2 }: LineMark, rect: Rect, { width, height }: Size): boolean {
  const [ax, ay] = [(x1 / 100) * width, (y1 / 100) * height]
  const [dx, dy] = [(x2 / 100) * width - ax, (y2 / 100) * height - ay]
  let [from, to] = [0, 1]
  for (const [step, room] of [
    [-dx, ax - rect.left],
    [dx, rect.right - ax],
    [-dy, ay - rect.top],
    [dy, rect.bottom - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false
    } else if (step < 0) from = Math.max(from, room / step)
    else to = Math.min(to, room / step)
  }
  return from < to
}

const lineCost = ({ look }: LineMark): number =>
  look === 'official' || look === 'independent' ? OVER_VALUES : OVER_GUIDE

function costOf(mark: TextMark, { signs, written, lines }: Required<Drawn>): number {
  const far = Math.abs(mark.dy ?? 0) > FAR_PIXELS ? FAR : 0
  return BOXES.reduce((sum, size) => {
    const rect = rectOf(mark, size)
    const isOutside =
      rect.top < -ABOVE || rect.bottom > size.height || rect.left < -ASIDE || rect.right > size.width + ASIDE
    return (
      sum +
      OVER_LABEL * written.filter((other) => overlap(rect, rectOf(other, size))).length +
      (isOutside ? OUTSIDE : 0) +
      OVER_SIGN * signs.filter((sign) => overlap(rect, signRect(sign, size))).length +
      lines.filter((line) => runsThrough(line, rect, size)).reduce((cost, line) => cost + lineCost(line), 0)
    )
  }, far)
}

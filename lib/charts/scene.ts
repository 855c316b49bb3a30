import type { Colour } from './palette'

/**
 * A drawing as marks. Places are percent of its box and sizes are pixels, so that it follows the width of the box while
 * text and signs keep their size on a phone. Painted into a page (`components/charts/drawing.tsx`) and into files
 * (`lib/charts/svg.ts`).
 */
export type Mark =
  | { is: 'line'; look: LineLook; x1: number; x2: number; y1: number; y2: number }
  | { is: 'box'; look: BoxLook; x: number; y: number; width: number; height: number }
  | { is: 'sign'; look: SignLook; x: number; y: number; dy?: number }
  | TextMark

export interface TextMark {
  is: 'text'
  look: TextLook
  x: number
  y: number
  dx?: number
  dy?: number
  anchor: 'start' | 'middle' | 'end'
  text: string
  /** Left out where the drawing is narrow. */
  minor?: boolean
}

/** One value that can be pointed at: its figure then shows in place of the labels. */
export interface ScenePoint {
  key: string
  /** What is said of it. */
  text: string
  href?: string | null
  /** Where that is said. */
  x: number
  y: number
  /** The area that answers to the pointer; null: that of the signs. */
  area: { x: number; y: number; width: number; height: number } | null
  marks: readonly Mark[]
}

export interface Scene {
  /** What this is, for those who can't see it. */
  label: string
  /** Pixels that labels of the values need at its side. */
  left: number
  axes: readonly Mark[]
  /** Under the points. */
  lines: readonly Mark[]
  points: readonly ScenePoint[]
  /** Over the points; hidden while one of them is pointed at. */
  labels: readonly Mark[]
}

export interface Style {
  fill?: Colour
  stroke?: Colour
  width?: number
  dash?: string
  round?: boolean
}

export const LINE_STYLES = {
  grid: { stroke: 'line', width: 1 },
  axis: { stroke: 'line-2', width: 1 },
  official: { stroke: 'brand', width: 3, round: true },
  independent: { stroke: 'accent', width: 2.2, round: true },
  needed: { stroke: 'ink-3', width: 1.6, dash: '5 5' },
  target: { stroke: 'ink-3', width: 1, dash: '2 4' },
  break: { stroke: 'accent', width: 2, dash: '1 4', round: true },
  zero: { stroke: 'ink-2', width: 1.5 },
  lane: { stroke: 'line-2', width: 1 },
  today: { stroke: 'ink-3', width: 1, dash: '2 4' },
} as const satisfies Record<string, Style>
export type LineLook = keyof typeof LINE_STYLES

export const BOX_STYLES = {
  official: { fill: 'brand', stroke: 'paper', width: 1 },
  independent: { fill: 'paper', stroke: 'accent', width: 2 },
  partial: { fill: 'paper', stroke: 'brand', width: 1.5, dash: '3 3' },
  partialIndependent: { fill: 'paper', stroke: 'accent', width: 1.5, dash: '3 3' },
  track: { fill: 'sunk', stroke: 'line', width: 1 },
} as const satisfies Record<string, Style>
export type BoxLook = keyof typeof BOX_STYLES

/** Shapes around their own centre. Each look has a shape of its own, so that none is told by colour alone. */
export const SIGN_STYLES = {
  official: [{ circle: 5, fill: 'brand', stroke: 'paper', width: 1.5 }],
  independent: [{ path: 'M0-6 6 0 0 6-6 0z', fill: 'paper', stroke: 'accent', width: 2.2 }],
  verified: [
    { path: 'M0-9 9 0 0 9-9 0z', fill: 'paper', stroke: 'accent', width: 2 },
    { circle: 4, fill: 'brand' },
  ],
  partial: [{ circle: 5, fill: 'paper', stroke: 'brand', width: 2, dash: '2.5 2.5' }],
  partialIndependent: [
    { path: 'M0-6 6 0 0 6-6 0z', fill: 'paper', stroke: 'accent', width: 2, dash: '2.5 2.5' },
  ],
  start: [{ circle: 4.5, fill: 'paper', stroke: 'ink-3', width: 2 }],
  target: [{ circle: 5.5, fill: 'paper', stroke: 'ink', width: 2 }],
  /** A line across a bar. */
  goal: [{ path: 'M-1.5-12h3v24h-3z', fill: 'ink', stroke: 'paper', width: 1 }],
  /** Points at a place on a bar from above. */
  pace: [{ path: 'M-5-13h10L0-5z', fill: 'ink-3', stroke: 'paper', width: 1 }],
  event: [{ circle: 5, fill: 'ink-3', stroke: 'paper', width: 1.5 }],
  done: [
    { circle: 7, fill: 'brand', stroke: 'paper', width: 1 },
    { path: 'M-3 0-.8 2.4 3.2-2.4', stroke: 'brand-ink', width: 1.8, round: true },
  ],
  report: [{ path: 'M-5-6.5H5v13H-5zM-2.5-2.5h5M-2.5 1h5', fill: 'paper', stroke: 'brand', width: 1.6 }],
  stage: [{ path: 'M0-7 6.5 5h-13z', fill: 'brand', stroke: 'paper', width: 1 }],
  due: [{ circle: 6, fill: 'paper', stroke: 'ink', width: 2 }],
  missed: [
    { path: 'M-6-6H6V6H-6z', fill: 'paper', stroke: 'ink', width: 1.6 },
    { path: 'M-3-3 3 3M3-3-3 3', stroke: 'ink', width: 1.8, round: true },
  ],
} as const satisfies Record<string, readonly SignPart[]>
export type SignLook = keyof typeof SIGN_STYLES
export type SignPart = Style & ({ circle: number } | { path: string })

interface TextStyle {
  fill: Colour
  bold?: boolean
  /** Kept readable over lines. */
  halo?: boolean
}

/** Pixels of every text in a drawing, on any screen. */
export const TEXT_SIZE = 13
export const TEXT_STYLES = {
  axis: { fill: 'ink-2' },
  lane: { fill: 'ink-2', bold: true },
  number: { fill: 'ink', halo: true },
  said: { fill: 'ink', bold: true, halo: true },
  official: { fill: 'brand', bold: true, halo: true },
  independent: { fill: 'accent', bold: true, halo: true },
} as const satisfies Record<string, TextStyle>
export type TextLook = keyof typeof TEXT_STYLES

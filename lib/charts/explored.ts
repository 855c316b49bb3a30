import type { Look } from './model'

/** Something that a reader can show and hide. */
export interface ExploredLayer {
  key: string
  label: string
  sign: { look: Look } | { line: number }
}

/** What recharts draws in one stroke; of one layer, several where values can't be joined. */
export interface ExploredSeries {
  key: string
  /** Key of its layer. */
  layer: string
  /** Only of lines: its values are of one run that may be joined. */
  isJoined?: boolean
}

/** Everything known of one row, or of one date. Plain data: it goes to the browser. */
export interface ExploredRow {
  name: string
  /** Milliseconds; only of lines. */
  at?: number
  /** By the key of a series. */
  values: Readonly<Record<string, number>>
  /** By the key of a layer: "Kept: 3". */
  said: Readonly<Record<string, string>>
}

export interface Explored {
  form: 'bars' | 'stacked' | 'lines'
  layers: readonly ExploredLayer[]
  series: readonly ExploredSeries[]
  rows: readonly ExploredRow[]
}

/** What is said of one row: its name, and each layer that is shown. */
export const linesOfRow = (
  row: ExploredRow,
  isShown: (layer: string) => boolean,
): { layer: string; text: string }[] =>
  Object.entries(row.said).flatMap(([layer, text]) => (isShown(layer) ? [{ layer, text }] : []))

/** Strokes that differ in more than colour, for sixteen lines. */
const COLOURS = ['brand', 'accent', 'ink-2', 'on-line'] as const
const DASHES = ['', '8 4', '2 4', '10 3 2 3'] as const
export function strokeOf(index: number): { colour: (typeof COLOURS)[number]; dash: string } {
  const place = index % (COLOURS.length * DASHES.length)
  const round = Math.floor(place / COLOURS.length)
  return {
    colour: COLOURS[place % COLOURS.length] ?? 'brand',
    dash: DASHES[(place + round) % DASHES.length] ?? '',
  }
}

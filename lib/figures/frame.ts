import { keyOf } from '@/lib/charts/key'
import type { Figure } from '@/lib/charts/model'
import { sourceGroups } from '@/lib/charts/sources'
import type { FontName } from '@/lib/pictures/font'
import { wrapText } from '@/lib/pictures/wrap'

/** Pixels of width up to which a frame is worth having, and that it has on a phone. */
const WIDE = 760
const NARROW = 360
const PADDING = 32

/** What another site puts into its page: a frame that keeps its place while it loads, and has room on a phone. */
export function embedCode(figure: Figure, address: string): string {
  const [wide, narrow] = [frameHeight(figure, WIDE), frameHeight(figure, NARROW)]
  const style = `border:0;width:100%;max-width:${WIDE}px;aspect-ratio:${WIDE}/${wide};min-height:${narrow}px`
  return `<iframe src="${attribute(address)}" title="${attribute(figure.title)}" style="${style}" loading="lazy"></iframe>`
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Pixels that the figure needs in a frame of this width: near enough, because the letters are the reader's. */
export function frameHeight(figure: Figure, width: number): number {
  const inner = width - PADDING
  const lines = (text: string, font: FontName, size: number) =>
    wrapText(text, { font, size, width: inner, lines: Number.POSITIVE_INFINITY }).length
  const head = lines(figure.title, 'serifBold', 20) * 25 + lines(figure.lede ?? '', 'sans', 15) * 23
  const sources = sourceGroups(figure)
    .map((group) => `${group.label} ${group.sources.map(({ text }) => text).join('; ')}.`)
    .join(' ')
  // A line of its own for as many signs as the words leave room for.
  const key = Math.ceil(keyOf(figure).reduce((sum, { text }) => sum + text.length * 7.5 + 44, 0) / inner) * 26
  const foot = lines(sources, 'sans', 14) * 21
  return Math.ceil(head + bodyHeight(figure, inner) + key + foot + AROUND)
}

/** The notice of a demonstration, day and rule, summary of the table, the line under the figure, and the gaps between. */
const AROUND = 230
const PHONE = 520

function bodyHeight({ data }: Figure, width: number): number {
  const isNarrow = width < PHONE
  switch (data.kind) {
    case 'series':
      return 290
    case 'bullet':
      return data.rows.length * (isNarrow ? 112 : 62)
    case 'stacked':
      return data.rows.length * (isNarrow ? 62 : 44)
    case 'squares': {
      const rows = data.groups.flatMap((group) => group.rows)
      const perLine = Math.floor((isNarrow ? width : width - 340) / 33)
      const lines = rows.reduce((sum, { items }) => sum + Math.max(Math.ceil(items.length / perLine), 1), 0)
      return lines * 36 + rows.length * (isNarrow ? 42 : 16) + data.groups.length * 44
    }
    case 'funnel':
      return data.steps.length * (isNarrow ? 84 : 64)
    case 'timeline': {
      const entries = data.lanes.reduce((sum, lane) => sum + lane.entries.length, 0)
      return data.lanes.length * 82 + 50 + (isNarrow ? entries * 46 : Math.ceil(entries / 2) * 46)
    }
    case 'bars':
      return data.columns.length > 1
        ? Math.ceil(data.rows.length / Math.max(Math.floor(width / 300), 1)) * (data.columns.length * 34 + 56)
        : data.rows.length * (isNarrow ? 84 : 56)
    case 'multiples':
      return Math.ceil(data.panels.length / Math.max(Math.floor(width / 236), 1)) * 250
  }
}

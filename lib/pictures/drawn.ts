import { keyOf } from '@/lib/charts/key'
import type { BarRow, Figure } from '@/lib/charts/model'
import { PALETTES } from '@/lib/charts/palette'
import { bodyOf } from '@/lib/charts/svg'
import { type Block, INNER, MARGIN, stack } from '@/lib/charts/svg/blocks'
import { keyBlock } from '@/lib/charts/svg/key-block'

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

const PALETTE = PALETTES.light
const KEY_GAP = 10

/**
 * A figure of a page in the area of a card: its own drawing and key, enlarged to the width. Rows of which nothing is stated
 * and remarks are left to the page, and so are the last rows where not all of them fit; at least one is drawn.
 */
export function drawnFigure(figure: Figure, area: Area): string {
  const scale = area.width / INNER
  const block = fitting(terse(figure), area.height / scale)
  const down = (area.height / scale - block.height) / 2
  const transform = `translate(${area.x - MARGIN * scale} ${area.y + Math.max(down, 0) * scale}) scale(${scale})`
  return `<g transform="${transform}" font-family="sans-serif" font-size="13">${block.paint(0)}</g>`
}

function fitting(figure: Figure, height: number): Block {
  const key = keyBlock(keyOf(figure), PALETTE)
  const block = stack([bodyOf(figure, PALETTE), ...(key.height > 0 ? [key] : [])], KEY_GAP)
  const less = block.height > height ? withoutLast(figure) : null
  return less ? fitting(less, height) : block
}

/** null: there is only one row left, or the figure has none that could be left out. */
function withoutLast(figure: Figure): Figure | null {
  const { data } = figure
  if ((data.kind !== 'stacked' && data.kind !== 'bars') || data.rows.length < 2) return null
  return data.kind === 'bars'
    ? { ...figure, data: { ...data, rows: data.rows.slice(0, -1) } }
    : { ...figure, data: { ...data, rows: data.rows.slice(0, -1) } }
}

function terse(figure: Figure): Figure {
  const { data } = figure
  if (data.kind !== 'bars') return figure
  const stated = ({ cells }: BarRow) => cells.some(({ value }) => value !== null)
  const rows = data.rows.filter(stated).map(
    ({ note: _, ...row }): BarRow => ({
      ...row,
      cells: row.cells.map(({ note: _remark, ...cell }) => cell),
    }),
  )
  return { ...figure, data: { ...data, rows } }
}

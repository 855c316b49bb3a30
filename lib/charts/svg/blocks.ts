import type { FontName } from '@/lib/pictures/font'
import { wrapText } from '@/lib/pictures/wrap'
import { element, text } from '../paint'
import type { Palette } from '../palette'

/** Pixels of a file of a figure; its height follows. */
export const SVG_WIDTH = 720
export const MARGIN = 24
export const INNER = SVG_WIDTH - 2 * MARGIN
export const LINE = 18

/** What is painted below one another: markup that begins at a height, and how high it is. */
export interface Block {
  height: number
  paint: (y: number) => string
}

export const wrap = (content: string, font: FontName, size: number, width: number): string[] =>
  wrapText(content, { font, size, width, lines: Number.POSITIVE_INFINITY })

export const stack = (blocks: readonly Block[], gap = 0): Block => ({
  height: blocks.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(blocks.length - 1, 0),
  paint: (y) => {
    let at = y
    return blocks
      .map((block) => {
        const markup = block.paint(at)
        at += block.height + gap
        return markup
      })
      .join('')
  },
})

interface ParagraphOptions {
  size: number
  lineHeight: number
  fill: string
  serif?: boolean
  bold?: boolean
  x?: number
  width?: number
  anchor?: 'start' | 'end'
}

export function paragraph(content: string, options: ParagraphOptions): Block {
  const { size, lineHeight, serif, bold, x = MARGIN, width = INNER, anchor = 'start' } = options
  const font = serif ? (bold ? 'serifBold' : 'serif') : bold ? 'sansBold' : 'sans'
  const lines = wrap(content, font, size, width)
  return {
    height: lines.length * lineHeight,
    paint: (y) =>
      lines
        .map((line, index) =>
          text(line, {
            ...options,
            anchor,
            x: anchor === 'end' ? x + width : x,
            y: y + index * lineHeight + lineHeight * 0.74,
          }),
        )
        .join(''),
  }
}

/** Beside each other; as high as the highest of them. */
export const beside = (blocks: readonly Block[]): Block => ({
  height: Math.max(...blocks.map(({ height }) => height)),
  paint: (y) => blocks.map((block) => block.paint(y)).join(''),
})

/** A row between hairlines. */
export function row(blocks: readonly Block[], palette: Palette): Block {
  const inner = beside(blocks)
  return {
    height: inner.height + 14,
    paint: (y) =>
      inner.paint(y + 6) +
      element('line', {
        x1: MARGIN,
        x2: SVG_WIDTH - MARGIN,
        y1: y + inner.height + 13.5,
        y2: y + inner.height + 13.5,
        stroke: palette.line,
      }),
  }
}

export const NAME = { size: 13.5, lineHeight: LINE, bold: true }
export const SAID = { size: 13, lineHeight: LINE }

export const NOTHING: Block = { height: 0, paint: () => '' }

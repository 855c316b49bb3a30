import type { PaperBlock } from './model'

/** Lines of one sheet, roughly. */
const SHEET = 56
/** A chapter is set at once, and what that takes grows with the square of its sheets; the next one begins a new sheet. */
const CHAPTER = 5 * SHEET
/** Letters of one line across the whole width. */
const LINE = 95

/**
 * Divides what is to be printed into chapters of a few sheets each. A section that would not fit begins the next chapter; a
 * list longer than a chapter is divided between its rows.
 */
export function chaptersOf(blocks: readonly PaperBlock[]): PaperBlock[][] {
  const chapters: PaperBlock[][] = [[]]
  let room = CHAPTER
  for (const section of sectionsOf(blocks)) {
    const size = section.reduce((sum, block) => sum + linesOf(block), 0)
    if (size > room && room < CHAPTER) {
      chapters.push([])
      room = CHAPTER
    }
    for (const block of section)
      for (const piece of piecesOf(block, room)) {
        if (linesOf(piece) > room && room < CHAPTER) {
          chapters.push([])
          room = CHAPTER
        }
        chapters.at(-1)?.push(piece)
        room -= linesOf(piece)
      }
  }
  return chapters
}

function sectionsOf(blocks: readonly PaperBlock[]): PaperBlock[][] {
  const sections: PaperBlock[][] = [[]]
  for (const block of blocks) {
    if (block.is === 'heading') sections.push([])
    sections.at(-1)?.push(block)
  }
  return sections.filter((section) => section.length > 0)
}

/** One list as several, the first of which fills what is left of the chapter. */
function piecesOf(block: PaperBlock, room: number): PaperBlock[] {
  if (block.is === 'table')
    return divide(block.rows, (row) => rowLines(block, row), room).map((rows) => ({ ...block, rows }))
  if (block.is === 'entries')
    return divide(block.items, entryLines, room).map((items) => ({ ...block, items }))
  if (block.is === 'facts')
    return divide(block.rows, ([, text]) => wrapped(text, 0.72), room).map((rows) => ({ ...block, rows }))
  return [block]
}

function divide<Item>(items: readonly Item[], size: (item: Item) => number, room: number): Item[][] {
  const parts: Item[][] = [[]]
  let left = room
  for (const item of items) {
    const lines = size(item)
    if (lines > left && (parts.at(-1)?.length ?? 0) > 0) {
      parts.push([])
      left = CHAPTER
    }
    parts.at(-1)?.push(item)
    left -= lines
  }
  return parts
}

const wrapped = (text: string, share = 1): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(Math.ceil(line.length / (LINE * share)), 1), 0)

const entryLines = ({
  text,
  address,
  lines,
}: {
  text: string
  address?: string | null
  lines: readonly string[]
}) => [text, ...(address ? [address] : []), ...lines].reduce((sum, line) => sum + wrapped(line, 0.8), 1)

function rowLines({ columns }: Extract<PaperBlock, { is: 'table' }>, row: readonly string[]): number {
  const whole = columns.reduce((sum, { parts }) => sum + parts, 0)
  return 0.8 + Math.max(...row.map((cell, index) => wrapped(cell, (columns[index]?.parts ?? whole) / whole)))
}

/** Of a third of the width. */
const columnLines = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + wrapped(text, 0.3), 1)

function linesOf(block: PaperBlock): number {
  switch (block.is) {
    case 'title':
      return 2 + 2 * wrapped(block.text, 0.5)
    case 'heading':
      return 4 + wrapped(block.lede ?? '')
    case 'verdict':
      return 3 + [block.label + block.text, ...block.lines].reduce((sum, line) => sum + wrapped(line), 0)
    case 'channels':
      return 2 + Math.max(0, ...block.items.map(({ text, lines }) => columnLines([text, ...lines])))
    case 'verdicts':
      return block.rows.reduce((sum, { text }) => sum + Math.max(2, wrapped(text, 0.58)), 1)
    case 'facts':
      return block.rows.reduce((sum, [, text]) => sum + wrapped(text, 0.72), 1)
    case 'squares':
      return 6
    case 'figure':
      return 18 + block.key.length
    case 'table':
      return block.rows.reduce((sum, row) => sum + rowLines(block, row), 2)
    case 'entries':
      return block.items.reduce((sum, item) => sum + entryLines(item), 0)
    default:
      return 1 + wrapped(block.text)
  }
}

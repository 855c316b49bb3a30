import type { Figure } from '@/lib/charts/model'
import { PALETTES, STATUS_STYLES } from '@/lib/charts/palette'
import { STATUS_SIGNS } from '@/lib/charts/status-signs'
import type { Status } from '@/lib/standing/model'
import { drawnFigure } from './drawn'
import { widthOf } from './font'
import { mapPicture, type PicturedMap } from './map'
import { CARD } from './size'
import { textOf } from './text'
import { fitText, wrapText } from './wrap'

const PALETTE = PALETTES.light

export interface StatusCount {
  status: Status
  count: number
}

export type CardFigure =
  /** One square a promise, in the order of statuses. */
  | { kind: 'squares'; counts: readonly StatusCount[] }
  /** The figure of the page, as it is drawn there. */
  | { kind: 'figure'; figure: Figure }
  | ({ kind: 'map' } & PicturedMap)
  /** How far, 0..1, against the mark where it should be; null: not known. `label` says both. */
  | { kind: 'bullet'; progress: number | null; expected: number | null; status: Status | null; label: string }

/** What a shared link shows: the finding of its page and its figure. */
export interface Card {
  /** Of whom it speaks: a maker and a reference, or the section. */
  kicker: string
  finding: string
  /** What else must be known of it, where it has no status. */
  detail: string | null
  /** Where it stands, with its sign. */
  status: { status: Status; label: string } | null
  figure: CardFigure | null
  /** Names what the squares mean, the most frequent first; what doesn't fit is left out. */
  key: readonly { status: Status; label: string; count: string }[]
  /** As of when, and the address. */
  foot: string
  /** Said across the picture where the copy holds invented data. */
  notice: string | null
}

const MARGIN = 64
const WIDTH = CARD.width - 2 * MARGIN
const FIGURE_BOTTOM = 520
/** Beyond this many, parts of one bar. */
const SQUARES_MAX = 400

const NOTICE_SIZES = [
  { size: 20, lines: 1 },
  { size: 18, lines: 1 },
  { size: 16, lines: 1 },
] as const
const DETAIL_SIZE = 30
const DETAIL_LEADING = 42
const FINDING_SIZES = [
  { size: 60, lines: 3 },
  { size: 52, lines: 3 },
  { size: 46, lines: 4 },
  { size: 40, lines: 4 },
  { size: 34, lines: 5 },
] as const

/** Over the drawing of a page, which needs room to be read. */
const DRAWN_SIZES = [
  { size: 46, lines: 2 },
  { size: 40, lines: 2 },
  { size: 34, lines: 3 },
] as const

/** The card as SVG. */
export function cardSvg(card: Card): string {
  // Room is left for the figure under what is said.
  const isDrawn = card.figure?.kind === 'figure' || card.figure?.kind === 'map'
  const sizes = isDrawn ? DRAWN_SIZES : card.detail && card.figure ? FINDING_SIZES.slice(2) : FINDING_SIZES
  const finding = fitText(card.finding, sizes, { font: 'serifBold', width: WIDTH })
  const leading = finding.size * 1.16
  const top = 128 + finding.size
  const lines = finding.lines.map((line, index) =>
    textOf(line, { x: MARGIN, y: top + index * leading, size: finding.size, font: 'serifBold' }),
  )
  const below = top + (finding.lines.length - 1) * leading + 30
  const detail =
    card.detail && !card.status
      ? wrapText(card.detail, {
          font: 'sans',
          size: DETAIL_SIZE,
          width: WIDTH,
          lines: card.figure ? 2 : 4,
        })
      : []
  const next = below + detail.length * DETAIL_LEADING
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}">`,
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${PALETTE.paper}"/>`,
    head(card.kicker),
    ...lines,
    ...detail.map((line, index) =>
      textOf(line, {
        x: MARGIN,
        y: below + 24 + index * DETAIL_LEADING,
        size: DETAIL_SIZE,
        fill: 'ink-2',
      }),
    ),
    card.status ? statusTag(card.status, next + 8) : '',
    figureOf(card, card.status ? next + 72 : next),
    foot(card),
    '</svg>',
  ].join('')
}

function head(kicker: string): string {
  const brand = widthOf('Vaada', 'serifBold', 34) + 44
  const [line = ''] = wrapText(kicker, { font: 'sans', size: 26, width: WIDTH - brand - 40, lines: 1 })
  return [
    `<rect width="${CARD.width}" height="10" fill="${PALETTE.brand}"/>`,
    `<g transform="translate(${MARGIN - 3} 52) scale(1.5)"><path d="M2 4h5.4L12 14.6 16.6 4H22l-7.6 16.5h-4.8z" fill="${PALETTE.brand}"/><path d="M16.6 4H22l-3.7 8.1z" fill="${PALETTE.accent}"/></g>`,
    textOf('Vaada', { x: MARGIN + 42, y: 82, size: 34, font: 'serifBold' }),
    textOf(line, { x: CARD.width - MARGIN, y: 80, size: 26, fill: 'ink-2', anchor: 'end' }),
  ].join('')
}

function statusTag({ status, label }: { status: Status; label: string }, y: number): string {
  const [line = ''] = wrapText(label, { font: 'sansBold', size: 32, width: WIDTH - 60, lines: 1 })
  return (
    squareOf(status, MARGIN, y, 42) + textOf(line, { x: MARGIN + 58, y: y + 33, size: 32, font: 'sansBold' })
  )
}

function figureOf({ figure, key }: Card, top: number): string {
  const area = { x: MARGIN, y: top, width: WIDTH, height: FIGURE_BOTTOM - top }
  if (figure?.kind === 'figure') return drawnFigure(figure.figure, area)
  if (figure?.kind === 'map') return mapPicture(figure, area)
  if (figure?.kind === 'bullet') return bulletOf(figure, Math.max(top + 12, 400))
  if (figure?.kind === 'squares') {
    const total = figure.counts.reduce((sum, { count }) => sum + count, 0)
    if (total === 0) return ''
    const bottom = key.length > 0 ? FIGURE_BOTTOM - 48 : FIGURE_BOTTOM
    const drawn =
      total > SQUARES_MAX ? barOf(figure.counts, total, bottom) : squaresOf(figure.counts, total, top, bottom)
    return drawn + keyOf(key, FIGURE_BOTTOM - 26)
  }
  return ''
}

/** As large as all of them fit, and no larger than reads well; standing on the bottom. */
function squaresOf(counts: readonly StatusCount[], total: number, top: number, bottom: number): string {
  const inRow = (size: number) => Math.floor((WIDTH + gapOf(size)) / stepOf(size))
  const rows = (size: number) => Math.ceil(total / inRow(size))
  const size = SQUARE_SIZES.find((one) => rows(one) * stepOf(one) <= bottom - top) ?? SMALLEST
  const start = bottom - rows(size) * stepOf(size)
  return counts
    .flatMap(({ status, count }) => Array.from({ length: count }, () => status))
    .map((status, index) => {
      const [row, column] = [Math.floor(index / inRow(size)), index % inRow(size)]
      return squareOf(status, MARGIN + column * stepOf(size), start + row * stepOf(size), size)
    })
    .join('')
}

const SQUARE_SIZES = [56, 48, 42, 36, 30, 26, 22, 18, 15]
const SMALLEST = 12
const gapOf = (size: number) => Math.max(2, Math.round(size * 0.14))
const stepOf = (size: number) => size + gapOf(size)

function barOf(counts: readonly StatusCount[], total: number, bottom: number): string {
  const height = 72
  let x = MARGIN
  return counts
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => {
      const width = (WIDTH * count) / total
      const drawn = boxOf(status, { x, y: bottom - height, width: Math.max(width - 2, 1), height })
      const sign = width > 40 ? signOf(status, x + width / 2 - 15, bottom - height / 2 - 15, 30) : ''
      x += width
      return drawn + sign
    })
    .join('')
}

const squareOf = (status: Status, x: number, y: number, size: number): string =>
  boxOf(status, { x, y, width: size, height: size }) +
  signOf(status, x + size * 0.1, y + size * 0.1, size * 0.8)

/** Empty squares of these have a heavier line, so that they aren't taken for ones of less weight. */
const THICK: readonly Status[] = ['met_after_softening', 'deadline_passed_no_evidence', 'superseded']

interface Box {
  x: number
  y: number
  width: number
  height: number
}

function boxOf(status: Status, { x, y, width, height }: Box): string {
  const { fill, line, dashed } = STATUS_STYLES[status]
  const stroke = Math.max((THICK.includes(status) ? 0.1 : 0.07) * Math.min(width, height), 1)
  const inner = { x: x + stroke / 2, y: y + stroke / 2, width: width - stroke, height: height - stroke }
  const dashes = dashed ? ` stroke-dasharray="${stroke * 2.2} ${stroke * 1.6}"` : ''
  return `<rect x="${inner.x}" y="${inner.y}" width="${Math.max(inner.width, 0.5)}" height="${inner.height}" rx="${Math.min(height, 40) * 0.16}" fill="${fill ? PALETTE[fill] : 'none'}" stroke="${PALETTE[line]}" stroke-width="${stroke}"${dashes}/>`
}

function signOf(status: Status, x: number, y: number, size: number): string {
  const { path, width = 2 } = STATUS_SIGNS[status]
  const { ink } = STATUS_STYLES[status]
  return `<path transform="translate(${x} ${y}) scale(${size / 14})" d="${path}" fill="none" stroke="${PALETTE[ink]}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
}

function keyOf(key: Card['key'], y: number): string {
  let x = MARGIN
  const drawn: string[] = []
  for (const { status, label, count } of key) {
    const counted = widthOf(count, 'sansBold', 22)
    const width = 34 + counted + 8 + widthOf(label, 'sans', 22)
    if (x + width > MARGIN + WIDTH) continue
    drawn.push(
      squareOf(status, x, y, 26),
      textOf(count, { x: x + 34, y: y + 21, size: 22, font: 'sansBold' }),
      textOf(label, { x: x + 34 + counted + 8, y: y + 21, size: 22, fill: 'ink-2' }),
    )
    x += width + 34
  }
  return drawn.join('')
}

function bulletOf(
  { progress, expected, status, label }: Extract<CardFigure, { kind: 'bullet' }>,
  y: number,
): string {
  const share = (value: number) => Math.min(Math.max(value, 0), 1) * WIDTH
  const fill = status ? (STATUS_STYLES[status].fill ?? STATUS_STYLES[status].ink) : 'brand'
  const [line = ''] = wrapText(label, { font: 'sans', size: 26, width: WIDTH, lines: 1 })
  return [
    `<rect x="${MARGIN}" y="${y}" width="${WIDTH}" height="34" rx="5" fill="${PALETTE.line}"/>`,
    progress === null || progress <= 0
      ? ''
      : `<rect x="${MARGIN}" y="${y}" width="${share(progress)}" height="34" rx="5" fill="${PALETTE[fill]}"/>`,
    expected === null
      ? ''
      : `<rect x="${Math.min(MARGIN + share(expected), MARGIN + WIDTH - 5) - 1}" y="${y - 10}" width="6" height="54" fill="${PALETTE.ink}" stroke="${PALETTE.paper}" stroke-width="2"/>`,
    textOf(line, { x: MARGIN, y: y + 78, size: 26, fill: 'ink-2' }),
  ].join('')
}

function foot({ foot: said, notice }: Card): string {
  const [line = ''] = wrapText(said, { font: 'sans', size: 22, width: WIDTH, lines: 1 })
  const warning = notice ? fitText(notice, NOTICE_SIZES, { font: 'sansBold', width: WIDTH }) : null
  return [
    `<rect x="${MARGIN}" y="540" width="${WIDTH}" height="1.5" fill="${PALETTE.line}"/>`,
    textOf(line, { x: MARGIN, y: 574, size: 22, fill: 'ink-3' }),
    warning
      ? `<rect y="592" width="${CARD.width}" height="38" fill="${PALETTE.accent}"/>${textOf(warning.lines[0] ?? '', { x: MARGIN, y: 618, size: warning.size, font: 'sansBold', fill: 'brand-ink' })}`
      : '',
  ].join('')
}

import { formatDate } from '@/lib/format/date'
import { formatNumber } from '@/lib/format/number'
import { type FontName, widthOf } from '@/lib/pictures/font'
import { wrapText } from '@/lib/pictures/wrap'
import { BULLET_HEIGHT, bulletPlaces } from './bullet-scene'
import { type KeyEntry, keyOf } from './key'
import { type Figure, isTone, type Look } from './model'
import { PANEL_HEIGHT, panelPlaces } from './multiples'
import { element, escapeXml, FAMILIES, paintScene, paintSign, round, styleOf, text } from './paint'
import { PALETTES, type Palette, STATUS_STYLES, type Theme, TONE_STYLES } from './palette'
import { BOX_STYLES, LINE_STYLES, TEXT_SIZE } from './scene'
import { seriesScene } from './series-scene'
import { STATUS_SIGNS } from './status-signs'
import { timelineDrawing } from './timeline-scene'
import { wordsOf } from './words'

export interface SvgOptions {
  /** The page that shows this very figure, in full; it is printed and linked. */
  address: string
  theme?: Theme
  /** Said above everything else where the copy holds invented data. */
  notice?: string | null
}

/** Pixels of a file of a figure; its height follows. */
export const SVG_WIDTH = 720
const MARGIN = 24
const INNER = SVG_WIDTH - 2 * MARGIN
const LINE = 18
const SMALL = 12.5
const PLOT_HEIGHT = 250

/** What is painted below one another: markup that begins at a height, and how high it is. */
interface Block {
  height: number
  paint: (y: number) => string
}

const wrap = (content: string, font: FontName, size: number, width: number): string[] =>
  wrapText(content, { font, size, width, lines: Number.POSITIVE_INFINITY })

const stack = (blocks: readonly Block[], gap = 0): Block => ({
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

/** The figure as a file that stands alone: finding, drawing, key, sources, day and address, with styles of its own. */
export function svgOf(figure: Figure, { address, theme = 'light', notice }: SvgOptions): string {
  const palette = PALETTES[theme]
  const { title, lede, locale } = figure
  const blocks = [
    ...(notice
      ? [paragraph(notice, { size: TEXT_SIZE, lineHeight: LINE, bold: true, fill: palette.accent })]
      : []),
    stack([
      paragraph(title, { size: 21, lineHeight: 27, serif: true, bold: true, fill: palette.ink }),
      ...(lede ? [paragraph(lede, { size: 13.5, lineHeight: 19, fill: palette['ink-2'] })] : []),
    ]),
    bodyOf(figure, palette),
    keyBlock(keyOf(figure), palette),
    footer(figure, address, palette),
  ].filter(({ height }) => height > 0)
  const body = stack(blocks, 16)
  const height = Math.ceil(body.height + 2 * MARGIN)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SVG_WIDTH}" height="${height}" viewBox="0 0 ${SVG_WIDTH} ${height}"`,
    ` role="img" aria-labelledby="title desc" xml:lang="${locale}" font-family="${escapeXml(FAMILIES.sans)}" font-size="${TEXT_SIZE}">`,
    element('title', { id: 'title' }, escapeXml(title)),
    element('desc', { id: 'desc' }, escapeXml([lede, sourceText(figure), address].filter(Boolean).join(' '))),
    element('rect', { width: SVG_WIDTH, height, fill: palette.paper }),
    body.paint(MARGIN),
    '</svg>\n',
  ].join('')
}

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

function paragraph(content: string, options: ParagraphOptions): Block {
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
const beside = (blocks: readonly Block[]): Block => ({
  height: Math.max(...blocks.map(({ height }) => height)),
  paint: (y) => blocks.map((block) => block.paint(y)).join(''),
})

function sourceText({ locale, sources, asOf }: Figure): string {
  const t = wordsOf(locale)
  const listed = sources.map(({ text: one }) => one).join('; ')
  const said = listed ? `${t('charts.sources', { count: sources.length })} ${listed}. ` : ''
  return said + t('charts.asOf', { date: formatDate(locale, asOf) })
}

function footer(figure: Figure, address: string, palette: Palette): Block {
  const style = { size: SMALL, lineHeight: 17, fill: palette['ink-3'] }
  return stack([paragraph(sourceText(figure), style), paragraph(`Vaada · CC BY 4.0 · ${address}`, style)])
}

function bodyOf(figure: Figure, palette: Palette): Block {
  const { data, locale, unit } = figure
  switch (data.kind) {
    case 'series': {
      const scene = data.series.points.length > 0 ? seriesScene(data.series, { locale, unit }) : null
      return scene
        ? {
            height: PLOT_HEIGHT + 26 + 30,
            paint: (y) =>
              paintScene(
                scene,
                { x: MARGIN + scene.left, y: y + 26, width: INNER - scene.left - 14, height: PLOT_HEIGHT },
                palette,
              ),
          }
        : nothing(figure, palette)
    }
    case 'bullet':
      return stack(bulletPlaces(figure, data.rows).map((place) => bulletRow(place, palette)))
    case 'stacked':
      return stackedRows(figure, palette)
    case 'squares':
      return squareRows(figure, palette)
    case 'funnel':
      return funnel(figure, palette)
    case 'timeline':
      return timeline(figure, palette)
    case 'multiples':
      return multiples(figure, palette)
  }
}

const nothing = ({ locale }: Figure, palette: Palette): Block =>
  paragraph(wordsOf(locale)('charts.noValues'), { size: 14, lineHeight: 20, fill: palette['ink-2'] })

/** A row between hairlines. */
function row(blocks: readonly Block[], palette: Palette): Block {
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

const NAME = { size: 13.5, lineHeight: LINE, bold: true }
const SAID = { size: 13, lineHeight: LINE }

function bulletRow(place: ReturnType<typeof bulletPlaces>[number], palette: Palette): Block {
  const { row: one, scene, said } = place
  return row(
    [
      stack([
        paragraph(one.label, { ...NAME, width: 190, fill: palette.ink }),
        ...(one.note ? [paragraph(one.note, { ...SAID, width: 190, fill: palette['ink-3'] })] : []),
      ]),
      {
        height: BULLET_HEIGHT,
        paint: (y) => paintScene(scene, { x: MARGIN + 210, y, width: 250, height: BULLET_HEIGHT }, palette),
      },
      paragraph(said, { ...SAID, x: MARGIN + 485, width: INNER - 485, fill: palette['ink-2'] }),
    ],
    palette,
  )
}

function stackedRows({ data, locale }: Figure, palette: Palette): Block {
  if (data.kind !== 'stacked') return NOTHING
  const totals = data.rows.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0))
  const longest = Math.max(...totals, 1)
  const [left, whole] = [MARGIN + 190, INNER - 190 - 50]
  return stack(
    data.rows.map((one, index) => {
      const total = totals[index] ?? 0
      const full = data.width === 'share' ? whole : (total / longest) * whole
      const bar: Block = {
        height: 22,
        paint: (y) => {
          let x = left
          return data.parts
            .flatMap(({ key, look }) => {
              const count = one.parts
                .filter(({ part }) => part === key)
                .reduce((sum, part) => sum + part.count, 0)
              if (count === 0 || total === 0) return []
              const width = (count / total) * full
              const markup = lookBox(look, { x, y, width: Math.max(width - 1.5, 0.5), height: 20 }, palette)
              x += width
              const figure = formatNumber(locale, count)
              const number =
                isTone(look) && width > widthOf(figure, 'sansBold', 12) + 8
                  ? text(figure, {
                      x: x - width / 2,
                      y: y + 14.5,
                      size: 12,
                      bold: true,
                      anchor: 'middle',
                      fill: palette[TONE_STYLES[look].ink],
                    })
                  : ''
              return [markup + number]
            })
            .join('')
        },
      }
      return row(
        [
          paragraph(one.label, { ...NAME, width: 175, fill: palette.ink }),
          bar,
          paragraph(formatNumber(locale, total), {
            ...SAID,
            width: INNER,
            anchor: 'end',
            fill: palette['ink-2'],
          }),
        ],
        palette,
      )
    }),
  )
}

interface LookPlace {
  x: number
  y: number
  width: number
  height: number
}

/** A box with the look of a status or a tone, and its sign where there is room. */
function lookBox(look: Look, { x, y, width, height }: LookPlace, palette: Palette): string {
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

function squareRows({ data }: Figure, palette: Palette): Block {
  if (data.kind !== 'squares') return NOTHING
  const [size, gap, left, right] = [22, 5, 170, 170]
  const perLine = Math.floor((INNER - left - right + gap) / (size + gap))
  return stack(
    data.groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) =>
        stack([
          ...(title
            ? [paragraph(title, { size: 13, lineHeight: 24, bold: true, fill: palette['ink-2'] })]
            : []),
          ...rows.map((one) => {
            const squares: Block = {
              height: Math.max(Math.ceil(one.items.length / perLine) * (size + gap) - gap, LINE),
              paint: (y) =>
                one.items
                  .map(({ status, label }, index) => {
                    const x = MARGIN + left + (index % perLine) * (size + gap)
                    const top = y + Math.floor(index / perLine) * (size + gap) - 2
                    const box = lookBox(status, { x, y: top, width: size, height: size }, palette)
                    return element('g', {}, element('title', {}, escapeXml(label)) + box)
                  })
                  .join(''),
            }
            return row(
              [
                paragraph(one.label, { ...NAME, width: left - 14, fill: palette.ink }),
                squares,
                paragraph(one.said, {
                  ...SAID,
                  x: SVG_WIDTH - MARGIN - right + 10,
                  width: right - 10,
                  anchor: 'end',
                  fill: palette['ink-2'],
                }),
              ],
              palette,
            )
          }),
        ]),
      ),
    10,
  )
}

function funnel({ data }: Figure, palette: Palette): Block {
  if (data.kind !== 'funnel') return NOTHING
  const whole = data.steps[0]?.count ?? 0
  const left = 84
  return stack(
    data.steps.map(({ count, figure, what }) =>
      row(
        [
          {
            height: 34,
            paint: (y) =>
              text(figure, {
                x: MARGIN + left - 20,
                y: y + 25,
                size: 26,
                serif: true,
                bold: true,
                anchor: 'end',
                fill: palette.ink,
              }),
          },
          stack([
            {
              height: 16,
              paint: (y) =>
                element('rect', {
                  x: MARGIN + left,
                  y: y + 2,
                  width: whole ? Math.max((count / whole) * (INNER - left), 3) : 3,
                  height: 10,
                  rx: 2,
                  fill: count > 0 ? palette.brand : palette['line-2'],
                }),
            },
            paragraph(what, {
              size: 13.5,
              lineHeight: LINE,
              x: MARGIN + left,
              width: INNER - left,
              fill: palette.ink,
            }),
          ]),
        ],
        palette,
      ),
    ),
  )
}

function timeline(figure: Figure, palette: Palette): Block {
  const { data, locale } = figure
  if (data.kind !== 'timeline') return NOTHING
  const drawn = timelineDrawing(locale, data.lanes, data.today)
  if (!drawn) return nothing(figure, palette)
  return stack(
    [
      {
        height: drawn.height + 22,
        paint: (y) => paintScene(drawn.scene, { x: MARGIN, y, width: INNER, height: drawn.height }, palette),
      },
      stack(
        drawn.numbered.map(({ number, entry }) =>
          beside([
            paragraph(String(number), { ...SAID, bold: true, width: 20, anchor: 'end', fill: palette.ink }),
            paragraph(formatDate(locale, entry.date, 'short'), {
              ...SAID,
              x: MARGIN + 30,
              width: 90,
              fill: palette['ink-3'],
            }),
            paragraph(entry.label, { ...SAID, x: MARGIN + 124, width: INNER - 124, fill: palette.ink }),
          ]),
        ),
        2,
      ),
    ],
    10,
  )
}

function multiples(figure: Figure, palette: Palette): Block {
  if (figure.data.kind !== 'multiples') return NOTHING
  const [columns, gap] = [3, 24]
  const width = (INNER - (columns - 1) * gap) / columns
  const places = panelPlaces(figure, figure.data.panels)
  const lines = Array.from({ length: Math.ceil(places.length / columns) }, (_, index) =>
    places.slice(index * columns, (index + 1) * columns),
  )
  return stack(
    lines.map((line) => {
      const heads = line.map(({ panel, latest, when }, index) => {
        const x = MARGIN + index * (width + gap)
        return stack([
          paragraph(panel.label, { ...NAME, x, width, fill: palette.ink }),
          ...(panel.note ? [paragraph(panel.note, { ...SAID, x, width, fill: palette['ink-3'] })] : []),
          paragraph(when ? `${latest} · ${when}` : latest, {
            size: 15,
            lineHeight: 22,
            x,
            width,
            bold: true,
            fill: palette['ink-2'],
          }),
        ])
      })
      const drawings = line.map(
        ({ scene }, index): Block => ({
          height: PANEL_HEIGHT + 36,
          paint: (y) =>
            scene
              ? paintScene(
                  scene,
                  {
                    x: MARGIN + index * (width + gap) + scene.left,
                    y: y + 10,
                    width: width - scene.left - 8,
                    height: PANEL_HEIGHT,
                  },
                  palette,
                )
              : '',
        }),
      )
      return stack([beside(heads), beside(drawings)])
    }),
    14,
  )
}

/** Signs and their words, as many on a line as fit. */
function keyBlock(entries: readonly KeyEntry[], palette: Palette): Block {
  const [sign, gap] = [30, 22]
  const places: { entry: KeyEntry; lines: string[]; x: number; y: number }[] = []
  let [x, y, tall] = [0, 0, 0]
  for (const entry of entries) {
    const lines = wrap(entry.text, 'sans', TEXT_SIZE, INNER - sign)
    const width = sign + Math.max(...lines.map((line) => widthOf(line, 'sans', TEXT_SIZE)))
    if (x > 0 && x + width > INNER) {
      x = 0
      y += tall + 4
      tall = 0
    }
    places.push({ entry, lines, x, y })
    tall = Math.max(tall, lines.length * LINE)
    x += width + gap
  }
  return {
    height: entries.length > 0 ? y + tall : 0,
    paint: (top) =>
      places
        .map(({ entry, lines, x: left, y: down }) => {
          const at = { x: MARGIN + left, y: top + down }
          return (
            keySign(entry, at.x + 12, at.y + 9, palette) +
            lines
              .map((line, index) =>
                text(line, { x: at.x + sign, y: at.y + 13.5 + index * LINE, fill: palette['ink-2'] }),
              )
              .join('')
          )
        })
        .join(''),
  }
}

function keySign({ sign }: KeyEntry, x: number, y: number, palette: Palette): string {
  if ('look' in sign) return lookBox(sign.look, { x: x - 9, y: y - 9, width: 18, height: 18 }, palette)
  if ('line' in sign) {
    const ends =
      sign.line === 'break'
        ? { x1: x, x2: x, y1: y - 8, y2: y + 8 }
        : { x1: x - 11, x2: x + 11, y1: y, y2: y }
    return element('line', { ...styleOf(LINE_STYLES[sign.line], palette), ...ends })
  }
  const box =
    'box' in sign
      ? element('rect', {
          ...styleOf(BOX_STYLES[sign.box], palette),
          x: x - 7,
          y: y - 6,
          width: 14,
          height: 13,
        })
      : ''
  const shape = sign.sign ? paintSign(sign.sign, x, sign.sign === 'pace' ? y + 9 : y, palette) : ''
  return box + shape
}

const NOTHING: Block = { height: 0, paint: () => '' }

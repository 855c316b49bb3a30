import { formatDate } from '@/lib/format/date'
import { keyOf } from './key'
import type { Figure } from './model'
import { element, escapeXml, FAMILIES, paintScene } from './paint'
import { PALETTES, type Palette, type Theme } from './palette'
import { TEXT_SIZE } from './scene'
import { seriesScene } from './series-scene'
import { sourceGroups } from './sources'
import { barRows } from './svg/bars'
import { type Block, INNER, LINE, MARGIN, paragraph, SVG_WIDTH, stack } from './svg/blocks'
import { keyBlock } from './svg/key-block'
import { multiples, timeline } from './svg/plots'
import { bullets, funnel, squareRows, stackedRows } from './svg/rows'
import { wordsOf } from './words'

export interface SvgOptions {
  /** The page that shows this very figure, in full; it is printed and linked. */
  address: string
  theme?: Theme
  /** Said above everything else where the copy holds invented data. */
  notice?: string | null
}

const SMALL = 12.5
const PLOT_HEIGHT = 250

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

function sourceText(figure: Figure): string {
  const { locale, asOf } = figure
  const t = wordsOf(locale)
  const said = sourceGroups(figure).map(
    ({ label, sources }) => `${label} ${sources.map(({ text }) => text).join('; ')}.`,
  )
  return [...said, t('charts.asOf', { date: formatDate(locale, asOf) })].join(' ')
}

function footer(figure: Figure, address: string, palette: Palette): Block {
  const style = { size: SMALL, lineHeight: 17, fill: palette['ink-3'] }
  return stack([paragraph(sourceText(figure), style), paragraph(`Vaada · CC BY 4.0 · ${address}`, style)])
}

/** The drawing alone, without finding, key and sources. */
export function bodyOf(figure: Figure, palette: Palette): Block {
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
      return bullets(figure, palette)
    case 'stacked':
      return stackedRows(figure, palette)
    case 'squares':
      return squareRows(figure, palette)
    case 'funnel':
      return funnel(figure, palette)
    case 'timeline':
      return timeline(figure, palette) ?? nothing(figure, palette)
    case 'multiples':
      return multiples(figure, palette)
    case 'bars':
      return barRows(figure, palette)
  }
}

const nothing = ({ locale }: Figure, palette: Palette): Block =>
  paragraph(wordsOf(locale)('charts.noValues'), { size: 14, lineHeight: 20, fill: palette['ink-2'] })

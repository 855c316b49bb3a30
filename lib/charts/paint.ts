import type { Palette } from './palette'
import {
  BOX_STYLES,
  LINE_STYLES,
  type Mark,
  type Scene,
  SIGN_STYLES,
  type SignLook,
  type SignPart,
  type Style,
  TEXT_SIZE,
  TEXT_STYLES,
} from './scene'

/** Families as names alone: whoever opens the file has its own. `serif` and `sans-serif` are ours where we draw it. */
export const FAMILIES = {
  sans: `'Golos Text', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif`,
  serif: `'Source Serif 4', Georgia, 'Noto Serif', 'Times New Roman', serif`,
} as const

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

type Attributes = Readonly<Record<string, string | number | undefined>>

/** Whatever may not stand in XML, even escaped, is left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

export const escapeXml = (text: string): string =>
  text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const written = (value: string | number) =>
  typeof value === 'number' ? String(round(value)) : escapeXml(value)
export const round = (value: number): number => Number(value.toFixed(2))

export function element(name: string, attributes: Attributes, content = ''): string {
  const said = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${written(value)}"`]))
    .join('')
  return content ? `<${name}${said}>${content}</${name}>` : `<${name}${said}/>`
}

interface TextOptions {
  x: number
  y: number
  size?: number
  fill: string
  serif?: boolean
  bold?: boolean
  anchor?: 'start' | 'middle' | 'end'
  /** Kept readable over lines of any colour. */
  halo?: string
}

export function text(content: string, options: TextOptions): string {
  const { x, y, size = TEXT_SIZE, fill, serif, bold, anchor, halo } = options
  const attributes = {
    x,
    y,
    'font-size': size,
    'font-family': serif ? FAMILIES.serif : undefined,
    'font-weight': bold ? 600 : undefined,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  }
  const letters = escapeXml(content)
  // Two texts rather than `paint-order`, which many programs that open SVG don't know.
  const under = halo
    ? element(
        'text',
        {
          ...attributes,
          fill: 'none',
          stroke: halo,
          'stroke-width': 4,
          'stroke-linejoin': 'round',
          'aria-hidden': 'true',
        },
        letters,
      )
    : ''
  return under + element('text', { ...attributes, fill }, letters)
}

export const styleOf = (
  { fill, stroke, width, dash, round: isRound }: Style,
  palette: Palette,
): Attributes => ({
  fill: fill ? palette[fill] : 'none',
  stroke: stroke && palette[stroke],
  'stroke-width': width,
  'stroke-dasharray': dash,
  'stroke-linecap': isRound ? 'round' : undefined,
})

/** A sign around a point. */
export function paintSign(look: SignLook, x: number, y: number, palette: Palette): string {
  const parts: readonly SignPart[] = SIGN_STYLES[look]
  const shapes = parts.map((part) =>
    'circle' in part
      ? element('circle', { ...styleOf(part, palette), r: part.circle })
      : element('path', { ...styleOf(part, palette), d: part.path }),
  )
  return element('g', { transform: `translate(${round(x)} ${round(y)})` }, shapes.join(''))
}

/** The marks of a scene at fixed places in a box. */
export function paintScene(scene: Scene, box: Box, palette: Palette): string {
  const all = (marks: readonly Mark[]) => marks.map((mark) => paint(mark, box, palette)).join('')
  const points = scene.points.map((point) =>
    element('g', {}, element('title', {}, escapeXml(point.text)) + all(point.marks)),
  )
  return all(scene.axes) + all(scene.lines) + points.join('') + all(scene.labels)
}

function paint(mark: Mark, box: Box, palette: Palette): string {
  const x = (share: number) => box.x + (share / 100) * box.width
  const y = (share: number) => box.y + (share / 100) * box.height
  switch (mark.is) {
    case 'line':
      return element('line', {
        ...styleOf(LINE_STYLES[mark.look], palette),
        x1: x(mark.x1),
        x2: x(mark.x2),
        y1: y(mark.y1),
        y2: y(mark.y2),
      })
    case 'box':
      return element('rect', {
        ...styleOf(BOX_STYLES[mark.look], palette),
        x: x(mark.x),
        y: y(mark.y),
        width: (mark.width / 100) * box.width,
        height: (mark.height / 100) * box.height,
      })
    case 'sign':
      return paintSign(mark.look, x(mark.x), y(mark.y), palette)
    case 'text': {
      const { fill, bold, halo } = { bold: false, halo: false, ...TEXT_STYLES[mark.look] }
      return text(mark.text, {
        x: x(mark.x) + (mark.dx ?? 0),
        y: y(mark.y) + (mark.dy ?? 0),
        fill: palette[fill],
        bold,
        anchor: mark.anchor,
        halo: halo ? palette.paper : undefined,
      })
    }
  }
}

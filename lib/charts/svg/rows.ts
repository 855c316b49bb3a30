import { formatNumber } from '@/lib/format/number'
import { widthOf } from '@/lib/pictures/font'
import { BULLET_HEIGHT, bulletPlaces } from '../bullet-scene'
import { type Figure, isTone } from '../model'
import { element, escapeXml, paintScene, text } from '../paint'
import { type Palette, TONE_STYLES } from '../palette'
import {
  type Block,
  INNER,
  LINE,
  MARGIN,
  NAME,
  NOTHING,
  paragraph,
  row,
  SAID,
  SVG_WIDTH,
  stack,
} from './blocks'
import { lookBox } from './look'

export function bullets(figure: Figure, palette: Palette): Block {
  if (figure.data.kind !== 'bullet') return NOTHING
  return stack(bulletPlaces(figure, figure.data.rows).map((place) => bulletRow(place, palette)))
}

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

export function stackedRows({ data, locale }: Figure, palette: Palette): Block {
  if (data.kind !== 'stacked') return NOTHING
  const totals = data.rows.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0))
  const longest = Math.max(...totals, 1)
  const said = data.rows.map((one, index) => one.said ?? formatNumber(locale, totals[index] ?? 0))
  const right = Math.max(...said.map((text) => widthOf(text, 'sans', SAID.size)), 30) + 14
  const [left, whole] = [MARGIN + 190, INNER - 190 - right]
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
          paragraph(said[index] ?? '', {
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

export function squareRows({ data }: Figure, palette: Palette): Block {
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

export function funnel({ data }: Figure, palette: Palette): Block {
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

import { type BarPlace, type BarRowPlace, barPlaces, isPanelled } from '../bars'
import type { Figure } from '../model'
import { element, styleOf } from '../paint'
import { type Palette, TONE_STYLES } from '../palette'
import { type Block, beside, INNER, LINE, MARGIN, NAME, NOTHING, paragraph, row, SAID, stack } from './blocks'

const PANELS_BESIDE = 2
const PANEL_GAP = 28
const BAR_HEIGHT = 14

/** Bars under each other, or a panel of them for each row. */
export function barRows({ data }: Figure, palette: Palette): Block {
  if (data.kind !== 'bars') return NOTHING
  const places = barPlaces(data)
  return isPanelled(data)
    ? panels(places, palette)
    : stack(places.map(({ row: one, bars }) => singleBar(one, bars[0], palette)))
}

function singleBar(one: BarRowPlace['row'], place: BarPlace | undefined, palette: Palette): Block {
  const [left, right] = [180, 190]
  const end = { x: MARGIN + INNER - right + 16, width: right - 16, anchor: 'end' as const }
  return row(
    [
      stack([
        paragraph(one.label, { ...NAME, width: left - 14, fill: palette.ink }),
        ...(one.note
          ? [paragraph(one.note.text, { ...SAID, width: left - 14, fill: palette['ink-3'] })]
          : []),
      ]),
      barBlock(place, { x: MARGIN + left, width: INNER - left - right }, palette),
      stack([
        paragraph(place?.cell.text ?? '', {
          ...SAID,
          ...end,
          bold: isStated(place),
          fill: isStated(place) ? palette.ink : palette['ink-3'],
        }),
        ...(place?.cell.note
          ? [paragraph(place.cell.note.text, { ...SAID, ...end, fill: palette['ink-3'] })]
          : []),
      ]),
    ],
    palette,
  )
}

function panels(places: readonly BarRowPlace[], palette: Palette): Block {
  const width = (INNER - (PANELS_BESIDE - 1) * PANEL_GAP) / PANELS_BESIDE
  const lines = Array.from({ length: Math.ceil(places.length / PANELS_BESIDE) }, (_, index) =>
    places.slice(index * PANELS_BESIDE, (index + 1) * PANELS_BESIDE),
  )
  return stack(
    lines.map((line) =>
      beside(line.map((place, index) => panel(place, MARGIN + index * (width + PANEL_GAP), width, palette))),
    ),
    18,
  )
}

function panel({ row: one, bars }: BarRowPlace, x: number, width: number, palette: Palette): Block {
  const [name, number] = [112, 104]
  return stack(
    [
      stack([
        paragraph(one.label, { ...NAME, x, width, fill: palette.ink }),
        ...(one.note ? [paragraph(one.note.text, { ...SAID, x, width, fill: palette['ink-3'] })] : []),
      ]),
      ...bars.map((place) => {
        const { column, cell } = place
        const said = cell.note ? `${cell.text} (${cell.note.text})` : cell.text
        return beside([
          paragraph(column.label, { ...SAID, x, width: name - 8, fill: palette['ink-2'] }),
          barBlock(place, { x: x + name, width: width - name - number }, palette),
          paragraph(said, {
            ...SAID,
            x: x + width - number + 8,
            width: number - 8,
            anchor: 'end',
            fill: isStated(place) ? palette.ink : palette['ink-3'],
          }),
        ])
      }),
    ],
    3,
  )
}

const isStated = (place: BarPlace | undefined): boolean => (place?.cell.value ?? null) !== null

/** The bar on its line; a line alone is zero, nothing at all is not stated. */
function barBlock(
  place: BarPlace | undefined,
  { x, width }: { x: number; width: number },
  palette: Palette,
): Block {
  return {
    height: LINE,
    paint: (y) => {
      if (!place?.bar) return ''
      const { fill, line, dashed } = TONE_STYLES[place.column.look ?? 'strong']
      const top = y + (LINE - BAR_HEIGHT) / 2
      const base = element('rect', {
        x,
        y: top + BAR_HEIGHT - 1,
        width,
        height: 1,
        fill: palette['line-2'],
      })
      if (place.bar.width === 0) return base
      return (
        base +
        element('rect', {
          x: x + (place.bar.start / 100) * width,
          y: top + 0.5,
          width: Math.max((place.bar.width / 100) * width, 1),
          height: BAR_HEIGHT - 1,
          ...styleOf({ stroke: line, width: 1, dash: dashed ? '3 2' : undefined }, palette),
          fill: fill ? palette[fill] : 'none',
        })
      )
    },
  }
}

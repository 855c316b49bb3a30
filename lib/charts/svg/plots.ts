import { formatDate } from '@/lib/format/date'
import type { Figure } from '../model'
import { PANEL_HEIGHT, panelPlaces } from '../multiples'
import { paintScene } from '../paint'
import type { Palette } from '../palette'
import { timelineDrawing } from '../timeline-scene'
import { type Block, beside, INNER, MARGIN, NAME, NOTHING, paragraph, SAID, stack } from './blocks'

/** null: nothing has a date. */
export function timeline(figure: Figure, palette: Palette): Block | null {
  const { data, locale } = figure
  if (data.kind !== 'timeline') return null
  const drawn = timelineDrawing(locale, data.lanes, data.today)
  if (!drawn) return null
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

export function multiples(figure: Figure, palette: Palette): Block {
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

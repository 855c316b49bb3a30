import type { Figure, Panel } from './model'
import { type FigureScales, sharedScalesOf } from './scales'
import type { Scene } from './scene'
import { seriesScene, whenOf } from './series-scene'
import { sayValue, wordsOf } from './words'

/** Pixels of one panel's drawing. */
export const PANEL_HEIGHT = 96
const TICKS = { values: 2, years: 2 }

export interface PanelPlace {
  panel: Panel
  /** null: it has no value. */
  scene: Scene | null
  /** The latest value in words, or that there is none. */
  latest: string
  when: string | null
}

/** All panels on one pair of scales, so that heights can be compared between them. */
export function panelPlaces({ locale, unit }: Figure, panels: readonly Panel[]): PanelPlace[] {
  const scales: FigureScales | null = sharedScalesOf(
    panels.map(({ series }) => series),
    TICKS,
  )
  return panels.map((panel) => {
    const last =
      panel.series.points.findLast(({ saidBy, partial }) => saidBy === 'official' && !partial) ??
      panel.series.points.at(-1)
    return {
      panel,
      scene: last && scales ? seriesScene(panel.series, { locale, unit, scales, small: true }) : null,
      latest: last ? sayValue(locale, last.value, unit) : wordsOf(locale)('charts.noValue'),
      when: last ? whenOf(locale, last) : null,
    }
  })
}

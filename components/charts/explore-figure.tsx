import type { Figure } from '@/lib/charts/model'
import { scalesOf } from '@/lib/charts/scales'
import { whenOf } from '@/lib/charts/series-scene'
import { wordsOf } from '@/lib/charts/words'
import { Explore } from './explore'

/** Lines and bars can be opened and read value by value. */
export function ExploreFigure({ figure }: { figure: Figure }) {
  const { locale, title, unit, data } = figure
  if (data.kind !== 'series' || data.series.points.length < 2) return null
  const t = wordsOf(locale)
  const { series } = data
  return (
    <Explore
      button={t('charts.explore')}
      loading={t('charts.loading')}
      failed={t('charts.failed')}
      chart={{
        kind: series.kind,
        locale,
        title,
        unit: unit ?? { text: '', percent: false },
        points: series.points.map((point) => {
          const segment = series.segments.findIndex((run) => run.includes(point))
          const { on, value, saidBy, partial, verified } = point
          return {
            on,
            when: whenOf(locale, point),
            value,
            saidBy,
            partial,
            verified,
            segment: segment < 0 ? null : segment,
          }
        }),
        floor: scalesOf(series)?.valueTicks[0] ?? 0,
        pace: series.pace,
        target: series.target?.value ?? null,
        words: {
          official: t('charts.speaker.official'),
          independent: t('charts.speaker.independent'),
          verified: t('charts.verified'),
          needed: t('charts.needed'),
          partial: t('charts.partialShort'),
          target: t('charts.target'),
          label: t('charts.island.label', { title }),
          hint: t('charts.island.hint'),
          close: t('charts.island.close'),
          from: t('charts.island.from'),
          to: t('charts.island.to'),
          all: t('charts.island.all'),
          show: t('charts.island.show'),
          nothing: t('charts.island.nothing'),
        },
      }}
    />
  )
}

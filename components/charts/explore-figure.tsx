import { exploredOf } from '@/lib/charts/explore-rows'
import type { Figure } from '@/lib/charts/model'
import { scalesOf } from '@/lib/charts/scales'
import { whenOf } from '@/lib/charts/series-scene'
import { wordsOf } from '@/lib/charts/words'
import { Explore, type ExploredChart } from './explore'
import type { ExploreWords } from './explore-parts'

/** Lines and bars can be opened and read value by value. */
export function ExploreFigure({ figure }: { figure: Figure }) {
  const t = wordsOf(figure.locale)
  const chart = overTime(figure) ?? overRows(figure)
  if (!chart) return null
  return (
    <Explore
      button={t('charts.explore')}
      loading={t('charts.loading')}
      failed={t('charts.failed')}
      chart={chart}
    />
  )
}

function wordsFor({ locale, title, data }: Figure): ExploreWords {
  const t = wordsOf(locale)
  const isOverTime = data.kind === 'series' || data.kind === 'multiples'
  return {
    label: t('charts.island.label', { title }),
    hint: t(isOverTime ? 'charts.island.hint' : 'charts.island.hintRows'),
    close: t('charts.island.close'),
    from: t('charts.island.from'),
    to: t('charts.island.to'),
    all: t('charts.island.all'),
    show: t('charts.island.show'),
    nothing: t('charts.island.nothing'),
  }
}

function overRows(figure: Figure): ExploredChart | null {
  const explored = exploredOf(figure)
  if (!explored) return null
  const { locale, title } = figure
  return { over: 'rows', props: { explored, locale, title, words: wordsFor(figure) } }
}

function overTime(figure: Figure): ExploredChart | null {
  const { locale, title, unit, data } = figure
  if (data.kind !== 'series' || data.series.points.length < 2) return null
  const t = wordsOf(locale)
  const { series } = data
  return {
    over: 'time',
    props: {
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
        ...wordsFor(figure),
        official: t('charts.speaker.official'),
        independent: t('charts.speaker.independent'),
        verified: t('charts.verified'),
        needed: t('charts.needed'),
        partial: t('charts.partialShort'),
        target: t('charts.target'),
      },
    },
  }
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { PartialDate } from '@/lib/dates/partial'
import { formatDate, formatPeriod } from '@/lib/format/date'
import { formatNumber, formatValue } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import type { FigurePoint, FigureSeries, ReferenceValue } from '@/lib/indicators/series'
import { DataTable } from '../ui/data-table'
import { BarDrawing } from './bar-drawing'
import { Explore } from './explore'
import type { ExplorePoint } from './explore-chart'
import { FigureKey } from './figure-key'
import { LineDrawing } from './line-drawing'
import { scalesOf } from './scales'

export interface FigureUnit {
  text: string
  percent: boolean
}

interface FigureProps {
  locale: Locale
  /** Says the finding. */
  title: ReactNode
  /** What is measured, of whom, how. */
  lede?: ReactNode
  series: FigureSeries
  unit: FigureUnit
  /** Links to the documents the values come from. */
  source?: ReactNode
  /** Day up to which values are shown. */
  asOf: PartialDate
}

/** How one point is said: "30 centres (2026)". */
export interface PointText {
  value: string
  when: string
}
export type DescribePoint = (point: FigurePoint) => PointText

/**
 * One indicator over time, drawn on the server: a line for levels, bars for counts. Values show on hover and focus
 * without scripts; the same values stand in the table behind it.
 */
export async function Figure({ locale, title, lede, series, unit, source, asOf }: FigureProps) {
  const t = await getTranslations('charts')
  const scales = scalesOf(series)
  const say: DescribePoint = (point) => ({
    value: formatValue(locale, point.value, unit),
    when: whenOf(locale, point),
  })
  const reference = (line: ReferenceValue | null) =>
    line && {
      value: formatValue(locale, line.value, unit),
      when: line.on && formatDate(locale, line.on, 'short'),
    }
  const rows = series.points
  const drawing = {
    series,
    describe: say,
    tick: (value: number) => (unit.percent ? formatValue(locale, value, unit) : formatNumber(locale, value)),
    target: series.target && t('targetShort', { value: formatValue(locale, series.target.value, unit) }),
    label: t('drawing', { count: rows.length }),
  }
  return (
    <figure className="fig">
      <h3>{title}</h3>
      {lede && <p className="meta">{lede}</p>}
      {scales ? (
        <>
          {series.kind === 'bar' ? (
            <BarDrawing {...drawing} scales={scales} />
          ) : (
            <LineDrawing {...drawing} scales={scales} />
          )}
          <FigureKey
            series={series}
            baseline={reference(series.baseline)}
            target={reference(series.target)}
          />
        </>
      ) : (
        <p className="note my-3" data-tone="plain">
          {t('noValues')}
        </p>
      )}
      <figcaption>
        {source} {t('asOf', { date: formatDate(locale, asOf) })}
      </figcaption>
      {rows.length > 0 && (
        <details>
          <summary>{t('table')}</summary>
          <DataTable
            columns={[
              { key: 'when', title: t('when'), cell: (point: FigurePoint) => whenOf(locale, point) },
              {
                key: 'value',
                title: unit.percent ? t('percent') : t('valueIn', { unit: unit.text }),
                cell: (point) => drawing.tick(point.value),
                numeric: true,
              },
              { key: 'who', title: t('who'), cell: (point) => t(`speaker.${point.saidBy}`) },
              { key: 'note', title: t('note'), cell: (point) => <PointNote point={point} /> },
            ]}
            rows={rows}
            rowKey={(point) => `${point.saidBy} ${point.from} ${point.on} ${point.partial}`}
          />
        </details>
      )}
      {rows.length > 1 && (
        <Explore
          button={t('explore')}
          loading={t('loading')}
          failed={t('failed')}
          chart={{
            kind: series.kind,
            locale,
            unit,
            points: rows.map((point) => explorePoint(locale, point, series)),
            floor: scales?.valueTicks[0] ?? 0,
            pace: series.pace,
            target: series.target?.value ?? null,
            words: {
              official: t('speaker.official'),
              independent: t('speaker.independent'),
              needed: t('needed'),
              partial: t('partialShort'),
              target: t('target'),
            },
          }}
        />
      )}
    </figure>
  )
}

async function PointNote({ point }: { point: FigurePoint }) {
  const t = await getTranslations('charts')
  return [point.partial && t('partial'), point.methodBreak && t('methodBreak')].filter(Boolean).join(' ')
}

const explorePoint = (locale: Locale, point: FigurePoint, { segments }: FigureSeries): ExplorePoint => {
  const segment = segments.findIndex((run) => run.includes(point))
  const { on, value, saidBy, partial } = point
  return { on, when: whenOf(locale, point), value, saidBy, partial, segment: segment < 0 ? null : segment }
}

const whenOf = (locale: Locale, point: FigurePoint): string =>
  point.from ? formatPeriod(locale, point.from, point.on) : formatDate(locale, point.date, 'short')

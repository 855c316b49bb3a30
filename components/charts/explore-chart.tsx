'use client'

import {
  Bar,
  Brush,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { formatDate } from '@/lib/format/date'
import { formatNumber, formatValue } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'

type Key = 'official' | 'independent' | 'partial' | 'needed'

export interface ExploreChartProps {
  kind: 'line' | 'bar'
  locale: Locale
  unit: { text: string; percent: boolean }
  points: readonly { on: string; value: number; saidBy: 'official' | 'independent'; partial: boolean }[]
  pace: readonly [{ on: string; value: number }, { on: string; value: number }] | null
  target: number | null
  words: Record<Key | 'target', string>
}

type Row = { at: number } & Partial<Record<Key, number>>

const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The figure's own values, to be zoomed and read one by one. Fed by the server; it computes nothing but places. */
export function ExploreChart({ kind, locale, unit, points, pace, target, words }: ExploreChartProps) {
  const rows = new Map<number, Row>()
  const put = (day: string, key: Key, value: number) => {
    const time = at(day)
    rows.set(time, { ...(rows.get(time) ?? { at: time }), [key]: value })
  }
  for (const point of points) put(point.on, point.partial ? 'partial' : point.saidBy, point.value)
  if (pace) {
    const [start, end] = pace
    const slope = (end.value - start.value) / (at(end.on) - at(start.on))
    for (const day of [start.on, ...points.map((point) => point.on), end.on])
      if (day >= start.on && day <= end.on) put(day, 'needed', start.value + slope * (at(day) - at(start.on)))
  }
  const data = [...rows.values()].toSorted((a, b) => a.at - b.at)
  const date = (time: number) => formatDate(locale, dayOf(time), 'short')
  const value = (figure: number) => formatValue(locale, figure, unit, { maxDecimals: 2 })

  return (
    <div className="explore mt-3" style={{ height: 340 }}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={data} margin={{ top: 16, right: 12, bottom: 4, left: 4 }} accessibilityLayer>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="at"
            type={kind === 'bar' ? 'category' : 'number'}
            scale={kind === 'bar' ? 'auto' : 'time'}
            domain={['dataMin', 'dataMax']}
            tickFormatter={date}
            stroke="var(--ink-3)"
            fontSize={13}
            minTickGap={30}
          />
          <YAxis
            tickFormatter={(figure: number) => formatNumber(locale, figure)}
            stroke="var(--ink-3)"
            fontSize={13}
            width="auto"
            domain={kind === 'bar' ? [0, 'auto'] : ['auto', 'auto']}
          />
          <Tooltip
            labelFormatter={(time) => date(Number(time))}
            formatter={(figure) => value(Number(figure))}
            contentStyle={{
              background: 'var(--surface)',
              border: '1px solid var(--line-2)',
              borderRadius: 6,
            }}
          />
          <Legend />
          {target !== null && (
            <ReferenceLine y={target} stroke="var(--ink-3)" strokeDasharray="2 4" label={words.target} />
          )}
          {pace && (
            <Line
              dataKey="needed"
              name={words.needed}
              stroke="var(--ink-3)"
              strokeDasharray="5 5"
              dot={false}
              connectNulls
            />
          )}
          {kind === 'bar' ? (
            <Bar dataKey="official" name={words.official} fill="var(--brand)" />
          ) : (
            <Line
              dataKey="official"
              name={words.official}
              stroke="var(--brand)"
              strokeWidth={3}
              dot={{ r: 4 }}
            />
          )}
          {points.some((point) => point.saidBy === 'independent' && !point.partial) &&
            (kind === 'bar' ? (
              <Bar dataKey="independent" name={words.independent} fill="var(--accent)" />
            ) : (
              <Line
                dataKey="independent"
                name={words.independent}
                stroke="var(--accent)"
                strokeWidth={2}
                dot={{ r: 4 }}
              />
            ))}
          {points.some((point) => point.partial) && (
            <Line
              dataKey="partial"
              name={words.partial}
              stroke="none"
              dot={{ r: 5, stroke: 'var(--brand)', strokeDasharray: '2 2' }}
            />
          )}
          {data.length > 6 && (
            <Brush
              dataKey="at"
              height={22}
              stroke="var(--brand)"
              fill="var(--surface)"
              tickFormatter={date}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

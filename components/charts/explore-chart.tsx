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

type Speaker = 'official' | 'independent'

export interface ExplorePoint {
  on: string
  /** The date or period as it is written for the reader; one row of the drawing each. */
  when: string
  value: number
  saidBy: Speaker
  partial: boolean
  /** Number of the run of comparable points it belongs to; null: it stands alone, no line leads to it. */
  segment: number | null
}

export interface ExploreChartProps {
  kind: 'line' | 'bar'
  locale: Locale
  unit: { text: string; percent: boolean }
  points: readonly ExplorePoint[]
  pace: readonly [{ on: string; value: number }, { on: string; value: number }] | null
  target: number | null
  /** Where the value axis begins. */
  floor: number
  words: Record<Speaker | 'needed' | 'partial' | 'target', string>
}

type Row = { at: number; when: string } & Record<string, number | string>

const COLOURS: Record<Speaker, string> = { official: 'var(--brand)', independent: 'var(--accent)' }
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** The figure's own values, to be zoomed and read one by one. Fed by the server; it computes nothing but places. */
export function ExploreChart({ kind, locale, unit, points, pace, target, floor, words }: ExploreChartProps) {
  const keyOf = kind === 'bar' ? barKey : lineKey
  const rows = rowsOf(locale, points, keyOf, kind === 'line' ? pace : null)
  const keys = [...new Set(points.map(keyOf))]
  const year = (time: number) => String(new Date(time).getUTCFullYear())
  /** As precise as the source; the ends of the needed pace are days. */
  const whenAt = (time: number) => rows.find((row) => row.at === time)?.when ?? year(time)
  const isFirst = (key: string) => keys.find((other) => speakerOf(other) === speakerOf(key)) === key

  return (
    <div className="mt-3" style={{ height: 340 }}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={rows} margin={{ top: 16, right: 12, bottom: 4, left: 4 }} accessibilityLayer>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          {kind === 'bar' ? (
            <XAxis dataKey="when" stroke="var(--ink-3)" fontSize={13} minTickGap={16} />
          ) : (
            <XAxis
              dataKey="at"
              type="number"
              scale="time"
              domain={['dataMin', 'dataMax']}
              tickFormatter={year}
              stroke="var(--ink-3)"
              fontSize={13}
              minTickGap={40}
              padding={{ left: 12, right: 12 }}
            />
          )}
          <YAxis
            tickFormatter={(figure: number) => formatNumber(locale, figure)}
            stroke="var(--ink-3)"
            fontSize={13}
            width="auto"
            domain={[floor, 'auto']}
          />
          <Tooltip
            labelFormatter={(label) => (kind === 'bar' ? String(label) : whenAt(Number(label)))}
            formatter={(figure) => formatValue(locale, Number(figure), unit, { maxDecimals: 2 })}
            contentStyle={{
              background: 'var(--surface)',
              border: '1px solid var(--line-2)',
              borderRadius: 6,
            }}
          />
          <Legend wrapperStyle={{ fontSize: 14 }} />
          {target !== null && (
            <ReferenceLine y={target} stroke="var(--ink-3)" strokeDasharray="2 4" label={words.target} />
          )}
          {pace && kind === 'line' && (
            <Line
              dataKey="needed"
              name={words.needed}
              stroke="var(--ink-3)"
              strokeDasharray="5 5"
              dot={false}
              connectNulls
              isAnimationActive={false}
            />
          )}
          {keys.map((key) => {
            const speaker = speakerOf(key)
            const isPartial = key.endsWith('partial')
            const name = isPartial ? words.partial : words[speaker]
            if (kind === 'bar' && !isPartial)
              return (
                <Bar key={key} dataKey={key} name={name} fill={COLOURS[speaker]} isAnimationActive={false} />
              )
            return (
              <Line
                key={key}
                dataKey={key}
                name={name}
                stroke={COLOURS[speaker]}
                strokeWidth={isPartial || key.endsWith('alone') ? 0 : 3}
                dot={{
                  r: 5,
                  stroke: COLOURS[speaker],
                  strokeWidth: 2,
                  fill: isPartial || speaker === 'independent' ? 'var(--paper)' : COLOURS[speaker],
                  strokeDasharray: isPartial ? '3 2' : undefined,
                }}
                legendType={isPartial || isFirst(key) ? 'circle' : 'none'}
                // Points of another run lie between; the run itself has no gap.
                connectNulls
                isAnimationActive={false}
              />
            )
          })}
          {rows.length > 8 && (
            <Brush
              dataKey={kind === 'bar' ? 'when' : 'at'}
              height={22}
              stroke="var(--brand)"
              fill="var(--surface)"
              tickFormatter={(label) => (kind === 'bar' ? String(label) : year(Number(label)))}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

/** Each run of comparable points is a series of its own, so that nothing else is ever joined by a line. */
const lineKey = ({ saidBy, partial, segment }: ExplorePoint): string =>
  partial ? `${saidBy} partial` : `${saidBy} ${segment ?? 'alone'}`
const barKey = ({ saidBy, partial }: ExplorePoint): string => (partial ? `${saidBy} partial` : saidBy)
const speakerOf = (key: string): Speaker => (key.startsWith('official') ? 'official' : 'independent')

function rowsOf(
  locale: Locale,
  points: readonly ExplorePoint[],
  keyOf: (point: ExplorePoint) => string,
  pace: ExploreChartProps['pace'],
): Row[] {
  const rows = new Map<string, Row>()
  const rowAt = (on: string, when: string): Row => {
    const row = rows.get(when) ?? { at: timeOf(on), when }
    rows.set(when, row)
    return row
  }
  for (const point of points) rowAt(point.on, point.when)[keyOf(point)] = point.value
  if (pace) {
    const [start, end] = pace
    const slope = (end.value - start.value) / (timeOf(end.on) - timeOf(start.on))
    for (const { on } of pace)
      if (![...rows.values()].some((row) => row.at === timeOf(on))) rowAt(on, formatDate(locale, on, 'short'))
    for (const row of rows.values())
      if (row.at >= timeOf(start.on) && row.at <= timeOf(end.on))
        row.needed = start.value + slope * (row.at - timeOf(start.on))
  }
  return [...rows.values()].toSorted((a, b) => a.at - b.at)
}

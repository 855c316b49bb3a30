'use client'

import { useId, useRef, useState } from 'react'
import {
  Bar,
  Brush,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import {
  type ExplorePoint,
  type ExploreRow,
  exploreRows,
  type LayerKey,
  layersOf,
  linesOf,
  sayRow,
  seriesKeys,
} from '@/lib/charts/explore'
import type { SignLook } from '@/lib/charts/scene'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { KeyShape, SignShape } from './drawing'
import {
  Explored,
  type ExploreWords,
  Reading,
  Said,
  Toggles,
  toggled,
  ZOOMED_LEAST,
  Zoom,
} from './explore-parts'

export interface ExploreChartProps {
  kind: 'line' | 'bar'
  locale: Locale
  title: string
  unit: { text: string; percent: boolean }
  points: readonly ExplorePoint[]
  pace: readonly [{ on: string; value: number }, { on: string; value: number }] | null
  target: number | null
  /** Where the value axis begins. */
  floor: number
  words: ExploreWords & Record<LayerKey | 'verified', string>
  onClose?: () => void
}

const COLOURS = { official: 'var(--brand)', independent: 'var(--accent)' } as const

/** The figure's own values, to be zoomed and read one by one. Fed by the server; it computes nothing but places. */
export function ExploreChart(props: ExploreChartProps) {
  const { kind, locale, title, unit, points, pace, target, floor, words, onClose } = props
  const rows = exploreRows(locale, kind, points, pace)
  const layers = layersOf(kind, points, { hasPace: pace !== null, hasTarget: target !== null })
  const [hidden, setHidden] = useState<ReadonlySet<LayerKey>>(new Set())
  const [range, setRange] = useState<readonly [number, number]>([0, rows.length - 1])
  const region = useRef<HTMLElement>(null)
  const live = useRef<HTMLParagraphElement>(null)
  const hint = useId()

  const [first, last] = range
  const isShown = (layer: LayerKey) => !hidden.has(layer)
  const keys = seriesKeys(points, kind).filter(({ layer }) => isShown(layer))
  const year = (time: number) => String(new Date(time).getUTCFullYear())
  /** As precise as the source; the ends of the needed pace are days. */
  const whenAt = (time: number) => rows.find((row) => row.at === time)?.when ?? year(time)
  const say = (row: ExploreRow | null) => {
    if (live.current) live.current.textContent = row ? sayRow(row, locale, unit, words, isShown) : ''
  }
  return (
    <Explored
      words={words}
      hintId={hint}
      region={region}
      live={live}
      onClose={onClose}
      chart={
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            data={rows}
            margin={{ top: 16, right: 12, bottom: 4, left: 4 }}
            accessibilityLayer
            title={title}
          >
            <CartesianGrid stroke="var(--line)" vertical={false} />
            {kind === 'bar' ? (
              <XAxis dataKey="when" stroke="var(--ink-2)" fontSize={13} minTickGap={16} />
            ) : (
              <XAxis
                dataKey="at"
                type="number"
                scale="time"
                domain={['dataMin', 'dataMax']}
                tickFormatter={year}
                stroke="var(--ink-2)"
                fontSize={13}
                minTickGap={40}
                padding={{ left: 12, right: 12 }}
              />
            )}
            <YAxis
              tickFormatter={(figure: number) => formatNumber(locale, figure)}
              stroke="var(--ink-2)"
              fontSize={13}
              width="auto"
              domain={[floor, 'auto']}
            />
            <Tooltip
              content={({ active, payload }) => (
                <Said
                  lines={(active ? linesOf(payload[0]?.payload, locale, unit, words, isShown) : []).map(
                    (line) => ({ ...line, sign: <KeyShape {...line.sign} /> }),
                  )}
                  when={payload[0]?.payload?.when}
                />
              )}
              isAnimationActive={false}
            />
            <Reading<ExploreRow> onRow={say} />
            {target !== null && isShown('target') && (
              <ReferenceLine
                y={target}
                stroke="var(--ink-2)"
                strokeDasharray="2 4"
                ifOverflow="extendDomain"
              />
            )}
            {pace && isShown('needed') && (
              <Line
                dataKey="needed"
                name={words.needed}
                stroke="var(--ink-3)"
                strokeDasharray="5 5"
                dot={false}
                activeDot={false}
                connectNulls
                isAnimationActive={false}
              />
            )}
            {keys.map(({ key, layer, speaker }) => {
              const isPartial = layer === 'partial'
              const isHollow = isPartial || speaker === 'independent'
              if (kind === 'bar')
                return (
                  <Bar
                    key={key}
                    dataKey={key}
                    name={words[layer]}
                    fill={isHollow ? 'var(--paper)' : COLOURS[speaker]}
                    stroke={COLOURS[speaker]}
                    strokeWidth={isHollow ? 2 : 0}
                    strokeDasharray={isPartial ? '3 3' : undefined}
                    isAnimationActive={false}
                  />
                )
              return (
                <Line
                  key={key}
                  dataKey={key}
                  name={words[layer]}
                  stroke={isPartial ? 'none' : COLOURS[speaker]}
                  strokeWidth={speaker === 'official' ? 3 : 2.2}
                  dot={(place) => <Dot key={place.key ?? place.index} {...place} seriesKey={key} />}
                  activeDot={{ r: 8, fill: 'none', stroke: 'var(--focus)', strokeWidth: 3 }}
                  // Points of another run lie between; the run itself has no gap.
                  connectNulls
                  isAnimationActive={false}
                />
              )
            })}
            {rows.length >= ZOOMED_LEAST && (
              <Brush
                dataKey={kind === 'bar' ? 'when' : 'at'}
                height={24}
                stroke="var(--ink-3)"
                fill="var(--surface)"
                ariaLabel={`${words.from} – ${words.to}`}
                startIndex={first}
                endIndex={last}
                onChange={({ startIndex = 0, endIndex = rows.length - 1 }) =>
                  setRange([startIndex, endIndex])
                }
                tickFormatter={(label) => (kind === 'bar' ? String(label) : whenAt(Number(label)))}
              />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      }
      controls={
        <>
          <Toggles
            legend={words.show}
            items={layers.map(({ layer, sign }) => ({
              key: layer,
              label: words[layer],
              sign: <KeyShape {...sign} />,
            }))}
            isShown={(key) => isShown(key as LayerKey)}
            onToggle={(key) => setHidden(toggled(hidden, key as LayerKey))}
          />
          {rows.length >= ZOOMED_LEAST && (
            <Zoom names={rows.map(({ when }) => when)} range={range} onRange={setRange} words={words} />
          )}
        </>
      }
    />
  )
}

interface DotProps {
  cx?: number
  cy?: number
  payload?: ExploreRow
  seriesKey: string
}

/** The same shapes as in the figure above. */
function Dot({ cx, cy, payload, seriesKey: key }: DotProps) {
  const sign = payload?.signs[key] as SignLook | undefined
  if (cx === undefined || cy === undefined || Number.isNaN(cy) || !sign) return null
  return (
    <g transform={`translate(${cx} ${cy})`}>
      <SignShape look={sign} />
    </g>
  )
}

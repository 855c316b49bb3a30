'use client'

import { useEffect, useId, useRef, useState } from 'react'
import {
  Bar,
  Brush,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  useActiveTooltipDataPoints,
  useIsTooltipActive,
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
  type SaidLine,
  sayRow,
  seriesKeys,
} from '@/lib/charts/explore'
import type { SignLook } from '@/lib/charts/scene'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { KeyShape, SignShape } from './drawing'

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
  words: Record<
    LayerKey | 'verified' | 'label' | 'hint' | 'close' | 'from' | 'to' | 'all' | 'show' | 'nothing',
    string
  >
  onClose?: () => void
}

const HEIGHT = 340
/** Rows from which on a part of them can be chosen. */
const ZOOMED_LEAST = 3
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
  useFocusOnChart(region)

  const [first, last] = range
  const isShown = (layer: LayerKey) => !hidden.has(layer)
  const keys = seriesKeys(points, kind).filter(({ layer }) => isShown(layer))
  const year = (time: number) => String(new Date(time).getUTCFullYear())
  /** As precise as the source; the ends of the needed pace are days. */
  const whenAt = (time: number) => rows.find((row) => row.at === time)?.when ?? year(time)
  const say = (row: ExploreRow | null) => {
    if (live.current) live.current.textContent = row ? sayRow(row, locale, unit, words, isShown) : ''
  }
  const toggle = (layer: LayerKey) => {
    const next = new Set(hidden)
    if (!next.delete(layer)) next.add(layer)
    setHidden(next)
  }

  return (
    <section className="explored" aria-label={words.label} aria-describedby={hint} ref={region}>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p id={hint} className="meta">
          {words.hint}
        </p>
        {onClose && (
          <button type="button" className="btn" data-kind="quiet" onClick={onClose}>
            {words.close}
          </button>
        )}
      </div>
      <div style={{ height: HEIGHT }}>
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
                  lines={active ? linesOf(payload[0]?.payload, locale, unit, words, isShown) : []}
                  when={payload[0]?.payload?.when}
                />
              )}
              isAnimationActive={false}
            />
            <Reading onRow={say} />
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
      </div>
      <p role="status" className="sr-only" ref={live} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-[0.92rem]">
        <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <legend className="sr-only">{words.show}</legend>
          {layers.map(({ layer, sign }) => (
            <label key={layer} className="inline-flex min-h-6 items-center gap-1.5">
              <input type="checkbox" checked={isShown(layer)} onChange={() => toggle(layer)} />
              <span className="fig-sign">
                <KeyShape {...sign} />
              </span>
              {words[layer]}
            </label>
          ))}
        </fieldset>
        {rows.length >= ZOOMED_LEAST && <Zoom rows={rows} range={range} onRange={setRange} words={words} />}
      </div>
    </section>
  )
}

/** So that the arrow keys work at once. */
function useFocusOnChart(region: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    let frame = 0
    let tries = 0
    const focus = () => {
      const chart = region.current?.querySelector<SVGSVGElement>('svg.recharts-surface[tabindex]')
      if (chart) chart.focus()
      else if (tries++ < 60) frame = requestAnimationFrame(focus)
    }
    focus()
    return () => cancelAnimationFrame(frame)
  }, [region])
}

/** Shown beside the pointer; those who hear are told by the live region. */
function Said({ when, lines }: { when?: string; lines: readonly SaidLine[] }) {
  if (lines.length === 0) return null
  return (
    <div className="said-box" aria-hidden="true">
      <b>{when}</b>
      <ul>
        {lines.map(({ key, sign, text }) => (
          <li key={key} className="flex items-center gap-1.5">
            <span className="fig-sign">
              <KeyShape {...sign} />
            </span>
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Tells which row is being read, by pointer or by keyboard. */
function Reading({ onRow }: { onRow: (row: ExploreRow | null) => void }) {
  const points = useActiveTooltipDataPoints<ExploreRow>()
  const isActive = useIsTooltipActive()
  const row = (isActive && points?.[0]) || null
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said changes with the row alone
  useEffect(() => onRow(row), [row])
  return null
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

interface ZoomProps {
  rows: readonly ExploreRow[]
  range: readonly [number, number]
  onRange: (range: readonly [number, number]) => void
  words: ExploreChartProps['words']
}

function Zoom({ rows, range: [first, last], onRange, words }: ZoomProps) {
  const options = (from: number, to: number) =>
    rows.slice(from, to).map(({ when }, index) => (
      <option key={when} value={from + index}>
        {when}
      </option>
    ))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label className="inline-flex items-center gap-1.5">
        {words.from}
        <select
          className="input w-auto!"
          value={first}
          onChange={(event) => onRange([Number(event.target.value), last])}
        >
          {options(0, last)}
        </select>
      </label>
      <label className="inline-flex items-center gap-1.5">
        {words.to}
        <select
          className="input w-auto!"
          value={last}
          onChange={(event) => onRange([first, Number(event.target.value)])}
        >
          {options(first + 1, rows.length)}
        </select>
      </label>
      <button
        type="button"
        className="btn"
        data-kind="quiet"
        onClick={() => onRange([0, rows.length - 1])}
        aria-disabled={first === 0 && last === rows.length - 1}
      >
        {words.all}
      </button>
    </div>
  )
}

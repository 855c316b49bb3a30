'use client'

import { useId, useRef, useState } from 'react'
import {
  Bar,
  Brush,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import {
  type ExploredLayer,
  type ExploredRow,
  linesOfRow,
  type Explored as Shape,
  strokeOf,
} from '@/lib/charts/explored'
import { isTone, type Look } from '@/lib/charts/model'
import { STATUS_STYLES, TONE_STYLES } from '@/lib/charts/palette'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
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
import { LookSquare } from './look-square'

export interface ExploreRowsProps {
  explored: Shape
  locale: Locale
  title: string
  words: ExploreWords
  onClose?: () => void
}

/** Rows of bars, or panels laid over each other, to be zoomed and read one by one. Fed by the server. */
export function ExploreRowsChart({ explored, locale, title, words, onClose }: ExploreRowsProps) {
  const { form, layers, series } = explored
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const isShown = (layer: string) => !hidden.has(layer)
  // A bar of which nothing is shown leaves no hole.
  const rows =
    form === 'bars' ? explored.rows.filter((row) => Object.keys(row.values).some(isShown)) : explored.rows
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null)
  const last = Math.max(rows.length - 1, 0)
  const range: readonly [number, number] = chosen && chosen[1] <= last ? chosen : [0, last]
  const region = useRef<HTMLElement>(null)
  const live = useRef<HTMLParagraphElement>(null)
  const hint = useId()
  const isLines = form === 'lines'
  const layerOf = new Map(layers.map((layer) => [layer.key, layer]))

  const say = (row: ExploredRow | null) => {
    if (!live.current) return
    const lines = row ? linesOfRow(row, isShown).map(({ text }) => text) : []
    live.current.textContent = row
      ? `${row.name}. ${lines.length > 0 ? lines.join('; ') : words.nothing}`
      : ''
  }
  const data = rows.map((row) => ({ ...row, ...row.values }))

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
            data={data}
            margin={{ top: 16, right: 12, bottom: 4, left: 4 }}
            accessibilityLayer
            title={title}
          >
            <CartesianGrid stroke="var(--line)" vertical={false} />
            {isLines ? (
              <XAxis
                dataKey="at"
                type="number"
                scale="time"
                domain={['dataMin', 'dataMax']}
                tickFormatter={(time: number) => String(new Date(time).getUTCFullYear())}
                stroke="var(--ink-2)"
                fontSize={13}
                minTickGap={40}
                padding={{ left: 12, right: 12 }}
              />
            ) : (
              <XAxis
                dataKey="name"
                stroke="var(--ink-2)"
                fontSize={13}
                minTickGap={12}
                tickFormatter={short}
              />
            )}
            <YAxis
              tickFormatter={(figure: number) => formatNumber(locale, figure)}
              stroke="var(--ink-2)"
              fontSize={13}
              width="auto"
              domain={[(low: number) => Math.min(0, low), 'auto']}
              // Of counts there are no halves.
              allowDecimals={!rows.every(({ values }) => Object.values(values).every(Number.isInteger))}
            />
            <Tooltip
              content={({ active, payload }) => {
                const row = active ? (payload[0]?.payload as ExploredRow | undefined) : undefined
                return (
                  <Said
                    when={row?.name}
                    lines={(row ? linesOfRow(row, isShown) : []).map(({ layer, text }) => ({
                      key: layer,
                      text,
                      sign: <LayerSign layer={layerOf.get(layer)} />,
                    }))}
                  />
                )
              }}
              isAnimationActive={false}
            />
            <Reading<ExploredRow> onRow={say} />
            {series
              .filter(({ layer }) => isShown(layer))
              .map(({ key, layer, isJoined }) => {
                const sign = layerOf.get(layer)?.sign
                if (sign && 'line' in sign) {
                  const { colour, dash } = strokeOf(sign.line)
                  return (
                    <Line
                      key={key}
                      dataKey={key}
                      stroke={isJoined ? `var(--${colour})` : 'none'}
                      strokeWidth={2.4}
                      strokeDasharray={dash || undefined}
                      dot={{ r: 4, fill: 'var(--paper)', stroke: `var(--${colour})`, strokeDasharray: '' }}
                      activeDot={{ r: 8, fill: 'none', stroke: 'var(--focus)', strokeWidth: 3 }}
                      connectNulls
                      isAnimationActive={false}
                    />
                  )
                }
                return (
                  <Bar
                    key={key}
                    dataKey={key}
                    stackId="row"
                    {...barStyle(sign?.look ?? 'strong')}
                    isAnimationActive={false}
                  />
                )
              })}
            {rows.length >= ZOOMED_LEAST && (
              <Brush
                dataKey="name"
                height={24}
                stroke="var(--ink-3)"
                fill="var(--surface)"
                ariaLabel={`${words.from} – ${words.to}`}
                startIndex={range[0]}
                endIndex={range[1]}
                onChange={({ startIndex = 0, endIndex = last }) => setChosen([startIndex, endIndex])}
                tickFormatter={(name) => short(String(name))}
              />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      }
      controls={
        <>
          {layers.length > 1 && (
            <Toggles
              legend={words.show}
              items={layers.map((layer) => ({
                key: layer.key,
                label: layer.label,
                sign: <LayerSign layer={layer} />,
              }))}
              isShown={isShown}
              onToggle={(key) => {
                setHidden(toggled(hidden, key))
                setChosen(null)
              }}
            />
          )}
          {rows.length >= ZOOMED_LEAST && (
            <Zoom names={rows.map(({ name }) => name)} range={range} onRange={setChosen} words={words} />
          )}
        </>
      }
    />
  )
}

const NAME_MAX = 18
/** Names under the chart; in full they are said of each row. */
const short = (name: string) => (name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name)

function barStyle(look: Look) {
  const { fill, line, dashed } = isTone(look) ? TONE_STYLES[look] : STATUS_STYLES[look]
  return {
    fill: fill ? `var(--${fill})` : 'var(--paper)',
    stroke: `var(--${line})`,
    strokeWidth: 1.5,
    strokeDasharray: dashed ? '4 3' : undefined,
    maxBarSize: 72,
  }
}

function LayerSign({ layer }: { layer: ExploredLayer | undefined }) {
  if (!layer) return null
  if ('look' in layer.sign) return <LookSquare look={layer.sign.look} />
  const { colour, dash } = strokeOf(layer.sign.line)
  return (
    <svg viewBox="-12 -9 24 18" aria-hidden="true">
      <line
        x1="-12"
        x2="12"
        stroke={`var(--${colour})`}
        strokeWidth="2.4"
        strokeDasharray={dash || undefined}
      />
      <circle r="3.5" fill="var(--paper)" stroke={`var(--${colour})`} strokeWidth="2" />
    </svg>
  )
}

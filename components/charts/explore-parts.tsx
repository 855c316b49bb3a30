'use client'

import { type ReactNode, type RefObject, useEffect } from 'react'
import { useActiveTooltipDataPoints, useIsTooltipActive } from 'recharts'

/** Words of every explored figure. */
export interface ExploreWords {
  label: string
  hint: string
  close: string
  from: string
  to: string
  all: string
  show: string
  nothing: string
}

export const EXPLORE_HEIGHT = 340
/** Rows from which on a part of them can be chosen. */
export const ZOOMED_LEAST = 3

interface ExploredProps {
  words: ExploreWords
  hintId: string
  region: RefObject<HTMLElement | null>
  /** Where the row that is read is said aloud. */
  live: RefObject<HTMLParagraphElement | null>
  onClose?: () => void
  chart: ReactNode
  /** What can be shown and hidden, and which part is shown. */
  controls: ReactNode
}

/** The chart with what is around it, the same for every kind. */
export function Explored({ words, hintId, region, live, onClose, chart, controls }: ExploredProps) {
  useFocusOnChart(region)
  return (
    <section className="explored" aria-label={words.label} aria-describedby={hintId} ref={region}>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p id={hintId} className="meta">
          {words.hint}
        </p>
        {onClose && (
          <button type="button" className="btn" data-kind="quiet" onClick={onClose}>
            {words.close}
          </button>
        )}
      </div>
      <div style={{ height: EXPLORE_HEIGHT }}>{chart}</div>
      <p role="status" className="sr-only" ref={live} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-[0.92rem]">{controls}</div>
    </section>
  )
}

/** So that the arrow keys work at once. */
function useFocusOnChart(region: RefObject<HTMLElement | null>) {
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

interface TogglesProps {
  legend: string
  items: readonly { key: string; label: string; sign: ReactNode }[]
  isShown: (key: string) => boolean
  onToggle: (key: string) => void
}

/** What there is to show and hide, with its sign. */
export function Toggles({ legend, items, isShown, onToggle }: TogglesProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <legend className="sr-only">{legend}</legend>
      {items.map(({ key, label, sign }) => (
        <label key={key} className="inline-flex min-h-6 items-center gap-1.5">
          <input type="checkbox" checked={isShown(key)} onChange={() => onToggle(key)} />
          <span className="fig-sign">{sign}</span>
          {label}
        </label>
      ))}
    </fieldset>
  )
}

interface SaidProps {
  when?: string
  lines: readonly { key: string; sign: ReactNode; text: string }[]
}

/** Shown beside the pointer; those who hear are told by the live region. */
export function Said({ when, lines }: SaidProps) {
  if (lines.length === 0) return null
  return (
    <div className="said-box" aria-hidden="true">
      <b>{when}</b>
      <ul>
        {lines.map(({ key, sign, text }) => (
          <li key={key} className="flex items-center gap-1.5">
            <span className="fig-sign">{sign}</span>
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Tells which row is being read, by pointer or by keyboard. */
export function Reading<Row>({ onRow }: { onRow: (row: Row | null) => void }) {
  const points = useActiveTooltipDataPoints<Row>()
  const isActive = useIsTooltipActive()
  const row = (isActive && points?.[0]) || null
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said changes with the row alone
  useEffect(() => onRow(row), [row])
  return null
}

interface ZoomProps {
  /** Of all rows. */
  names: readonly string[]
  range: readonly [number, number]
  onRange: (range: readonly [number, number]) => void
  words: Pick<ExploreWords, 'from' | 'to' | 'all'>
}

/** The same as the brush under the chart, for those who don't drag. */
export function Zoom({ names, range: [first, last], onRange, words }: ZoomProps) {
  const options = (from: number, to: number) =>
    names.slice(from, to).map((name, index) => (
      <option key={name} value={from + index}>
        {name}
      </option>
    ))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label className="inline-flex max-w-full items-center gap-1.5">
        {words.from}
        <select
          className="input w-auto! min-w-0"
          value={first}
          onChange={(event) => onRange([Number(event.target.value), last])}
        >
          {options(0, last)}
        </select>
      </label>
      <label className="inline-flex max-w-full items-center gap-1.5">
        {words.to}
        <select
          className="input w-auto! min-w-0"
          value={last}
          onChange={(event) => onRange([first, Number(event.target.value)])}
        >
          {options(first + 1, names.length)}
        </select>
      </label>
      <button
        type="button"
        className="btn"
        data-kind="quiet"
        onClick={() => onRange([0, names.length - 1])}
        aria-disabled={first === 0 && last === names.length - 1}
      >
        {words.all}
      </button>
    </div>
  )
}

/** Keys that are hidden, and how to change them. */
export function toggled<Key>(hidden: ReadonlySet<Key>, key: Key): ReadonlySet<Key> {
  const next = new Set(hidden)
  if (!next.delete(key)) next.add(key)
  return next
}

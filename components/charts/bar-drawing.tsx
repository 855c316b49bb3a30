import type { FigurePoint } from '@/lib/indicators/series'
import { Frame, Point, Tip } from './frame'
import type { DrawingProps } from './line-drawing'

/** Percent of the width of a bar whose period has no stated start. */
const UNKNOWN_WIDTH = 3
/** Share of a bar's own period left free on each side. */
const GAP = 0.07
/** Even the lowest bar can be pointed at: percent of the height. */
const HIT_TOP = 88

/** Counts as bars as wide as their periods. Partial ones are hatched: they are told, never compared. */
export function BarDrawing({ series, scales, describe, tick, target, label }: DrawingProps) {
  // A longer period is drawn behind a shorter one that lies within it.
  const spans = series.points
    .map((point) => ({ point, ...spanOf(point, series.points) }))
    .toSorted((a, b) => b.width - a.width)
  const zero = scales.y(0)

  function spanOf(point: FigurePoint, all: readonly FigurePoint[]): { left: number; width: number } {
    const right = scales.x(point.on)
    const left = point.from ? scales.x(point.from) : right - UNKNOWN_WIDTH
    const sameTime = all.filter((other) => other.on === point.on && other.from === point.from)
    const slot = (right - left) / sameTime.length
    return { left: left + slot * (sameTime.indexOf(point) + GAP), width: Math.max(slot * (1 - 2 * GAP), 0.8) }
  }

  return (
    <Frame
      scales={scales}
      tick={tick}
      target={series.target}
      pace={series.pace}
      targetLabel={target}
      label={label}
    >
      <defs>
        <pattern
          id="fig-partial"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--paper)" />
          <rect width="2" height="6" fill="var(--brand)" opacity=".45" />
        </pattern>
      </defs>
      {spans.map(({ point, left, width }) => {
        const { value, when } = describe(point)
        const text = `${when}: ${value}`
        const top = scales.y(point.value)
        const middle = left + width / 2
        const hitTop = Math.min(top, HIT_TOP)
        return (
          <Point key={`${point.saidBy} ${point.from} ${point.on} ${point.partial}`} text={text}>
            <rect
              className="hit"
              x={`${left}%`}
              width={`${width}%`}
              y={`${hitTop}%`}
              height={`${100 - hitTop}%`}
            />
            <rect
              className="bar"
              data-speaker={point.saidBy}
              data-partial={point.partial || undefined}
              x={`${left}%`}
              width={`${width}%`}
              y={`${Math.min(top, zero)}%`}
              height={`${Math.abs(zero - top)}%`}
            />
            <text className="said minor" x={`${middle}%`} y={`${top}%`} dy="-7" textAnchor="middle">
              {tick(point.value)}
            </text>
            <svg x={`${middle}%`} y={`${top}%`} aria-hidden="true">
              <Tip x={middle} text={text} />
            </svg>
          </Point>
        )
      })}
    </Frame>
  )
}

import type { ReactNode } from 'react'
import type { FigureSeries } from '@/lib/indicators/series'
import type { FigureScales } from './scales'

/** Pixels of a digit at the size of the axis, and between a label and the drawing. */
const DIGIT_WIDTH = 7.8
const LABEL_GAP = 12

interface FrameProps {
  scales: FigureScales
  tick: (value: number) => string
  target: FigureSeries['target']
  pace: FigureSeries['pace']
  targetLabel: string | null
  label: string
  children: ReactNode
}

/**
 * Axes and target around a drawing. Places are percents and sizes are pixels, so the drawing follows the width of its
 * box while its text keeps its size on a phone.
 */
export function Frame({ scales, tick, target, pace, targetLabel, label, children }: FrameProps) {
  const labelWidth = Math.max(...scales.valueTicks.map((value) => tick(value).length)) * DIGIT_WIDTH
  const targetX = target?.on ? scales.x(target.on) : null
  return (
    <div className="fig-plot" style={{ paddingInlineStart: labelWidth + LABEL_GAP }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of focusable points */}
      <svg role="group" aria-label={label}>
        <svg aria-hidden="true">
          {scales.valueTicks.map((value) => (
            <g key={value}>
              <line
                className={value === 0 ? 'axis' : 'grid'}
                x1="0"
                x2="100%"
                y1={`${scales.y(value)}%`}
                y2={`${scales.y(value)}%`}
              />
              <text x="-8" y={`${scales.y(value)}%`} dy="4" textAnchor="end">
                {tick(value)}
              </text>
            </g>
          ))}
          {scales.yearTicks.map(({ year, middle, minor }) => (
            <g key={year}>
              <text
                className={minor ? 'minor' : undefined}
                x={`${middle}%`}
                y="100%"
                dy="22"
                textAnchor="middle"
              >
                {year}
              </text>
            </g>
          ))}
          {target && (targetX === null || !pace) && (
            <line
              className="target-line"
              x1="0"
              x2="100%"
              y1={`${scales.y(target.value)}%`}
              y2={`${scales.y(target.value)}%`}
            />
          )}
        </svg>
        {children}
        {target && (
          <svg aria-hidden="true">
            {targetX !== null && (
              <circle className="target" cx={`${targetX}%`} cy={`${scales.y(target.value)}%`} r="5.5" />
            )}
            <text
              className="said"
              x={`${targetX ?? 100}%`}
              y={`${scales.y(target.value)}%`}
              dy="-11"
              textAnchor={targetX !== null && targetX < 50 ? 'start' : 'end'}
            >
              {targetLabel}
            </text>
          </svg>
        )}
      </svg>
    </div>
  )
}

/** Stays inside the drawing at its ends. */
export function Tip({ x, text }: { x: number; text: string }) {
  return (
    <text className="tip" y="-14" textAnchor={x > 70 ? 'end' : x < 25 ? 'start' : 'middle'}>
      {text}
    </text>
  )
}

interface PointProps {
  /** Where it stands, percent of the drawing; default: its own corner. */
  x?: string
  y?: string
  text: string
  children: ReactNode
}

/** One value that can be pointed at or tabbed to: it then shows its figure, without scripts. */
export function Point({ x, y, text, children }: PointProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the value shows on focus
    <svg x={x} y={y} className="pt" tabIndex={0} role="img" aria-label={text}>
      {children}
    </svg>
  )
}

import { line } from 'd3-shape'
import type { FigurePoint, FigureSeries } from '@/lib/indicators/series'
import type { DescribePoint } from './figure'
import { Frame, Point, Tip } from './frame'
import type { FigureScales } from './scales'

export interface DrawingProps {
  series: FigureSeries
  scales: FigureScales
  describe: DescribePoint
  tick: (value: number) => string
  /** "Target: 30 centres"; null: none. */
  target: string | null
  /** What this is, for those who can't see it. */
  label: string
}

/** Distance in percent of the height within which two labels would touch. */
const CLOSE = 12

export function LineDrawing({ series, scales, describe, tick, target, label }: DrawingProps) {
  const path = line<{ on: string; value: number }>(
    (point) => scales.x(point.on),
    (point) => scales.y(point.value),
  )
  const lastOf = (speaker: FigurePoint['saidBy']) =>
    series.points.findLast((point) => point.saidBy === speaker && !point.partial)
  const official = lastOf('official')
  const independent = lastOf('independent')
  const below =
    official && independent && Math.abs(scales.y(official.value) - scales.y(independent.value)) < CLOSE

  return (
    <Frame
      scales={scales}
      tick={tick}
      target={series.target}
      pace={series.pace}
      targetLabel={target}
      label={label}
    >
      {/* Stretched to the box; its strokes are not. Everything with text stands outside it. */}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" height="100%" aria-hidden="true">
        {series.pace && <path className="needed" d={path([...series.pace]) ?? ''} />}
        {series.segments.map((segment) => (
          <path
            key={`${segment[0]?.saidBy} ${segment[0]?.on}`}
            className="line"
            data-speaker={segment[0]?.saidBy}
            d={path([...segment]) ?? ''}
          />
        ))}
      </svg>
      {series.baseline?.on && (
        <circle
          className="start"
          cx={`${scales.x(series.baseline.on)}%`}
          cy={`${scales.y(series.baseline.value)}%`}
          r="4.5"
        />
      )}
      {series.points.map((point) => (
        <PointMark
          key={`${point.saidBy} ${point.on} ${point.partial}`}
          point={point}
          scales={scales}
          describe={describe}
        />
      ))}
      {official && <SaidLabel point={official} scales={scales} text={describe(official).value} />}
      {independent && (
        <SaidLabel
          point={independent}
          scales={scales}
          text={describe(independent).value}
          below={Boolean(below)}
        />
      )}
    </Frame>
  )
}

interface PointMarkProps {
  point: FigurePoint
  scales: FigureScales
  describe: DescribePoint
}

function PointMark({ point, scales, describe }: PointMarkProps) {
  const [x, y] = [scales.x(point.on), scales.y(point.value)]
  const { value, when } = describe(point)
  const text = `${when}: ${value}`
  return (
    <>
      {point.methodBreak && <line className="break" x1={`${x}%`} x2={`${x}%`} y1="0" y2="100%" />}
      <Point x={`${x}%`} y={`${y}%`} text={text}>
        <circle className="hit" r="14" />
        {point.saidBy === 'official' ? (
          <circle className="mark" data-partial={point.partial || undefined} r="5" />
        ) : (
          <path
            className="mark"
            data-speaker="independent"
            data-partial={point.partial || undefined}
            d="M0-6 6 0 0 6-6 0z"
          />
        )}
        <Tip x={x} text={text} />
      </Point>
    </>
  )
}

interface SaidLabelProps {
  point: FigurePoint
  scales: FigureScales
  text: string
  below?: boolean
}

function SaidLabel({ point, scales, text, below }: SaidLabelProps) {
  const x = scales.x(point.on)
  return (
    <svg aria-hidden="true">
      <text
        className="said"
        data-speaker={point.saidBy}
        x={`${x}%`}
        y={`${scales.y(point.value)}%`}
        dy={below ? 22 : -12}
        textAnchor={x > 70 ? 'end' : x < 20 ? 'start' : 'middle'}
      >
        {text}
      </text>
    </svg>
  )
}

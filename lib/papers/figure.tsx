import { Circle, G, Line, Path, Rect, Svg, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { KeyEntry } from '@/lib/charts/key'
import { PALETTES } from '@/lib/charts/palette'
import {
  BOX_STYLES,
  LINE_STYLES,
  type Mark,
  type Scene,
  SIGN_STYLES,
  type SignLook,
  type Style,
  TEXT_SIZE,
  TEXT_STYLES,
} from '@/lib/charts/scene'
import { SANS, SHEET } from './styles'

const ink = PALETTES.light

/** Points for each pixel that a drawing counts with. */
const SCALE = 0.7
const HEIGHT = 150
/** Room for labels above and the years below. */
const [ABOVE, BELOW, ASIDE] = [18, 22, 12]

interface FigureProps {
  scene: Scene
  figureKey: readonly KeyEntry[]
}

/** A figure as it stands on its page, drawn with the same marks. */
export function FigureOnPaper({ scene, figureKey }: FigureProps) {
  const left = scene.left * SCALE
  const box = { width: SHEET.width - left - ASIDE, height: HEIGHT }
  const marks = [
    ...scene.axes,
    ...scene.lines,
    ...scene.points.flatMap((point) => point.marks),
    ...scene.labels,
  ]
  return (
    <View wrap={false} style={{ marginVertical: 6 }}>
      <Svg
        viewBox={`0 0 ${SHEET.width} ${HEIGHT + ABOVE + BELOW}`}
        width={SHEET.width}
        height={HEIGHT + ABOVE + BELOW}
      >
        <G transform={`translate(${left}, ${ABOVE})`}>
          {marks.map((mark, index) => markOn(mark, box, index))}
        </G>
      </Svg>
      <View
        style={{ flexDirection: 'row', flexWrap: 'wrap', columnGap: 14, fontSize: 8.5, color: ink['ink-2'] }}
      >
        {figureKey.map((entry) => (
          <View key={entry.key} style={{ flexDirection: 'row', alignItems: 'center', gap: 4 }}>
            <KeySign entry={entry} />
            <Text>{entry.text}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

interface Box {
  width: number
  height: number
}

function markOn(mark: Mark, { width, height }: Box, key: number): ReactNode {
  const x = (percent: number) => (percent / 100) * width
  const y = (percent: number) => (percent / 100) * height
  switch (mark.is) {
    case 'line':
      return (
        <Line
          key={key}
          x1={x(mark.x1)}
          x2={x(mark.x2)}
          y1={y(mark.y1)}
          y2={y(mark.y2)}
          {...strokeOf(LINE_STYLES[mark.look])}
        />
      )
    case 'box':
      return (
        <Rect
          key={key}
          x={x(mark.x)}
          y={y(mark.y)}
          width={Math.max(x(mark.width), 0.5)}
          height={Math.max(y(mark.height), 0.5)}
          {...paintOf(BOX_STYLES[mark.look])}
        />
      )
    case 'sign':
      return (
        <G
          key={key}
          transform={`translate(${x(mark.x)}, ${y(mark.y) + (mark.dy ?? 0) * SCALE}) scale(${SCALE})`}
        >
          {signParts(mark.look)}
        </G>
      )
    case 'text': {
      const style: { fill: keyof typeof ink; bold?: boolean } = TEXT_STYLES[mark.look]
      return (
        <Text
          key={key}
          x={x(mark.x) + (mark.dx ?? 0) * SCALE}
          y={y(mark.y) + (mark.dy ?? 0) * SCALE}
          fill={ink[style.fill]}
          textAnchor={mark.anchor}
          style={{ fontFamily: SANS, fontSize: TEXT_SIZE * SCALE, fontWeight: style.bold ? 600 : 400 }}
        >
          {mark.text}
        </Text>
      )
    }
  }
}

const signParts = (look: SignLook): ReactNode =>
  SIGN_STYLES[look].map((part, index) =>
    'circle' in part ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sign
      <Circle key={index} cx={0} cy={0} r={part.circle} {...paintOf(part)} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sign
      <Path key={index} d={part.path} {...paintOf(part)} />
    ),
  )

function KeySign({ entry: { sign } }: { entry: KeyEntry }) {
  return (
    <Svg viewBox="-12 -10 24 20" width={17} height={14}>
      {'line' in sign && <Line x1={-11} x2={11} y1={0} y2={0} {...strokeOf(LINE_STYLES[sign.line], 1)} />}
      {'box' in sign && <Rect x={-7} y={-6} width={14} height={13} {...paintOf(BOX_STYLES[sign.box])} />}
      {'sign' in sign && sign.sign && <G>{signParts(sign.sign)}</G>}
    </Svg>
  )
}

function strokeOf({ stroke, width, dash, round }: Style, scale = SCALE) {
  return {
    stroke: stroke ? ink[stroke] : 'none',
    strokeWidth: (width ?? 1) * scale,
    ...(dash ? { strokeDasharray: dash } : {}),
    ...(round ? { strokeLinecap: 'round' as const } : {}),
  }
}

const paintOf = (style: Style) => ({
  fill: style.fill ? ink[style.fill] : 'none',
  ...(style.stroke ? strokeOf(style, 1) : {}),
})

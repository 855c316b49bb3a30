import type { Colour } from '@/lib/charts/palette'
import {
  BOX_STYLES,
  LINE_STYLES,
  type Mark,
  type Scene,
  type ScenePoint,
  SIGN_STYLES,
  type SignLook,
  type SignPart,
  type Style,
  TEXT_STYLES,
} from '@/lib/charts/scene'

interface DrawingProps {
  scene: Scene
  /** Pixels; default: the height that figures have. */
  height?: number
  /** One of many beside each other, or a bar in a row. */
  size?: 'small' | 'bar'
}

/** Beyond this many values nobody tabs through them; the table and the explored figure read them one by one. */
const FOCUSED_MOST = 60

/** Paints a scene into a page. It fills its box; values show on hover and focus without scripts. */
export function Drawing({ scene, height, size }: DrawingProps) {
  const isFocusable = scene.points.length <= FOCUSED_MOST
  const hasPoints = scene.points.length > 0
  return (
    <div className="fig-plot" data-size={size} style={{ paddingInlineStart: scene.left || undefined }}>
      <svg
        role={hasPoints ? 'group' : 'img'}
        aria-label={scene.label}
        style={height ? { height } : undefined}
      >
        <svg aria-hidden="true">
          <Marks marks={scene.axes} />
          <Marks marks={scene.lines} />
        </svg>
        {scene.points.map((point) => (
          <Point key={point.key} point={point} isFocusable={isFocusable} />
        ))}
        <svg aria-hidden="true" className="said">
          <Marks marks={scene.labels} />
        </svg>
      </svg>
    </div>
  )
}

/** One value that can be pointed at or tabbed to: it then shows its figure. Where it has an address it also leads there. */
function Point({ point, isFocusable }: { point: ScenePoint; isFocusable: boolean }) {
  const { x, y, area, marks, text, href } = point
  const inner = (
    <>
      {area && (
        <rect
          className="hit"
          x={percent(area.x)}
          y={percent(area.y)}
          width={percent(area.width)}
          height={percent(area.height)}
        />
      )}
      {!area && <circle className="hit" cx={percent(x)} cy={percent(y)} r="14" />}
      <Marks marks={marks} />
      <svg x={percent(x)} y={percent(y)} aria-hidden="true">
        <text className="tip" y={y < 8 ? 24 : -14} textAnchor={x > 66 ? 'end' : x < 33 ? 'start' : 'middle'}>
          {text}
        </text>
      </svg>
    </>
  )
  if (href)
    return (
      <a className="pt" href={href} aria-label={text} tabIndex={isFocusable ? undefined : -1}>
        {inner}
      </a>
    )
  return (
    <svg className="pt" tabIndex={isFocusable ? 0 : undefined} role="img" aria-label={text}>
      {inner}
    </svg>
  )
}

const percent = (share: number) => `${Number(share.toFixed(3))}%`
const colour = (name: Colour | undefined) => (name ? `var(--${name})` : 'none')

const attributes = ({ fill, stroke, width, dash, round }: Style) => ({
  fill: colour(fill),
  stroke: stroke && colour(stroke),
  strokeWidth: width,
  strokeDasharray: dash,
  strokeLinecap: round ? ('round' as const) : undefined,
})

function Marks({ marks }: { marks: readonly Mark[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is painted once and never reordered
  return marks.map((mark, index) => <Paint key={index} mark={mark} />)
}

function Paint({ mark }: { mark: Mark }) {
  switch (mark.is) {
    case 'line':
      return (
        <line
          {...attributes(LINE_STYLES[mark.look])}
          x1={percent(mark.x1)}
          x2={percent(mark.x2)}
          y1={percent(mark.y1)}
          y2={percent(mark.y2)}
        />
      )
    case 'box':
      return (
        <rect
          className="shape"
          {...attributes(BOX_STYLES[mark.look])}
          x={percent(mark.x)}
          y={percent(mark.y)}
          width={percent(mark.width)}
          height={percent(mark.height)}
        />
      )
    case 'sign':
      return (
        <svg x={percent(mark.x)} y={percent(mark.y)} aria-hidden="true">
          <SignShape look={mark.look} />
        </svg>
      )
    case 'text': {
      const { fill, bold, halo } = { bold: false, halo: false, ...TEXT_STYLES[mark.look] }
      return (
        <text
          className={[mark.minor && 'minor', halo && 'halo'].filter(Boolean).join(' ') || undefined}
          x={percent(mark.x)}
          y={percent(mark.y)}
          dx={mark.dx}
          dy={mark.dy}
          textAnchor={mark.anchor}
          fill={colour(fill)}
          fontWeight={bold ? 600 : undefined}
        >
          {mark.text}
        </text>
      )
    }
  }
}

/** A sign around the point 0, 0. */
export function SignShape({ look }: { look: SignLook }) {
  const parts: readonly SignPart[] = SIGN_STYLES[look]
  return parts.map((part) =>
    'circle' in part ? (
      <circle key={`circle ${part.circle}`} className="shape" {...attributes(part)} r={part.circle} />
    ) : (
      <path key={part.path} className="shape" {...attributes(part)} d={part.path} />
    ),
  )
}

/** The sign of one line of a key, on 24 × 18. */
export function KeyShape({
  box,
  line,
  sign,
}: {
  box?: keyof typeof BOX_STYLES
  line?: keyof typeof LINE_STYLES
  sign?: SignLook
}) {
  return (
    <svg viewBox="-12 -9 24 18" aria-hidden="true">
      {box && <rect {...attributes(BOX_STYLES[box])} x="-7" y="-6" width="14" height="13" />}
      {line &&
        (line === 'break' ? (
          <line {...attributes(LINE_STYLES.break)} x1="0" x2="0" y1="-8" y2="8" />
        ) : (
          <line {...attributes(LINE_STYLES[line])} x1="-11" x2="11" y1="0" y2="0" />
        ))}
      {sign && (
        <g transform={sign === 'pace' ? 'translate(0 9)' : sign === 'goal' ? 'scale(1 .7)' : undefined}>
          <SignShape look={sign} />
        </g>
      )}
    </svg>
  )
}

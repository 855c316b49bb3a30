import type { Mark } from '@/lib/formulation/model'
import type { Point } from '@/lib/formulation/score'

interface PointsProps {
  points: readonly Point[]
  /** The reason of a point in words, such as `t('formulation.point.words.full')`. */
  say: (point: Point) => string
  /** Before it, for who can't see the sign. */
  mark: (mark: Mark) => string
}

/** Each point with its reason: a filled square, half a one, an empty one, always with words. */
export function Points({ points, say, mark }: PointsProps) {
  return (
    <ul className="grid gap-2 text-[0.95rem]">
      {points.map((point) => (
        <li key={point.criterion} className="flex items-baseline gap-x-2.5" data-mark={point.mark}>
          <Sign mark={point.mark} />
          <span>
            <span className="sr-only">{mark(point.mark)}: </span>
            {say(point)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Sign({ mark }: { mark: Mark }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" className="flex-none translate-y-0.5">
      <rect
        x="1"
        y="1"
        width="12"
        height="12"
        rx="2"
        fill={mark === 'full' ? 'var(--brand)' : 'none'}
        stroke={mark === 'none' ? 'var(--ink-3)' : 'var(--brand)'}
        strokeWidth="1.5"
        strokeDasharray={mark === 'none' ? '2.5 2' : undefined}
      />
      {mark === 'half' && <path d="M2 2h5v10H2z" fill="var(--brand)" />}
    </svg>
  )
}

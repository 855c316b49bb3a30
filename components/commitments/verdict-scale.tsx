import type { Verdict } from '@/lib/standing/model'

const PLACES = [0, 1, 2, 3, 4] as const

/** The common scale with one place filled; none where there is no verdict. Decoration beside words that say the same. */
export function VerdictScale({ verdict }: { verdict: Verdict | null }) {
  return (
    <svg viewBox="0 0 74 12" width="74" height="12" aria-hidden="true" className="flex-none translate-y-px">
      {PLACES.map((place) => (
        <rect
          key={place}
          x={place * 15 + 0.75}
          y="0.75"
          width="12"
          height="10.5"
          rx="2"
          fill={place === verdict ? 'var(--ink-2)' : 'none'}
          stroke={place === verdict ? 'var(--ink-2)' : 'var(--line-2)'}
          strokeDasharray={verdict === null ? '2 2' : undefined}
        />
      ))}
    </svg>
  )
}

import type { GoalpostKind } from '@/lib/standing/goalposts'

/** Less asked, more asked, can't be told: a sign beside the word, in no colour of a status. */
const SIGNS: Readonly<Record<GoalpostKind, string>> = {
  softened: 'M1 3h10L6 9.5z',
  hardened: 'M1 9.5h10L6 3z',
  neutral: 'M1.5 6.2h9',
}

/** Whether a change asks less or more of the maker than before. `label`: in words, such as `t('history.goalpost.softened')`. */
export function GoalpostMark({ kind, label }: { kind: GoalpostKind; label: string }) {
  return (
    <span className="pill inline-flex items-baseline gap-x-1.5" data-goalpost={kind}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" className="flex-none translate-y-px">
        <path
          d={SIGNS[kind]}
          fill={kind === 'softened' ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
      {label}
    </span>
  )
}

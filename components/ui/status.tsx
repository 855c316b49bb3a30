import type { ReactNode } from 'react'
import type { Status } from '@/lib/standing/model'

/** One sign a status, drawn on 14 × 14; shape tells them apart where colour can't. */
const SIGNS: Record<Status, ReactNode> = {
  kept: <path d="M2.5 7.4 5.700 10.500 11.500 3.800" />,
  met_after_softening: (
    <path d="M3 5.600 5.800 8.300 11 2.600M2.500 11.600c1.500-1.300 3-1.300 4.500 0s3 1.300 4.500 0" />
  ),
  on_track: <path d="M3 11 11 3.500M5.500 3.200H11v5.500" />,
  at_risk: <path d="M7 2.600v5M7 11.200v.1" />,
  off_track: <path d="M3 3.500 11 11M11 5.500V11H5.500" />,
  deadline_missed: <path d="m3.600 3.600 6.800 6.800M10.400 3.600 3.600 10.400" />,
  deadline_passed_no_evidence: <path d="M4.800 5a2.200 2.200 0 1 1 3.200 2c-.7.4-1 .8-1 1.500M7 11.300v.1" />,
  deadline_passed_not_looked: (
    <>
      <circle cx="7" cy="7" r="4.800" />
      <path d="M7 4.300V7l1.900 1.400" />
    </>
  ),
  under_way: <path d="M2.700 7h.1M7 7h.1M11.300 7h.1" strokeWidth="2.600" />,
  not_yet_done: <circle cx="7" cy="7" r="3.400" />,
  too_early: (
    <path
      d="M3.800 2.500h6.400M3.800 11.500h6.400M4.500 2.500c0 2.500 5 6 5 9M9.500 2.500c0 2.500-5 6-5 9"
      strokeWidth="1.500"
    />
  ),
  no_report: <path d="M3.800 2.300h4.400l2.200 2.200v7.200H3.800zM5.800 8h2.600" strokeWidth="1.500" />,
  no_figure: <path d="M3.500 7h7" />,
  not_measurable: (
    <path d="M2.500 5.600c1.500-1.500 3-1.500 4.500 0s3 1.500 4.500 0M2.500 9.300c1.500-1.500 3-1.500 4.500 0s3 1.500 4.500 0" />
  ),
  withdrawn: <path d="M5.500 3 2.800 5.700l2.700 2.700M3 5.700h5.400a2.600 2.600 0 0 1 0 5.300H6" />,
  superseded: <path d="m3 3.500 3.500 3.500L3 10.500M7.500 3.500 11 7l-3.500 3.500" />,
}

export type SquareSize = 's' | 'm' | 'l'

interface SignSquareProps {
  status: Status
  size?: SquareSize
}

/** The status as a square with its sign; decoration beside words that say the same. */
export function SignSquare({ status, size = 'm' }: SignSquareProps) {
  return (
    <span className="sq" data-status={status} data-size={size} aria-hidden="true">
      <Sign status={status} />
    </span>
  )
}

/** The sign alone, in the colour of the text around it. */
export function Sign({ status }: { status: Status }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true">
      {SIGNS[status]}
    </svg>
  )
}

interface StatusTagProps {
  status: Status
  /** In words, such as `t('status.kept')`. */
  label: string
  size?: SquareSize
}

export function StatusTag({ status, label, size = 's' }: StatusTagProps) {
  return (
    <span className="tag">
      <SignSquare status={status} size={size} />
      {label}
    </span>
  )
}

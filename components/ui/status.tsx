import { STATUS_SIGNS } from '@/lib/charts/status-signs'
import type { Status } from '@/lib/standing/model'

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
  const { path, width } = STATUS_SIGNS[status]
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true">
      <path d={path} strokeWidth={width} />
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

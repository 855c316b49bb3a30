import type { Status } from '@/lib/standing/model'

interface BulletBarProps {
  /** 0..1, clamped; null: unknown, an empty bar. */
  progress: number | null
  /** Where it should be by now, 0..1; null: no mark. */
  expected?: number | null
  status?: Status | null
  /** Says both figures in words. */
  label: string
}

/** How far, against the mark where it should be. */
export function BulletBar({ progress, expected, status, label }: BulletBarProps) {
  const percent = (share: number) => `${Math.min(Math.max(share, 0), 1) * 100}%`
  return (
    <div className="bullet" data-status={status ?? undefined} role="img" aria-label={label} title={label}>
      {progress !== null && <i style={{ width: percent(progress) }} />}
      {expected !== null && expected !== undefined && (
        <b style={{ insetInlineStart: `min(${percent(expected)}, calc(100% - 2px))` }} />
      )}
    </div>
  )
}

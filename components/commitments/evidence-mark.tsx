import type { EvidenceGrade } from '@/lib/standing/model'

interface EvidenceMarkProps {
  grade: EvidenceGrade
  /** In words, such as `t('evidence.2')`. */
  label: string
  /** Said beside the grade where sources disagree. */
  contested?: string
}

/** Steps that rise, from one to the other. */
const bars = (from: number, to: number) =>
  [0, 1, 2, 3]
    .slice(from, to)
    .map((step) => `M${step * 6.5 + 0.5} 11.5v-${step * 2.5 + 3}h5v${step * 2.5 + 3}z`)
    .join('')

/** Four steps, filled up to the grade: its own channel, in no colour of a status. */
export function EvidenceMark({ grade, label, contested }: EvidenceMarkProps) {
  return (
    <span className="inline-flex items-baseline gap-x-2">
      <svg viewBox="0 0 26 12" width="26" height="12" aria-hidden="true" className="flex-none translate-y-px">
        <path d={bars(0, grade)} fill="var(--ink-2)" stroke="var(--ink-2)" />
        <path d={bars(grade, 4)} fill="none" stroke="var(--line-2)" />
      </svg>
      {label}
      {contested && <strong className="font-[560] text-accent">{contested}</strong>}
    </span>
  )
}

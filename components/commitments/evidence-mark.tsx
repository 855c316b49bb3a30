import type { EvidenceGrade } from '@/lib/standing/model'

interface EvidenceMarkProps {
  grade: EvidenceGrade
  /** In words, such as `t('evidence.2')`. */
  label: string
  /** Said beside the grade where sources disagree. */
  contested?: string
}

/** Four steps, filled up to the grade: its own channel, in no colour of a status. */
export function EvidenceMark({ grade, label, contested }: EvidenceMarkProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <svg viewBox="0 0 26 12" width="26" height="12" aria-hidden="true" className="flex-none">
        {[1, 2, 3, 4].map((step) => (
          <rect
            key={step}
            x={(step - 1) * 6.6 + 0.6}
            y={9.4 - step * 2.2}
            width="5"
            height={step * 2.2 + 2}
            rx="0.8"
            fill={step <= grade ? 'var(--ink-2)' : 'none'}
            stroke={step <= grade ? 'var(--ink-2)' : 'var(--line-2)'}
            strokeWidth="1"
          />
        ))}
      </svg>
      {label}
      {contested && <strong className="font-[560] text-accent">{contested}</strong>}
    </span>
  )
}

import { DELIVERY_STAGES, type DeliveryStage } from '@/lib/commitments/model'

interface StageTagProps {
  /** The furthest documented one; those before it may be undocumented. */
  stage: DeliveryStage
  label: string
}

/** Where on the eight steps from announcement to use a law or service stands. No judgement, so no colour of a status. */
export function StageTag({ stage, label }: StageTagProps) {
  const reached = DELIVERY_STAGES.indexOf(stage)
  return (
    <span className="inline-grid gap-1">
      <svg viewBox="0 0 94 8" width="94" height="8" aria-hidden="true">
        {DELIVERY_STAGES.map((one, index) => (
          <rect
            key={one}
            x={index * 12 + 0.5}
            y={index === reached ? 0.5 : 2.5}
            width="9"
            height={index === reached ? 7 : 3}
            rx="1"
            fill={index === reached ? 'var(--brand)' : index < reached ? 'var(--line-2)' : 'none'}
            stroke={index === reached ? 'var(--brand)' : 'var(--line-2)'}
          />
        ))}
      </svg>
      {label}
    </span>
  )
}

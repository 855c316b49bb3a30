import { DELIVERY_STAGES, type DeliveryStage } from '@/lib/commitments/model'

interface StageTrackProps {
  /** Every documented stage; a later one may be documented where an earlier is not. */
  documented: readonly DeliveryStage[]
  /** Names them in words. */
  label: string
}

const WIDTH = 14

/** Eight steps from announcement to use. No judgement, so no colour of a status. */
export function StageTrack({ documented, label }: StageTrackProps) {
  return (
    <svg
      viewBox={`0 0 ${DELIVERY_STAGES.length * WIDTH} 10`}
      width={DELIVERY_STAGES.length * WIDTH}
      height="10"
      role="img"
      aria-label={label}
    >
      {DELIVERY_STAGES.map((stage, index) => {
        const isReached = documented.includes(stage)
        return (
          <rect
            key={stage}
            x={index * WIDTH + 1}
            y={isReached ? 1 : 3.5}
            width={WIDTH - 3}
            height={isReached ? 8 : 3}
            rx="1.5"
            fill={isReached ? 'var(--brand)' : 'var(--line-2)'}
          />
        )
      })}
    </svg>
  )
}

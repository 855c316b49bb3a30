import { DELIVERY_STAGES, type DeliveryStage } from '@/lib/commitments/model'

interface StageTagProps {
  /** The furthest documented one; those before it may be undocumented. */
  stage: DeliveryStage
  label: string
}

const box = (index: number, top: number, height: number) => `M${index * 12 + 0.5} ${top}h9v${height}h-9z`
const small = (from: number, to: number) =>
  DELIVERY_STAGES.map((_, index) => index)
    .slice(from, to)
    .map((index) => box(index, 2.5, 3))
    .join('')

/** Where on the eight steps from announcement to use a law or service stands. No judgement, so no colour of a status. */
export function StageTag({ stage, label }: StageTagProps) {
  const reached = DELIVERY_STAGES.indexOf(stage)
  return (
    <span className="inline-grid gap-1">
      <svg viewBox="0 0 94 8" width="94" height="8" aria-hidden="true" stroke="var(--line-2)">
        <path d={small(0, reached)} fill="var(--line-2)" />
        <path d={small(reached + 1, DELIVERY_STAGES.length)} fill="none" />
        <path d={box(reached, 0.5, 7)} fill="var(--brand)" stroke="var(--brand)" />
      </svg>
      {label}
    </span>
  )
}

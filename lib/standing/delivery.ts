import { DELIVERY_STAGES, type DeliveryStage } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { CommitmentFacts } from './facts'
import { hasHappened } from './happened'

/**
 * The furthest documented stage, whether or not those before it are documented; null: none. Without `asOf`, of all
 * that is on record.
 * Method: docs/methodology.md#delivery
 */
export function furthestStage(steps: CommitmentFacts['deliverySteps'], asOf?: IsoDate): DeliveryStage | null {
  const known = steps.filter((step) => asOf === undefined || hasHappened(step.reachedOn, asOf))
  return DELIVERY_STAGES.findLast((stage) => known.some((step) => step.stage === stage)) ?? null
}

import { firstDay, lastDay, type PartialDate } from '@/lib/dates/partial'
import type { MilestoneState } from './model'

/**
 * Done after its own date, whenever in the stated periods both lie: "2025" is later than "December 2022", and no later than
 * "June 2025".
 */
export const wasDoneLate = ({
  state,
  dueOn,
  doneOn,
}: {
  readonly state: MilestoneState
  readonly dueOn: PartialDate | null
  readonly doneOn: PartialDate | null
}): boolean => state === 'done' && dueOn !== null && doneOn !== null && firstDay(doneOn) > lastDay(dueOn)

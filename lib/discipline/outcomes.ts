import type { PartName } from '@/lib/charts/model'
import type { ReportOutcome } from '@/lib/cycles/model'
import type { Status } from '@/lib/standing/model'
import type { CellState, Outcomes } from './model'

/** Each outcome in the order of the legend: its name in the counts, in the filter of the list, and how it looks. */
export const OUTCOMES: readonly {
  readonly key: keyof Outcomes
  readonly filter: ReportOutcome
  readonly look: PartName['look']
}[] = [
  { key: 'onTime', filter: 'on_time', look: 'kept' },
  { key: 'late', filter: 'late', look: 'at_risk' },
  { key: 'missing', filter: 'missing', look: 'deadline_missed' },
  { key: 'due', filter: 'due', look: 'not_yet_done' },
]

/** The sign of each state; these are the signs of statuses, which mean the like of a promise. */
export const STATE_SIGN: Record<CellState, Status> = {
  all_on_time: 'kept',
  some_late: 'at_risk',
  some_missing: 'off_track',
  none_came: 'deadline_missed',
  some_due: 'not_yet_done',
  not_asked: 'no_figure',
}

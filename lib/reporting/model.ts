import type { IsoDate } from '@/lib/dates/partial'
import type { SubmissionState } from '@/lib/submissions/model'

/**
 * How the report on one commitment stands in one cycle. `filled`: published. `due`: asked for, in time; `late`: its due
 * day is over; `missing`: the cycle has closed. `not_asked`: no office was asked, or the promise is younger.
 */
export const CELL_STATES = [
  'filled',
  'in_review',
  'returned',
  'writing',
  'due',
  'late',
  'missing',
  'not_asked',
] as const
export type CellState = (typeof CELL_STATES)[number]

/** States that mean work for the office. */
export const isOwed = (state: CellState): boolean =>
  state === 'due' || state === 'late' || state === 'missing'

/** A column of the grid. */
export interface GridCycle {
  key: string
  startsOn: IsoDate
  endsOn: IsoDate
  dueOn: IsoDate
  closesOn: IsoDate
}

export interface Cell {
  cycle: string
  state: CellState
  /** First handed in after the due day, or not handed in and past it. */
  late: boolean
  /** Version of the published report; null: none. More than 1: it was corrected. */
  version: number | null
  /** What is written or reviewed: the report, or a correction of the published one. */
  open: { id: number; state: SubmissionState } | null
}

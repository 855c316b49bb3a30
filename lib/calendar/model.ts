import type { IsoDate } from '@/lib/dates/partial'
import type { Period } from '@/lib/format/cycle'

/** What a day in somebody's calendar is: of a cycle, or of a commitment. */
export type CalendarDay = { day: IsoDate } & (
  | { kind: 'opens' | 'due' | 'closes'; cycle: string; period: Period }
  /** `key`: of the step or the indicator; '' for the commitment itself. */
  | { kind: 'step' | 'target' | 'commitment'; reference: string; key: string }
)

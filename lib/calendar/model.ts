import type { IsoDate } from '@/lib/dates/partial'
import type { Period } from '@/lib/format/cycle'

/** What a day in somebody's calendar is: of a cycle, of a commitment, or the last one of a consultation. */
export type CalendarDay = { day: IsoDate } & (
  | { kind: 'opens' | 'due' | 'closes'; cycle: string; period: Period }
  /** `key`: of the step or the indicator; '' for the commitment itself. */
  | { kind: 'step' | 'target' | 'commitment'; reference: string; key: string }
  | { kind: 'consultation'; number: number }
)

import { addMonths, daysBetween, type IsoDate } from '@/lib/dates/partial'

/** One reporting cycle: the period reported on, and the days its reports are asked for. Both ends count. */
export interface Cycle {
  /** `2026`, or `2026-1` and `2026-2` for half-years. */
  key: string
  startsOn: IsoDate
  endsOn: IsoDate
  opensOn: IsoDate
  dueOn: IsoDate
  closesOn: IsoDate
}

export const CYCLE_KEY = /^\d{4}(-[12])?$/

/** Months that a cycle with this key covers. */
export const monthsOf = (key: string): 6 | 12 => (key.includes('-') ? 6 : 12)

/** From its opening day on, a cycle stays as it is: its dates are what offices were told. */
export const hasOpened = ({ opensOn }: Pick<Cycle, 'opensOn'>, today: IsoDate): boolean => opensOn <= today

const overlaps = (a: Cycle, b: Cycle): boolean => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn

/** Exactly a year or half a year: the day after the end is the same day, so many months on. */
const fits = ({ key, startsOn, endsOn }: Cycle): boolean =>
  daysBetween(endsOn, addMonths(startsOn, monthsOf(key))) === 1

/** What is wrong with a cycle among the others: field → code. Empty: nothing. */
export function cycleErrors(cycle: Cycle, others: readonly Cycle[], today: IsoDate): Record<string, string> {
  const errors: Record<string, string> = {}
  const sameLength = others.filter(({ key }) => monthsOf(key) === monthsOf(cycle.key))
  const year = cycle.key.slice(0, 4)
  if (others.some(({ key }) => key === cycle.key)) errors.key = 'cycle_exists'
  if (cycle.endsOn < cycle.startsOn) errors.endsOn = 'period_order'
  else if (!fits(cycle)) errors.endsOn = monthsOf(cycle.key) === 12 ? 'not_a_year' : 'not_half_a_year'
  else if (year < cycle.startsOn.slice(0, 4) || year > cycle.endsOn.slice(0, 4)) errors.key = 'cycle_year'
  else if (!errors.key && sameLength.some((other) => overlaps(cycle, other)))
    errors.startsOn = 'cycle_overlap'
  if (hasOpened(cycle, today)) errors.opensOn = 'opens_too_soon'
  if (cycle.dueOn < cycle.opensOn) errors.dueOn = 'due_before_opening'
  if (cycle.closesOn < cycle.dueOn) errors.closesOn = 'closes_before_due'
  return errors
}

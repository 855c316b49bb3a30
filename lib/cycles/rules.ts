import { addMonths, daysBetween, type IsoDate } from '@/lib/dates/partial'

/** One reporting cycle: the period reported on, and the days its reports are asked for. Both ends count. */
export interface Cycle {
  /** `2026`, `2026-1` and `2026-2` for half-years, `2026-q3` for a quarter, `2026-special` for any other period. */
  key: string
  startsOn: IsoDate
  endsOn: IsoDate
  opensOn: IsoDate
  dueOn: IsoDate
  closesOn: IsoDate
  /** Codes of the makers whose offices are asked; null: every office. */
  asked: readonly string[] | null
}

/** A year, alone or with a word behind it. The key of a cycle never changes: addresses and the ledger carry it. */
export const CYCLE_KEY = /^\d{4}(-[a-z0-9]{1,12})?$/

export type CycleLength = 'year' | 'half' | 'quarter' | 'other'

/** What the key says of the length; `other`: nothing. */
export function lengthOf(key: string): CycleLength {
  const word = key.slice(5)
  if (word === '') return 'year'
  if (/^[12]$/.test(word)) return 'half'
  return /^q[1-4]$/.test(word) ? 'quarter' : 'other'
}

const MONTHS: Record<Exclude<CycleLength, 'other'>, number> = { year: 12, half: 6, quarter: 3 }
/** The longest period of a cycle whose key promises no length. */
const LONGEST_MONTHS = 36

/** From its opening day on, a cycle stays as it is: its dates are what offices were told. */
export const hasOpened = ({ opensOn }: Pick<Cycle, 'opensOn'>, today: IsoDate): boolean => opensOn <= today

/** Whether reports are taken on a day. */
export const isOpen = ({ opensOn, closesOn }: Pick<Cycle, 'opensOn' | 'closesOn'>, today: IsoDate): boolean =>
  opensOn <= today && today <= closesOn

const overlaps = (a: Cycle, b: Cycle): boolean => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn

/** Whether some office could be asked in both. */
const sharesOffices = (a: Cycle, b: Cycle): boolean =>
  a.asked === null || b.asked === null || a.asked.some((code) => b.asked?.includes(code))

/** The day after the end is the same day, so many months on. */
const covers = ({ startsOn, endsOn }: Cycle, months: number): boolean =>
  daysBetween(endsOn, addMonths(startsOn, months)) === 1

function lengthError(cycle: Cycle): string | null {
  const length = lengthOf(cycle.key)
  if (length === 'other')
    return cycle.endsOn < addMonths(cycle.startsOn, LONGEST_MONTHS) ? null : 'cycle_long'
  if (covers(cycle, MONTHS[length])) return null
  return { year: 'not_a_year', half: 'not_half_a_year', quarter: 'not_a_quarter' }[length]
}

/**
 * What is wrong with a cycle among the others: field → code. Empty: nothing. Cycles of one length may not overlap where
 * an office is asked in both, as a day would be reported twice; a quarter within a year may, and gaps are allowed.
 */
export function cycleErrors(cycle: Cycle, others: readonly Cycle[], today: IsoDate): Record<string, string> {
  const errors: Record<string, string> = {}
  const rivals = others.filter(
    (other) => lengthOf(other.key) === lengthOf(cycle.key) && sharesOffices(cycle, other),
  )
  const year = cycle.key.slice(0, 4)
  const wrongLength = lengthError(cycle)
  if (others.some(({ key }) => key === cycle.key)) errors.key = 'cycle_exists'
  if (cycle.endsOn < cycle.startsOn) errors.endsOn = 'period_order'
  else if (wrongLength) errors.endsOn = wrongLength
  else if (year < cycle.startsOn.slice(0, 4) || year > cycle.endsOn.slice(0, 4)) errors.key = 'cycle_year'
  else if (!errors.key && rivals.some((other) => overlaps(cycle, other))) errors.startsOn = 'cycle_overlap'
  if (hasOpened(cycle, today)) errors.opensOn = 'opens_too_soon'
  if (cycle.dueOn < cycle.opensOn) errors.dueOn = 'due_before_opening'
  if (cycle.closesOn < cycle.dueOn) errors.closesOn = 'closes_before_due'
  return errors
}

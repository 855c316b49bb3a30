import type { Cycle } from '@/lib/cycles/rules'
import { isOpen } from '@/lib/cycles/rules'
import { daysBetween, type IsoDate } from '@/lib/dates/partial'
import { URGENT_DAYS } from './model'

/** Days before the due day on which a reminder falls due. */
export const REMIND_DAYS = [30, 14, 3] as const
const WEEK = 7

/** From this hour on, in the configured zone, letters that nobody waits for are written … */
export const FIRST_HOUR = 9
/** … and not from this one on: they wait for the morning. */
export const LAST_HOUR = 20

/** Days since the due day on which a reminder fell due: -30, -14, -3, then 1, 8, 15 … Each is an occasion of its own. */
export type Occasion = number

/**
 * The reminder that a day calls for, which is the latest that has fallen due; null: none, or no report is taken. Whoever
 * comes days later finds the same one until the next falls due, so a gap is made good by one letter and not by several.
 */
export function occasionOn(
  cycle: Pick<Cycle, 'opensOn' | 'dueOn' | 'closesOn'>,
  today: IsoDate,
): Occasion | null {
  if (!isOpen(cycle, today)) return null
  const since = daysBetween(cycle.dueOn, today)
  if (since > 0) return since - ((since - 1) % WEEK)
  const days = REMIND_DAYS.findLast((before) => before >= -since)
  return days === undefined ? null : -days
}

/** What is to be sent on a day, given what was: never an occasion twice, nor an earlier one where the clock went back. */
export function reminderOn(
  cycle: Pick<Cycle, 'opensOn' | 'dueOn' | 'closesOn'>,
  today: IsoDate,
  sent: readonly Occasion[],
): Occasion | null {
  const occasion = occasionOn(cycle, today)
  return occasion === null || sent.some((earlier) => earlier >= occasion) ? null : occasion
}

/** Whether it can't wait: the last reminder before the due day, and every one after it. */
export const isUrgent = (occasion: Occasion): boolean => occasion >= -URGENT_DAYS

/** Whether letters of the day are written at this moment. */
export function isLetterHour(now: Date, timeZone: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  const hour = Number(parts.format(now))
  return hour >= FIRST_HOUR && hour < LAST_HOUR
}

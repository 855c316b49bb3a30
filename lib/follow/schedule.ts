import type { IsoDate } from '@/lib/dates/partial'
import type { Rhythm } from './model'

/** From this hour on, in the configured zone, letters to followers are written. */
export const FOLLOW_HOUR = 7

/**
 * The day whose letter is due for somebody who was told last on `toldDay`: this one, or for whoever is told weekly the
 * latest Monday; null: none yet. Whoever was not told for long gets one letter about all of it.
 */
export function dueDay(rhythm: Rhythm, toldDay: IsoDate, today: IsoDate, hour: number): IsoDate | null {
  // Before that hour the day has not come.
  const day = hour >= FOLLOW_HOUR ? today : shifted(today, -1)
  const letter = rhythm === 'daily' ? day : shifted(day, -weekday(day))
  return letter > toldDay ? letter : null
}

/** Monday is 0. */
const weekday = (day: IsoDate): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const shifted = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The hour of the clock in a zone. */
export function hourIn(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  return Number(parts.format(now))
}

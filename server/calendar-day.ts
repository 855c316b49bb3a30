import { civilDate } from '@/lib/dates/partial'

/** Tells the civil day in a zone, `2026-11-23`. Asked at every request, so it works it out once a minute: days end on whole ones. */
export function createCalendar(timeZone: string): (now?: number) => string {
  let minute = Number.NaN
  let day = ''
  return (now = Date.now()) => {
    const asked = Math.floor(now / 60_000)
    if (asked !== minute) {
      minute = asked
      day = civilDate(new Date(now), timeZone)
    }
    return day
  }
}

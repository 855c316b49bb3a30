import { firstDay, type IsoDate, type PartialDate } from '@/lib/dates/partial'

/**
 * Whether a documented event (a step done, a withdrawal, a stage reached) is known by the end of `asOf`. An event
 * recorded as "2026" is on record from the first day of 2026, so that it never waits for New Year to be seen;
 * whether it was late is settled by the last day. null: documented, date not stated.
 */
export const hasHappened = (on: PartialDate | null, asOf: IsoDate): boolean =>
  on === null || firstDay(on) <= asOf

/** A civil date as precise as its source: `2021`, `2021-03` or `2021-03-08`. */
export type PartialDate = string
export const DATE_PRECISIONS = ['day', 'month', 'year'] as const
export type DatePrecision = (typeof DATE_PRECISIONS)[number]

export const PARTIAL_DATE_PATTERN = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** A full civil date, `YYYY-MM-DD`. */
export type IsoDate = string

export const precisionOf = (date: PartialDate): DatePrecision =>
  date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'

/** Starts count from the first day of their period. */
export function firstDay(date: PartialDate): IsoDate {
  return { year: `${date}-01-01`, month: `${date}-01`, day: date }[precisionOf(date)]
}

/** Due dates and values count from the last day of their period. */
export function lastDay(date: PartialDate): IsoDate {
  switch (precisionOf(date)) {
    case 'year':
      return `${date}-12-31`
    case 'month': {
      const [year, month] = date.split('-').map(Number) as [number, number]
      return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
    }
    default:
      return date
  }
}

/** Back from a stored day and its precision to the form the source used. */
export const toPartial = (day: IsoDate, precision: DatePrecision): PartialDate =>
  day.slice(0, { year: 4, month: 7, day: 10 }[precision])

/** True for a date that exists (`2023-02-30` does not). */
export function isRealDate(date: PartialDate): boolean {
  if (!PARTIAL_DATE_PATTERN.test(date)) return false
  return precisionOf(date) !== 'day' || date <= lastDay(date.slice(0, 7))
}

const DAY_MS = 86_400_000
/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

export const addDays = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The same day `months` later, or the last day of that month where it is shorter. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0))
  last.setUTCDate(Math.min(d, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** Today's civil date in the one configured zone. */
export const civilDate = (now: Date, timeZone: string): IsoDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)

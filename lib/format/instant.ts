import { civilDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { type DateStyle, formatDate } from './date'

/** 14:02, on the clock of the configured zone. */
export const formatTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)

/** The day and the clock of an instant, for a message such as "{date}, {time}". */
export const instantParts = (locale: Locale, at: Date, timeZone: string, style: DateStyle = 'long') => ({
  date: formatDate(locale, civilDate(at, timeZone), style),
  time: formatTime(at, timeZone),
})

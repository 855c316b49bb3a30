import ical, { ICalCalendarMethod } from 'ical-generator'
import { formatCycle } from '@/lib/format/cycle'
import { commitmentHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import type { CalendarDay } from './model'

interface CalendarToRender {
  days: readonly CalendarDay[]
  locale: Locale
  /** Begins every link. */
  baseUrl: string
  /** When the address was made: the stamp of every event, so that the same days are the same text. */
  madeAt: Date
  /** Where the events of a reporting cycle lead, without language. */
  cyclePath?: '/workspace' | '/reporting'
  /** Titles also name the record, by its reference. */
  isNamed?: boolean
  /** A demonstration copy: the calendar's name says so. */
  isDemo?: boolean
}

/** How often calendar programs are asked to look again, in seconds. */
const LOOK_AGAIN_SECONDS = 6 * 3600

/**
 * Days as a calendar (RFC 5545), all-day events without a zone: a due day is that day wherever it is read. Titles say
 * nothing of the matter, as calendars lie open on many screens.
 */
export function renderCalendar({
  days,
  locale,
  baseUrl,
  madeAt,
  cyclePath = '/workspace',
  isNamed = false,
  isDemo = false,
}: CalendarToRender): string {
  const t = translatorOf(locale)
  const host = new URL(baseUrl).host
  const calendar = ical({
    name: [isDemo && t('site.demoLabel'), t('calendar.name')].filter(Boolean).join(': '),
    prodId: { company: 'Vaada', product: 'Vaada', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN_SECONDS,
  })
  for (const one of days) {
    const [about, path] =
      'cycle' in one
        ? [formatCycle(locale, one.period), href(locale, cyclePath)]
        : 'number' in one
          ? [
              t('consultations.one', { number: String(one.number) }),
              href(locale, `/consultations/${one.number}`),
            ]
          : [one.reference, commitmentHref(locale, one.reference)]
    calendar.createEvent({
      id: `${idOf(one)}@${host}`,
      // In UTC, in which ical-generator writes the day of an event without a zone.
      start: new Date(`${one.day}T00:00:00Z`),
      allDay: true,
      floating: false,
      stamp: madeAt,
      summary: `${t(`calendar.title.${one.kind}`)}${isNamed ? ` · ${about}` : ''}`,
      description: about,
      url: `${baseUrl}${path}`,
    })
  }
  return calendar.toString()
}

/** Stays the same while the day of an event moves. */
const idOf = (one: CalendarDay): string =>
  'cycle' in one
    ? `${one.kind}-${one.cycle}`
    : 'number' in one
      ? `${one.kind}-${one.number}`
      : [one.kind, one.reference, one.key].filter(Boolean).join('-')

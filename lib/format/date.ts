import {
  type DatePrecision,
  type IsoDate,
  type PartialDate,
  precisionOf,
  toPartial,
} from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { NBSP } from './number'

type Names = readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

/** As they stand after a day ("1 ноября"); Kazakh and Uzbek don't change the name. */
const WITH_DAY: Record<Locale, Names> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  uz: [
    'yanvar',
    'fevral',
    'mart',
    'aprel',
    'may',
    'iyun',
    'iyul',
    'avgust',
    'sentabr',
    'oktabr',
    'noyabr',
    'dekabr',
  ],
}
const ALONE: Record<Locale, Names> = {
  ...WITH_DAY,
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
}
const SHORT_EN: Names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `long` for sentences and headings, `short` for tables and charts. */
export type DateStyle = 'long' | 'short'

/**
 * A date as precise as its source. Own patterns, because those built into browsers and Node differ from the
 * languages' own (uz gives `1-noyabr, 2026`, kk `2026 ж. 1 қараша`).
 */
export function formatDate(locale: Locale, date: PartialDate, style: DateStyle = 'long'): string {
  const precision = precisionOf(date)
  const [year = '', month = '01', day = '01'] = date.split('-')
  const index = Number(month) - 1
  const named = (names: Names) => names[index] ?? ''
  const d = String(Number(day))

  if (style === 'short') {
    if (precision === 'year') return year
    if (locale === 'en')
      return precision === 'day' ? [d, named(SHORT_EN), year].join(NBSP) : `${named(SHORT_EN)}${NBSP}${year}`
    return precision === 'day' ? `${day}.${month}.${year}` : `${month}.${year}`
  }

  const pattern: Record<Locale, Record<DatePrecision, string>> = {
    en: { day: `${d}${NBSP}${named(WITH_DAY.en)} ${year}`, month: `${named(ALONE.en)} ${year}`, year },
    ru: {
      day: `${d}${NBSP}${named(WITH_DAY.ru)} ${year}${NBSP}года`,
      month: `${named(ALONE.ru)} ${year}${NBSP}года`,
      year: `${year}${NBSP}год`,
    },
    kk: {
      day: `${year}${NBSP}жылғы ${d}${NBSP}${named(WITH_DAY.kk)}`,
      month: `${year}${NBSP}жылғы ${named(ALONE.kk)}`,
      year: `${year}${NBSP}жыл`,
    },
    uz: {
      day: `${year}-yil ${d}-${named(WITH_DAY.uz)}`,
      month: `${year}-yil ${named(ALONE.uz)}`,
      year: `${year}-yil`,
    },
  }
  return pattern[locale][precision]
}

/** A stored day with its precision; null where there is none. */
export function formatDay(
  locale: Locale,
  day: IsoDate | null,
  precision: DatePrecision | null,
  style: DateStyle = 'long',
): string | null {
  return day && formatDate(locale, toPartial(day, precision ?? 'day'), style)
}

/**
 * A span, both ends included. A whole calendar year is written as the year, whole years as `2021–2025`; anything else
 * as two short dates.
 */
export function formatPeriod(locale: Locale, from: PartialDate, to: PartialDate): string {
  const starts = from.length === 4 || from.endsWith('-01-01') || (from.length === 7 && from.endsWith('-01'))
  const ends = to.length === 4 || to.endsWith('-12-31') || (to.length === 7 && to.endsWith('-12'))
  if (starts && ends) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
    return first === last ? first : `${first}–${last}`
  }
  const [start, end] = [formatDate(locale, from, 'short'), formatDate(locale, to, 'short')]
  return start === end ? start : `${start} – ${end}`
}

import { addMonths, daysBetween, type IsoDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { formatPeriod } from './date'
import { NBSP } from './number'

/** The period a cycle reports on; both ends count. */
export interface Period {
  startsOn: IsoDate
  endsOn: IsoDate
}

const ORDINALS: Record<Locale, readonly [string, string, string, string]> = {
  en: ['first', 'second', 'third', 'fourth'],
  // Neuter for a half-year below, masculine for a quarter.
  ru: ['первый', 'второй', 'третий', 'четвёртый'],
  kk: ['бірінші', 'екінші', 'үшінші', 'төртінші'],
  uz: ['birinchi', 'ikkinchi', 'uchinchi', 'toʻrtinchi'],
}

/**
 * The name of a cycle of any length, made to stand alone or inside a sentence: the year; a calendar half-year or
 * quarter in words; else its first and last day.
 */
export function formatCycle(locale: Locale, { startsOn, endsOn }: Period): string {
  const [year = '', month = '', day = ''] = startsOn.split('-')
  const months = [6, 3].find((length) => daysBetween(endsOn, addMonths(startsOn, length)) === 1)
  const isCalendar = months !== undefined && day === '01' && (Number(month) - 1) % months === 0
  if (!isCalendar) return formatPeriod(locale, startsOn, endsOn)
  const index = (Number(month) - 1) / months
  const nth = ORDINALS[locale][index] ?? ''
  const half = months === 6
  switch (locale) {
    case 'en':
      return `${year}, ${nth} ${half ? 'half' : 'quarter'}`
    case 'ru':
      return half
        ? `${index === 0 ? 'первое' : 'второе'} полугодие ${year}${NBSP}года`
        : `${nth} квартал ${year}${NBSP}года`
    case 'kk':
      return `${year}${NBSP}жылдың ${nth} ${half ? 'жартыжылдығы' : 'тоқсаны'}`
    case 'uz':
      return `${year}-yil, ${nth} ${half ? 'yarim yillik' : 'chorak'}`
  }
}

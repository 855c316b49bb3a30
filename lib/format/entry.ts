import { isRealDate, type PartialDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'

const SPACES = /[\s\u00a0\u202f]/g

/**
 * What a person typed as a number → a plain decimal, or null where it isn't one. `1 234,5` and `1234.5` are the same
 * everywhere; a single comma groups thousands in English only (`1,234`), elsewhere it is the decimal sign.
 */
export function decimalFromEntry(entry: string, locale: Locale): string | null {
  let text = entry.replace(SPACES, '').replace('−', '-')
  if (
    /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) &&
    (locale === 'en' || text.split(',').length > 2 || text.includes('.'))
  )
    text = text.replaceAll(',', '')
  else if (/^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(text) || /^-?\d{1,3}(\.\d{3})+,\d+$/.test(text))
    text = text.replaceAll('.', '')
  text = text.replace(',', '.')
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return null
  return text.replace(/^(-?)0+(?=\d)/, '$1')
}

/** What a person typed as a date → as precise as typed: `2026`, `12.2026`, `31.12.2026`, `2026-12-31`. Null where it isn't one. */
export function dateFromEntry(entry: string): PartialDate | null {
  const text = entry.trim().replace(/\s*(г\.?|ж\.?|-yil)$/u, '')
  const match =
    /^(?<y>\d{4})(?:[-./](?<m>\d{1,2})(?:[-./](?<d>\d{1,2}))?)?$/.exec(text) ??
    /^(?:(?<d>\d{1,2})[-./])?(?<m>\d{1,2})[-./](?<y>\d{4})$/.exec(text)
  if (!match?.groups) return null
  const { y, m, d } = match.groups
  const date = [y, m?.padStart(2, '0'), d?.padStart(2, '0')].filter(Boolean).join('-')
  return isRealDate(date) ? date : null
}

/** A stored decimal as a field shows it; `decimalFromEntry` reads it back unchanged. */
export const entryOfDecimal = (value: string | null | undefined, locale: Locale): string =>
  locale === 'en' ? (value ?? '') : (value ?? '').replace('.', ',')

/** A stored date as a field shows it: `2026`, `12.2026`, `31.12.2026`. */
export const entryOfDate = (date: PartialDate | null | undefined): string =>
  (date ?? '').split('-').reverse().join('.')

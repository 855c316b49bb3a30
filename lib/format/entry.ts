import { isRealDate, type PartialDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'

const SPACES = /[\s\u00a0\u202f]/g

/**
 * What a person typed as a number → a plain decimal, or null where it isn't one. `1 234,5` and `1234.5` are the same
 * everywhere. Where a mark before three digits may group thousands or begin a fraction (`1.500` in Russian), nobody
 * can know which was meant, so it is refused; in English `1,234` groups and `1.234` is a fraction.
 */
export function decimalFromEntry(entry: string, locale: Locale): string | null {
  let text = entry.replace(SPACES, '').replace('−', '-')
  if (locale !== 'en' && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return null
  if (/^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '')
  else if (/^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(text) || /^-?\d{1,3}(\.\d{3})+,\d+$/.test(text))
    text = text.replaceAll('.', '')
  text = text.replace(',', '.')
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return null
  return text
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
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
export function entryOfDecimal(value: string | null | undefined, locale: Locale): string {
  if (locale === 'en') return value ?? ''
  const text = (value ?? '').replace('.', ',')
  // A further zero, because three digits after the mark could be thousands.
  return decimalFromEntry(text, locale) === null && text !== '' ? `${text}0` : text
}

/** A stored date as a field shows it: `2026`, `12.2026`, `31.12.2026`. */
export const entryOfDate = (date: PartialDate | null | undefined): string =>
  (date ?? '').split('-').reverse().join('.')

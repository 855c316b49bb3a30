import { isRealDate, type PartialDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { monthOf } from './months'

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

/**
 * What a person typed as a date → as precise as typed: `2026`, `12.2026`, `31.12.2026`, `2026-12-31`, and with the
 * month by name in any of the four languages: `15 марта 2026`, `2026-yil 15-mart`, `March 2026`. Null where it isn't
 * one, or could be two: the year always has four digits.
 */
export function dateFromEntry(entry: string): PartialDate | null {
  const text = entry.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const parts = inFigures(text) ?? inWords(text.toLowerCase())
  if (!parts) return null
  const [y, m, d] = parts
  const date = [y, m?.padStart(2, '0'), d?.padStart(2, '0')].filter(Boolean).join('-')
  return isRealDate(date) ? date : null
}

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined]

function inFigures(text: string): Parts | null {
  const bare = text.replace(/\s*(г\.?|ж\.?|-yil)$/u, '')
  const match =
    /^(?<y>\d{4})(?:[-./](?<m>\d{1,2})(?:[-./](?<d>\d{1,2}))?)?$/.exec(bare) ??
    /^(?:(?<d>\d{1,2})[-./])?(?<m>\d{1,2})[-./](?<y>\d{4})$/.exec(bare)
  return match?.groups ? [match.groups.y, match.groups.m, match.groups.d] : null
}

const YEAR = String.raw`(?<y>\d{4})(?:[\s-]?(?:года|году|год|г|жылғы|жылы|жылдың|жыл|ж|yilning|yilgi|yili|yil|y)(?!\p{L})\.?)?`
const MONTH = String.raw`(?<m>\p{L}+)\.?`
const DAY = String.raw`(?<d>\d{1,2})`
const WITH_MONTH = [
  // 15 марта 2026 года, 15-mart 2026, 15th of March 2026; the day may be missing.
  `^(?:${DAY}(?:st|nd|rd|th)?[\\s-](?:of )?)?${MONTH},?[\\s-]${YEAR}$`,
  // March 15, 2026
  `^${MONTH} ${DAY}(?:st|nd|rd|th)?,? ${YEAR}$`,
  // 2026 жылғы 15 наурыз, 2026-yil 15-mart; the day may be missing.
  `^${YEAR},?[\\s-](?:${DAY}[\\s-])?${MONTH}$`,
].map((pattern) => new RegExp(pattern, 'u'))

function inWords(text: string): Parts | null {
  const { y, m = '', d } = WITH_MONTH.map((pattern) => pattern.exec(text)).find(Boolean)?.groups ?? {}
  const month = monthOf(m)
  return month === null ? null : [y, String(month), d]
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

import { formatNumber, formatValue } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import type { FigureUnit } from './model'

const words = new Map<Locale, ReturnType<typeof translatorOf>>()

/** The words of charts, which are drawn for pages, frames and files alike. */
export function wordsOf(locale: Locale): ReturnType<typeof translatorOf> {
  const known = words.get(locale) ?? translatorOf(locale)
  words.set(locale, known)
  return known
}

const SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const
/** Beyond this, numbers are written with their power of ten alone. */
const LARGEST = 1e15
const DIGITS = 3

/** A figure of any size, exact: one far below one keeps its first digits. */
export function sayValue(locale: Locale, value: number, unit: FigureUnit | null): string {
  return formatValue(locale, value, unit, { maxDecimals: decimalsFor(value, 6) })
}

/** A figure as an axis has room for it: 1.5m for 1,500,000. */
export function sayShort(locale: Locale, value: number, unit: FigureUnit | null): string {
  const size = Math.abs(value)
  if (unit?.percent) return sayValue(locale, value, unit)
  if (size >= LARGEST) return value.toExponential(1).replace('e+', 'e').replace('-', '\u2212')
  const scale = SCALES.find(([least]) => size >= least)
  if (!scale) return formatNumber(locale, value, { maxDecimals: decimalsFor(value, 6) })
  const [least, name] = scale
  return wordsOf(locale)(`charts.short.${name}`, {
    figure: formatNumber(locale, value / least, { maxDecimals: 2 }),
  })
}

/** Decimals at most; more where a small value would be rounded away. */
function decimalsFor(value: number, usual: number): number {
  if (value === 0 || Math.abs(value) >= 10 ** -(usual - DIGITS)) return usual
  return Math.min(Math.ceil(-Math.log10(Math.abs(value))) + DIGITS - 1, 20)
}

import type { Locale } from '@/lib/i18n/model'

/** No-break space: groups of digits and a figure with its unit stay on one line. */
export const NBSP = '\u00a0'

interface NumberOptions {
  /** Decimals at most; the figure is rounded half away from zero. Default: as many as given, up to 6. */
  maxDecimals?: number
  minDecimals?: number
}

/**
 * 1,234,567.5 in English; 1 234 567,5 in Russian, Kazakh and Uzbek, with no-break spaces.
 * Decimals arrive from the database as text and pass through unrounded.
 */
export function formatNumber(locale: Locale, value: number | string, options: NumberOptions = {}): string {
  const { maxDecimals = 6, minDecimals = 0 } = options
  const format = new Intl.NumberFormat('en', {
    maximumFractionDigits: Math.max(maxDecimals, minDecimals),
    minimumFractionDigits: minDecimals,
  })
  // Strings are formatted exactly, without passing through a double.
  const parts = format.formatToParts(value as Intl.StringNumericLiteral | number)
  return parts.map((part) => symbol(locale, part)).join('')
}

function symbol(locale: Locale, part: Intl.NumberFormatPart): string {
  switch (part.type) {
    case 'minusSign':
      return '\u2212'
    case 'group':
      return locale === 'en' ? ',' : NBSP
    case 'decimal':
      return locale === 'en' ? '.' : ','
    default:
      return part.value
  }
}

/** A share 0..1 as a percentage: 12.5%; `12,5 %` in Russian. Whole percents unless asked otherwise. */
export const formatShare = (locale: Locale, share: number, maxDecimals = 0): string =>
  formatPercent(locale, share * 100, maxDecimals)

/** A figure that already is a percentage. */
export function formatPercent(locale: Locale, percent: number | string, maxDecimals = 6): string {
  const figure = formatNumber(locale, percent, { maxDecimals })
  return locale === 'ru' ? `${figure}${NBSP}%` : `${figure}%`
}

const PERCENT_UNITS = new Set(['percent', 'per cent', '%'])

/** Whether a unit's English name is the plain percentage, which is written as a sign. */
export const isPercentUnit = (englishUnit: string | undefined): boolean =>
  PERCENT_UNITS.has(englishUnit ?? '')

/** Units that English writes before the figure: `USD`, `USD million`. Three capitals of another kind (`IDP`) are no currency. */
const CURRENCY_FIRST =
  /^(USD|EUR|GBP|CAD|AUD|CHF|SEK|NOK|DKK|ISK|JPY|CNY|RUB|KGS|KZT|UZS|TJS|TMT|KES)(?:\s+(.+))?$/

/** A figure with its unit: `17 centres`, but `USD 51 million`. */
export function withUnit(figure: string, unit: string): string {
  const [, currency, scale] = CURRENCY_FIRST.exec(unit.trim()) ?? []
  const parts = currency ? [currency, figure, scale] : [figure, unit]
  return parts.filter(Boolean).join(NBSP)
}

/** A figure with its unit; `unit` null: the figure alone. */
export function formatValue(
  locale: Locale,
  value: number | string,
  unit: { text: string; percent: boolean } | null,
  options: NumberOptions = {},
): string {
  if (unit?.percent) return formatPercent(locale, value, options.maxDecimals)
  const figure = formatNumber(locale, value, options)
  return unit ? withUnit(figure, unit.text) : figure
}

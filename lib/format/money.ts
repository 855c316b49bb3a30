import type { Locale } from '@/lib/i18n/model'
import { formatNumber, NBSP } from './number'

/** Written after the figure, as the language writes it; a currency without a name here keeps its code. */
export const CURRENCY: Record<string, Record<Locale, string>> = {
  USD: { en: 'US dollars', ru: 'долл. США', kk: 'АҚШ доллары', uz: 'AQSH dollari' },
  EUR: { en: 'euros', ru: 'евро', kk: 'еуро', uz: 'yevro' },
  GBP: { en: 'pounds sterling', ru: 'фунтов стерлингов', kk: 'фунт стерлинг', uz: 'funt sterling' },
  CAD: { en: 'Canadian dollars', ru: 'канадских долл.', kk: 'Канада доллары', uz: 'Kanada dollari' },
  KGS: { en: 'Kyrgyz som', ru: 'сом. КР', kk: 'қырғыз сомы', uz: 'qirgʻiz somi' },
  KZT: { en: 'Kazakh tenge', ru: 'тенге', kk: 'теңге', uz: 'tenge' },
  UZS: { en: 'Uzbek som', ru: 'узб. сумов', kk: 'өзбек сумы', uz: 'soʻm' },
  TJS: { en: 'Tajik somoni', ru: 'сомони', kk: 'сомони', uz: 'somoni' },
  TMT: { en: 'Turkmen manat', ru: 'туркм. манатов', kk: 'түрікмен манаты', uz: 'turkman manati' },
  KES: { en: 'Kenyan shillings', ru: 'кенийских шиллингов', kk: 'Кения шиллингі', uz: 'Keniya shillingi' },
}

const SCALES: readonly { zeros: number; word: Record<Locale, string> }[] = [
  { zeros: 9, word: { en: 'billion', ru: 'млрд', kk: 'млрд', uz: 'mlrd' } },
  { zeros: 6, word: { en: 'million', ru: 'млн', kk: 'млн', uz: 'mln' } },
]

/** Decimals before "million" or "billion"; an amount that needs more is written out. */
const WORD_DECIMALS = 2

/**
 * "1.2 million US dollars", `1,2 млн долл. США`; an amount that the word cannot say exactly, and one below a million,
 * with every digit. Nothing is rounded away; parts of a unit have two decimals at least (`0.50`).
 */
export function formatMoney(locale: Locale, amount: number | string, currency: string): string {
  const name = CURRENCY[currency]?.[locale] ?? currency
  const [whole = '', fraction = ''] = String(amount)
    .replace(/(\.\d*?)0+$/, '$1')
    .split('.')
  if (fraction) return `${formatNumber(locale, amount, { minDecimals: 2 })}${NBSP}${name}`
  const scale = SCALES.find(
    ({ zeros }) =>
      /^-?\d+$/.test(whole) &&
      whole.replace('-', '').length > zeros &&
      endsInZeros(whole, zeros - WORD_DECIMALS),
  )
  if (!scale) return `${formatNumber(locale, amount)}${NBSP}${name}`
  const figure = `${whole.slice(0, -scale.zeros)}.${whole.slice(-scale.zeros)}`
  return `${formatNumber(locale, figure)}${NBSP}${scale.word[locale]}${NBSP}${name}`
}

const endsInZeros = (digits: string, zeros: number): boolean => digits.endsWith('0'.repeat(zeros))

/** A currency by itself, beside its code: `USD · US Dollar`; one that nobody has a name for is its code. */
export function currencyName(locale: Locale, code: string): string {
  const name = new Intl.DisplayNames(locale === 'uz' ? 'uz-Latn' : locale, { type: 'currency' }).of(code)
  return name && name !== code ? `${code} · ${name}` : code
}

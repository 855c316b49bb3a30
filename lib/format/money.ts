import type { Locale } from '@/lib/i18n/model'
import { formatNumber, NBSP } from './number'

/** Written after the figure, as the language writes it; a currency without a name here keeps its code. */
const CURRENCY: Record<string, Record<Locale, string>> = {
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

const SCALES: readonly { from: number; word: Record<Locale, string> }[] = [
  { from: 1e9, word: { en: 'billion', ru: 'млрд', kk: 'млрд', uz: 'mlrd' } },
  { from: 1e6, word: { en: 'million', ru: 'млн', kk: 'млн', uz: 'mln' } },
]

/** "1.2 million US dollars", `1,2 млн долл. США`; below a million every digit. Nothing is rounded away. */
export function formatMoney(locale: Locale, amount: number | string, currency: string): string {
  const name = CURRENCY[currency]?.[locale] ?? currency
  const value = Number(amount)
  const scale = SCALES.find(({ from }) => Math.abs(value) >= from)
  if (!scale) return `${formatNumber(locale, amount, { maxDecimals: 2 })}${NBSP}${name}`
  return `${formatNumber(locale, value / scale.from)}${NBSP}${scale.word[locale]}${NBSP}${name}`
}

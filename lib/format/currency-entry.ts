import { LOCALES } from '@/lib/i18n/model'
import { CURRENCY } from './money'

/**
 * Words people write for a currency. The dollar of our four languages' officials is that of the United States; the
 * sign and the English word alone are many countries' and stay refused, as are shillings, pesos and the like.
 */
const WORDS: Readonly<Record<string, string>> = {
  USD: 'us$ usd$ долл доллар доллары долларов доллар-сша доллары-сша долларов-сша dollar-сша ақш-доллары us-dollar us-dollars',
  EUR: '€ евро еуро euro euros yevro',
  GBP: '£ фунт-стерлингов фунты-стерлингов pound-sterling pounds-sterling',
  KZT: '₸ тенге теңге тг tenge казахстанских-тенге',
  UZS: 'сум сумы сумов soʻm soum',
  KGS: 'киргизских-сомов кыргызских-сомов',
  TJS: 'сомони somoni',
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’ʼ‘]/g, 'ʻ')
    .split(/[\s\u00a0.]+/)
    .filter(Boolean)
    .join('-')

const CODES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(CURRENCY).flatMap(([code, names]) =>
    LOCALES.map((locale) => [fold(names[locale]), code] as const),
  ),
  ...Object.entries(WORDS).flatMap(([code, words]) =>
    words.split(' ').map((word) => [fold(word), code] as const),
  ),
])

/** Said of two currencies: the maker decides, or nobody can know. */
const SOM = ['сом', 'сомов', 'сома', 'som']
const SOM_OF: Readonly<Record<string, string>> = { KGZ: 'KGS', UZB: 'UZS' }

/**
 * What a person typed as a currency → its ISO code; what is no name of one, in capitals, to be refused by its form.
 * `which_som`: it could be that of Kyrgyzstan or of Uzbekistan.
 */
export function currencyFromEntry(entry: string, maker: string): { code: string } | { error: 'which_som' } {
  const name = fold(entry)
  if (!SOM.includes(name)) return { code: CODES.get(name) ?? entry.trim().toUpperCase() }
  const code = SOM_OF[maker]
  return code ? { code } : { error: 'which_som' }
}

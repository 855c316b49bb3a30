import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/i18n/model'

/** A text by language; one that is missing is not stated. */
export type ByLanguage = Partial<Record<Locale, string>>

/** Who runs this instance and how to reach them. */
export interface Operator {
  name: ByLanguage
  contact: ByLanguage
  legalNotice: ByLanguage
  email: string | null
}

export const NO_OPERATOR: Operator = { name: {}, contact: {}, legalNotice: {}, email: null }

/** What the operator says in the reader's language, else in English, else in any; null: not stated. */
export function statedIn(text: ByLanguage, locale: Locale): { text: string; locale: Locale } | null {
  for (const candidate of [locale, DEFAULT_LOCALE, ...LOCALES]) {
    const found = text[candidate]
    if (found) return { text: found, locale: candidate }
  }
  return null
}

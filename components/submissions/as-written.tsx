import { LOCALES, type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'

/** The words of their author: before publication a translation may be of an earlier version. */
export function wordsOf(text: LocalizedText | null | undefined, locale: Locale) {
  const original = LOCALES.find((one) => text?.[one]?.state === 'original')
  return pickText(text, original ?? locale)
}

export function AsWritten({ text, locale }: { text: LocalizedText | null | undefined; locale: Locale }) {
  const found = wordsOf(text, locale)
  if (!found) return null
  return found.locale === locale ? found.text : <span lang={found.locale}>{found.text}</span>
}

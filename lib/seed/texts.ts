import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'

export type Translated = Exclude<Locale, 'en'>
/** English text → translation, per language. */
export type Dictionaries = Record<Translated, Readonly<Record<string, string>>>
export type Localize = (english: string) => LocalizedText

const TRANSLATED = LOCALES.filter((locale): locale is Translated => locale !== 'en')

/** Vaada's English summary as the original, and the translations nobody has reviewed yet. */
export const localizer =
  (dictionaries: Dictionaries): Localize =>
  (english) => {
    const text: LocalizedText = { en: { text: english, state: 'original' } }
    for (const locale of TRANSLATED) {
      const translation = dictionaries[locale][english]?.trim()
      if (translation) text[locale] = { text: translation, state: 'unreviewed' }
    }
    return text
  }

/** One text after the other as sentences, in the languages that have both. */
export function joinTexts(first: LocalizedText | null, second: LocalizedText | null): LocalizedText | null {
  if (!first || !second) return first ?? second
  const joined: LocalizedText = {}
  for (const locale of LOCALES) {
    const [a, b] = [first[locale], second[locale]]
    if (a && b)
      joined[locale] = { text: `${a.text}${a.text.endsWith('.') ? '' : '.'} ${b.text}`, state: a.state }
  }
  return joined
}

/** A text that was written in every language at once. */
export function localizeNames(names: Record<Locale, string>): LocalizedText {
  const text: LocalizedText = {}
  for (const locale of LOCALES)
    text[locale] = { text: names[locale], state: locale === 'en' ? 'original' : 'unreviewed' }
  return text
}

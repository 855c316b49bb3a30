export const LOCALES = ['en', 'ru', 'kk', 'uz'] as const
/** Languages of the interface. The address always carries one. */
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'en'
export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale)

/** A language that came from a browser. */
export const localeOf = (value: unknown): Locale => (isLocale(value) ? value : DEFAULT_LOCALE)

export const TEXT_STATES = ['original', 'checked', 'unreviewed', 'outdated'] as const
/** `original` as written; `checked` a reviewed translation; `unreviewed` not read by anybody; `outdated` the original moved. */
export type TextState = (typeof TEXT_STATES)[number]

/** One text in the languages it exists in, each with its state. A missing language is "not translated". */
export type LocalizedText = Partial<Record<Locale, { text: string; state: TextState }>>

/** The text in the reader's language, else the original, else English, else any; null where there is none. */
export function pickText(
  text: LocalizedText | null | undefined,
  locale: Locale,
): { text: string; state: TextState; locale: Locale } | null {
  if (!text) return null
  const original = LOCALES.find((l) => text[l]?.state === 'original')
  for (const candidate of [locale, original, DEFAULT_LOCALE, ...LOCALES]) {
    const found = candidate && text[candidate]
    if (found) return { ...found, locale: candidate }
  }
  return null
}

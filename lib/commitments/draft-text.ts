import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'
import type { Translations } from './draft-model'

/**
 * The language of the field that a text is changed in: its original's, else the record's, else any it exists in.
 * All other languages are its translations.
 */
export const mainLocale = (text: LocalizedText | null | undefined, language: Locale): Locale =>
  LOCALES.find((locale) => text?.[locale]?.state === 'original') ??
  (text?.[language] ? language : LOCALES.find((locale) => text?.[locale])) ??
  language

/** The words of a text in the language it was written in; null: there is none. */
export const originalOf = (text: LocalizedText | null | undefined): string | null =>
  text ? (text[mainLocale(text, 'en')]?.text ?? null) : null

/** A published text as the form has it: what its main field holds, and its translations. */
export function entriesOfText(
  text: LocalizedText | null | undefined,
  language: Locale,
): { text: string; others: NonNullable<Translations> } {
  const main = mainLocale(text, language)
  const other = (locale: Locale) => (locale === main ? '' : clean(text?.[locale]?.text))
  return {
    text: clean(text?.[main]?.text),
    others: { en: other('en'), ru: other('ru'), kk: other('kk'), uz: other('uz'), checked: [] },
  }
}

/**
 * A text after somebody wrote in it. A translation that was touched is unreviewed, one that was left while its original
 * changed is outdated, and a tick says that somebody who reads both has checked it.
 */
export function textFromEntries(
  typed: string,
  others: Translations,
  before: LocalizedText | null | undefined,
  language: Locale,
): LocalizedText | null {
  const text = clean(typed)
  if (text === '') return null
  const main = mainLocale(before, language)
  const known = before?.[main]
  const isSame = known !== undefined && clean(known.text) === text
  const found: LocalizedText = { [main]: isSame ? known : { text, state: 'original' } }
  for (const locale of LOCALES) {
    if (locale === main) continue
    const old = before?.[locale]
    const translated = others === null ? clean(old?.text) : clean(others[locale])
    if (translated === '') continue
    const isUntouched = old !== undefined && clean(old.text) === translated
    if (others?.checked.includes(locale)) found[locale] = { text: translated, state: 'checked' }
    else if (!isUntouched) found[locale] = { text: translated, state: 'unreviewed' }
    else found[locale] = isSame ? old : { ...old, state: 'outdated' }
  }
  return found
}

/** Without the spaces around it, and with line ends as the form keeps them. */
const clean = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n').trim()

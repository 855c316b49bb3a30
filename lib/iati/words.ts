import { LOCALES, type Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { inEach, type Words } from './facts'
import { element, xmlText } from './xml'

type Key = Parameters<ReturnType<typeof translatorOf>>[0]

const kept = new Map<Key, Record<Locale, string>>()
/** As they stand in a file, of words that are the same in all of it. */
const written = new WeakMap<Words, string>()

/** Words that many activities say: they are written once. */
export function constant<Constant extends Words>(words: Constant): Constant {
  written.set(words, write(words))
  return words
}

/** A sentence without arguments in each language. */
export function said(key: Key): Record<Locale, string> {
  let words = kept.get(key)
  if (!words) {
    words = constant(inEach((locale) => translatorOf(locale)(key)))
    kept.set(key, words)
  }
  return words
}

const BLANK = /^\s*$/

/** A text as `narrative`, one for each language it exists in. */
export const narratives = (words: Words): string => written.get(words) ?? write(words)

function write(words: Words): string {
  let all = ''
  for (const locale of LOCALES) {
    const text = words[locale]
    if (text === undefined) continue
    const written = xmlText(text)
    if (BLANK.test(written)) continue
    all += `<narrative xml:lang="${locale}">${written}</narrative>`
  }
  return all
}

/** A text whose language is not recorded stands under `language`, for the standard asks for one. */
export const narrative = (text: string, language: string): string =>
  element('narrative', { 'xml:lang': language }, xmlText(text))

/** An element around a text; empty where it has none. */
export function told(name: string, attributes: Parameters<typeof element>[1], words: Words): string {
  const inside = narratives(words)
  return inside === '' ? '' : element(name, attributes, inside)
}

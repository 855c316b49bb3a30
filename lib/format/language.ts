import type { Locale } from '@/lib/i18n/model'

/** The name of a language in the reader's own; one that nobody has a name for is its code. */
export function languageName(locale: Locale, code: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  } catch {
    // The code of a source may be anything.
    return code
  }
}

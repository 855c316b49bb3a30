import type { Locale } from '@/lib/i18n/model'

const LONGEST = 500

/**
 * An address of this site in the reader's language, to go back to; null where it isn't one: no scheme, no host, no
 * backslash, nothing that climbs out of the language.
 */
export const safeBack = (back: unknown, locale: Locale): string | null =>
  typeof back === 'string' &&
  back.length < LONGEST &&
  /^\/[a-z]{2}\/[\w/.?=&%-]*$/.test(back) &&
  !back.includes('//') &&
  !/\/(\.|%2e)+(\/|\?|$)/i.test(back)
    ? back.replace(/^\/[a-z]{2}\//, `/${locale}/`)
    : null

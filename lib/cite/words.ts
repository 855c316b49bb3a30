import type { PartialDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import type { Cited, Original } from './model'

/** What is copied goes into other programs, where a space that doesn't break is only in the way. */
const dateOf = (locale: Locale, on: PartialDate): string => formatDate(locale, on).replace(/\s/g, ' ')

/** For an article or a talk: one sentence. */
export function pressText(cited: Cited, locale: Locale): string {
  const t = translatorOf(locale)
  const { original, title, reference, day, entry, url, isDemo } = cited
  const found = t('citation.pressFound', {
    title: reference ? `${reference}: ${title}` : title,
    date: dateOf(locale, day),
    entry: String(entry),
    url,
  })
  const text = original
    ? t('citation.pressOriginal', { original: pressOriginal(original, locale), found })
    : found
  return isDemo ? `${t('citation.demo')} ${text}` : text
}

function pressOriginal({ title, publisher, publishedOn, url }: Original, locale: Locale): string {
  const t = translatorOf(locale)
  const named = t('citation.quoted', { title })
  const from = publisher ? `${publisher}, ${named}` : named
  const dated = publishedOn ? `${from}, ${dateOf(locale, publishedOn)}` : from
  // In brackets no sign of the sentence sticks to the address.
  return url ? `${dated} (${url})` : dated
}

/** For a paper, after the manner of the APA: the original, then where it was found. */
export function academicText(cited: Cited, locale: Locale): string {
  const t = translatorOf(locale)
  const { original, title, reference, day, entry, url, isDemo } = cited
  const demo = isDemo ? t('citation.demo') : null
  const found = t('citation.academicFound', {
    year: day.slice(0, 4),
    title: reference ? `${title} [${reference}]` : title,
    date: dateOf(locale, day),
    entry: String(entry),
    url,
  })
  if (!original) return [demo, found].filter(Boolean).join(' ')
  const date = original.publishedOn ? dateOf(locale, original.publishedOn) : t('citation.undated')
  // Without an author the title stands in its place.
  const head = original.publisher
    ? `${ended(original.publisher)} (${date}). ${ended(original.title)}`
    : `${ended(original.title)} (${date}).`
  return [demo, head, original.url, t('citation.citedIn', { found })].filter(Boolean).join(' ')
}

const ended = (text: string): string => (/[.!?…»”"]$/.test(text) ? text : `${text}.`)

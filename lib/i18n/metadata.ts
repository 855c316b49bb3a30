import type { Metadata } from 'next'
import { heldAsOf, keptAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { env } from '@/lib/env'
import { hasAtom, hasDates } from '@/lib/feeds/paths'
import { isPicturedSection, pictureHref } from '@/lib/pictures/address'
import { CARD } from '@/lib/pictures/size'
import { siteState } from '@/lib/standing/site-state'
import { href, type Query } from './links'
import { DEFAULT_LOCALE, LOCALES, type Locale } from './model'

interface PageDescription {
  locale: Locale
  /** Without the language: `/countries/KAZ`. */
  path: string
  query?: Query
  /** Neutral: a reference or the name of a section. It shows in tabs and histories, so it never tells what the page says. */
  title: string
  /** What the page says, for those who are sent its link. */
  finding?: string
  description?: string
  /** Path of the page whose picture is shown with a link to this one; default: its own where it has one, else that of the overview. */
  picture?: string
}

/** Nothing narrows it, so that its picture says what the page says. */
const isBare = (query: Query = {}) =>
  Object.values(query).every((value) => !value || [value].flat().length === 0)

/** What programs that read feeds and calendars look for in a page. It tells of what is to come, whatever date the page is of. */
const beside = (locale: Locale, path: string, ending: 'atom' | 'ics') =>
  href(locale, `${path}.${ending}`, { [AS_OF_PARAMETER]: null })

export async function pageMetadata({
  locale,
  path,
  query,
  title,
  finding,
  description,
  picture = isPicturedSection(path) && isBare(query) ? path : '/',
}: PageDescription): Promise<Metadata> {
  const { version } = await siteState()
  // A date is a view of the page, not another page; a link that is shared keeps it.
  const undated = { ...query, [AS_OF_PARAMETER]: null }
  const canonical = href(locale, path, undated)
  const shared = {
    title: finding ?? title,
    ...(description ? { description } : {}),
    images: [
      {
        url: pictureHref({ locale, path: picture }, { asOf: keptAsOf(), version }),
        ...CARD,
        type: 'image/png',
        // The picture of the overview says something else than the page.
        alt: picture === '/' && path !== '/' ? 'Vaada' : (finding ?? title),
      },
    ],
  }
  return {
    metadataBase: new URL(env().BASE_URL),
    title: title === 'Vaada' ? title : `${title} · Vaada`,
    alternates: {
      canonical,
      languages: {
        ...Object.fromEntries(LOCALES.map((other) => [other, href(other, path, undated)])),
        // The bare address leads to the reader's own language; others carry one, and English is read by most.
        'x-default': path === '/' && !query ? '/' : href(DEFAULT_LOCALE, path, undated),
      },
      types: {
        ...(hasAtom(path) && { 'application/atom+xml': beside(locale, path, 'atom') }),
        ...(hasDates(path) && { 'text/calendar': beside(locale, path, 'ics') }),
      },
    },
    ...(heldAsOf() ? { robots: { index: false } } : {}),
    openGraph: {
      type: 'website',
      siteName: 'Vaada',
      locale,
      alternateLocale: LOCALES.filter((other) => other !== locale),
      url: href(locale, path, query),
      ...shared,
    },
    twitter: { card: 'summary_large_image', ...shared },
  }
}

import type { Metadata } from 'next'
import { env } from '@/lib/env'
import { href, type Query } from './links'
import { LOCALES, type Locale } from './model'

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
}

export function pageMetadata({
  locale,
  path,
  query,
  title,
  finding,
  description,
}: PageDescription): Metadata {
  const canonical = href(locale, path, query)
  return {
    metadataBase: new URL(env().BASE_URL),
    title: title === 'Vaada' ? title : `${title} · Vaada`,
    alternates: {
      canonical,
      languages: Object.fromEntries(LOCALES.map((other) => [other, href(other, path, query)])),
    },
    openGraph: {
      type: 'website',
      siteName: 'Vaada',
      locale,
      url: canonical,
      title: finding ?? title,
      ...(description ? { description } : {}),
    },
  }
}

import type { Metadata } from 'next'

/** A page that belongs to one person: a neutral title, and nothing for search engines. */
export const privateMetadata = (title: string): Metadata => ({
  title: `${title} · Vaada`,
  robots: { index: false, follow: false, nocache: true },
  referrer: 'same-origin',
})

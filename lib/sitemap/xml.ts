import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/model'

/** A page of the site in all its languages. */
export interface Listed {
  /** Without language: `/`, `/countries/KAZ`. */
  path: string
  /** null: not known. */
  changedOn: string | null
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAPS = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** One part: every page in every language, each with all the others beside it. */
export function sitemapXml(pages: readonly Listed[], base: string): string {
  const urls = pages.flatMap((page) => LOCALES.map((locale) => urlOf(page, locale, base)))
  return `${HEAD}<urlset xmlns="${SITEMAPS}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('')}</urlset>\n`
}

/** All parts, by their paths. */
export function sitemapIndexXml(paths: readonly string[], base: string): string {
  const parts = paths.map((path) => `<sitemap><loc>${escapeXml(base + path)}</loc></sitemap>\n`)
  return `${HEAD}<sitemapindex xmlns="${SITEMAPS}">\n${parts.join('')}</sitemapindex>\n`
}

function urlOf({ path, changedOn }: Listed, locale: string, base: string): string {
  const at = (other: string) => escapeXml(`${base}/${other}${path === '/' ? '' : path}`)
  const link = (language: string, address: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`
  // The bare address leads to the reader's own language.
  const standard = path === '/' ? escapeXml(`${base}/`) : at(DEFAULT_LOCALE)
  return [
    `<url><loc>${at(locale)}</loc>`,
    changedOn === null ? '' : `<lastmod>${changedOn}</lastmod>`,
    ...LOCALES.map((other) => link(other, at(other))),
    link('x-default', standard),
    '</url>\n',
  ].join('')
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

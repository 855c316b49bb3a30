export interface AtomEntry {
  /** Names it for ever, whatever its address: a tag (RFC 4151). */
  id: string
  title: string
  /** RFC 3339, in UTC. */
  updated: string
  /** Whole address of the page it is about. */
  link: string
  /** null: the feed's own. */
  author: string | null
  /** A paragraph each. */
  paragraphs: readonly string[]
}

export interface AtomFeed {
  id: string
  title: string
  subtitle: string
  /** BCP 47. */
  language: string
  /** RFC 3339, in UTC; the feed of nothing yet has one too. */
  updated: string
  /** Whole addresses: of the feed itself, and of the page it belongs to. */
  self: string
  page: string
  author: { name: string; uri: string }
  /** Whole address of the licence. */
  rights: string
  entries: readonly AtomEntry[]
}

/** A feed as RFC 4287 wants it. Content is text in paragraphs: nothing is loaded, nothing runs. */
export function atomXml(feed: AtomFeed): string {
  const { language, self, page, author } = feed
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feed.updated),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<author>${element('name', author.name)}${element('uri', author.uri)}</author>`,
    element('rights', feed.rights),
    element('generator', 'Vaada'),
    ...feed.entries.map(entryXml),
    '</feed>',
    '',
  ].join('\n')
}

function entryXml({ id, title, updated, link, author, paragraphs }: AtomEntry): string {
  const html = paragraphs.map((words) => `<p>${escapeXml(words)}</p>`).join('')
  return [
    '<entry>',
    element('id', id),
    element('title', title),
    element('updated', updated),
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    ...(author === null ? [] : [`<author>${element('name', author)}</author>`]),
    `<content type="html">${escapeXml(html)}</content>`,
    '</entry>',
  ].join('\n')
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

/** XML 1.0 has no place for most control characters and for half a surrogate pair, however they are written. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const escapeXml = (text: string): string =>
  text
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

import { createHash } from 'node:crypto'

/** Raised when the same page would give another fingerprint than before: earlier ones are then not compared. */
export const TEXT_METHOD = 'text-1'
export const BYTES_METHOD = 'bytes-1'

export interface Fingerprint {
  sha256: string
  method: typeof TEXT_METHOD | typeof BYTES_METHOD
}

/** Fewer letters in the body of a page than this: its frame is the page, and all of its text counts. */
const BODY_MIN = 200
/** Shorter lines are buttons, counters, dates of today and weather. */
const LINE_MIN = 25

/**
 * SHA-256 of what a reader would quote: of a web page the running text without its frame, of any other file its bytes.
 * Lines that stand in menus, headers and banners, and short ones, don't count; figures within a line do.
 */
export function fingerprintOf(body: Buffer, contentType: string | null): Fingerprint {
  if (!isHtml(body, contentType)) return { sha256: sha256(body), method: BYTES_METHOD }
  const html = decoded(body, contentType)
  const lines = textLines(html, true)
  const kept = lines.join('\n').length >= BODY_MIN ? lines : textLines(html, false)
  return { sha256: sha256(kept.join('\n')), method: TEXT_METHOD }
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

function isHtml(body: Buffer, contentType: string | null): boolean {
  if (contentType) return /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(contentType)
  return /^\s*(?:<!doctype html|<html)/i.test(body.subarray(0, 200).toString('latin1'))
}

function decoded(body: Buffer, contentType: string | null): string {
  const named =
    /charset\s*=\s*["']?([\w-]{2,20})/i.exec(contentType ?? '')?.[1] ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(
      body.subarray(0, 4096).toString('latin1'),
    )?.[1] ??
    'utf-8'
  try {
    return new TextDecoder(named).decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}

/** Their content is no text of the page. */
const UNREAD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'head',
  'canvas',
  'math',
])
/** The frame of a site. Not `form`: some systems put the whole page into one. */
const FRAME = new Set(['nav', 'header', 'footer', 'aside', 'button', 'select', 'dialog', 'menu', 'marquee'])
/** What sites call the boxes that change by themselves. */
const FRAME_NAME =
  /(?:^|[\s_-])(?:banner|banners|cookie|cookies|consent|advert|ads|adv|promo|carousel|slider|slideshow|popup|modal|subscribe|share|social|related|sidebar|widget|counter|counters|weather|currency|rates|breadcrumb|breadcrumbs|ticker|views|online|comments|recommend|recommended|latest)(?:$|[\s_-])/i
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes'])

/** The lines of a page in their order, spaces and letter case evened out. One pass; an element that never ends hides nothing after the next of its kind ends. */
function textLines(html: string, withoutFrame: boolean): string[] {
  const lines: string[] = []
  let line = ''
  let hidden: { name: string; depth: number } | null = null
  const endLine = () => {
    const text = entitiesOf(line)
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s\p{Cf}]+/gu, ' ')
      .trim()
    if (text.length >= LINE_MIN && text !== lines.at(-1)) lines.push(text)
    line = ''
  }
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const end = open < 0 ? html.length : open
    if (!hidden) line += html.slice(at, end)
    if (open < 0) break
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4)
      at = close < 0 ? html.length : close + 3
      continue
    }
    // A `<` that opens no tag is text; looked at first, so that a row of them is not searched to the end each time.
    if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
      if (!hidden) line += '<'
      at = open + 1
      continue
    }
    const close = html.indexOf('>', open)
    if (close < 0) break
    const tag = html.slice(open + 1, Math.min(close, open + 2000))
    at = close + 1
    const name = /^\/?([a-z][a-z\d-]*)/i.exec(tag)?.[1]?.toLowerCase()
    if (name === undefined) continue
    const isEnd = tag.startsWith('/')
    if (!INLINE.has(name) && !hidden) endLine()
    if (hidden) {
      if (name === hidden.name) hidden.depth += isEnd ? -1 : tag.endsWith('/') ? 0 : 1
      if (hidden.depth === 0) hidden = null
    } else if (!isEnd && !VOID.has(name) && !tag.endsWith('/') && isHidden(name, tag, withoutFrame))
      hidden = { name, depth: 1 }
    if (!isEnd && RAW.has(name)) {
      const stop = indexOfEnd(html, name, at)
      at = stop < 0 ? html.length : stop
    }
  }
  endLine()
  return lines
}

function isHidden(name: string, tag: string, withoutFrame: boolean): boolean {
  if (UNREAD.has(name)) return true
  if (!withoutFrame || name === 'body' || name === 'main' || name === 'html') return false
  if (FRAME.has(name)) return true
  if (
    /\srole\s*=\s*["']?(?:banner|navigation|complementary|contentinfo|search|alert|dialog|status|timer)/i.test(
      tag,
    )
  )
    return true
  if (/\s(?:hidden(?=[\s/>]|$)|aria-hidden\s*=\s*["']?true)/i.test(tag)) return true
  const names = [...tag.matchAll(/\s(?:class|id)\s*=\s*(?:"([^"]{0,400})"|'([^']{0,400})')/gi)]
  return names.some(([, double = '', single = '']) => FRAME_NAME.test(double || single))
}

/** Where `</name` stands next, whatever its letter case. */
function indexOfEnd(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? -1
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  shy: '',
}

const entitiesOf = (text: string) =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })

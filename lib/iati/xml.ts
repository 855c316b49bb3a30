/** Characters that XML 1.0 has no way to write: control characters, halves of a pair, the two that are none. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** What can be written of a text; line ends as XML reads them. */
export const writable = (text: string): string => text.replace(UNWRITABLE, '').replace(/\r\n?/g, '\n')

/** Most texts hold nothing of it, and one look says so. */
const NEEDS_ANY =
  /[^\t\n\u{20}-\u{25}\u{27}-\u{3B}\u{3D}\u{3F}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
const NEEDS_ANY_IN_ATTRIBUTE =
  /[^\u{20}\u{21}\u{23}-\u{25}\u{27}-\u{3B}\u{3D}\u{3F}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

export const xmlText = (text: string): string =>
  NEEDS_ANY.test(text) ? writable(text).replace(/[&<>]/g, (letter) => NAMED[letter] as string) : text
const attributeText = (text: string): string =>
  NEEDS_ANY_IN_ATTRIBUTE.test(text)
    ? text.replace(UNWRITABLE, '').replace(/[&<>"\t\n\r]/g, (letter) => NAMED[letter] as string)
    : text

/** A comment may not hold two hyphens, nor end in one. */
export const xmlComment = (text: string): string =>
  `<!-- ${writable(text)
    .replace(/-(?=-)/g, '- ')
    .replace(/-$/, '- ')} -->`

export type Attributes = Readonly<Record<string, string | null>>

/** One element; attributes of null are left out. `children` are elements, or text that was escaped already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let head = name
  for (const key in attributes) {
    const value = attributes[key]
    if (value != null) head += ` ${key}="${attributeText(value)}"`
  }
  let inside = ''
  for (const child of children) inside += child
  return inside === '' ? `<${head}/>` : `<${head}>${inside}</${name}>`
}

/** An address as XML's anyURI takes it; null: it is none of the web. */
export function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null
  const { protocol, origin, pathname, search, hash, username } = new URL(text)
  if (!/^https?:$/.test(protocol) || username !== '') return null
  const rest = `${pathname}${search}`.replace(/[|\\^`{}<>"[\]]/g, encodeURIComponent)
  const fragment = hash.slice(1).replace(/[#|\\^`{}<>"[\]]/g, encodeURIComponent)
  return `${origin}${rest}${fragment && `#${fragment}`}`.replace(/%(?![0-9a-f]{2})/gi, '%25')
}

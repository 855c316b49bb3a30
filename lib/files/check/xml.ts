import { Refused } from './refused'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text as a reader of XML sees it. */
export const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** What stands before a local name. Any letters may. */
export const PREFIX = String.raw`(?:[^\s<>:="'/]+:)?`

const ASIDE = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?(?!xml\s)[\s\S]*?\?>/g

/**
 * A part of an office file as text, without remarks, and with no other way of writing text than the plain one.
 * @throws Refused bomb: it defines entities, which may grow without end or name other files | broken: not UTF-8
 */
export function readXml(content: Buffer): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new Refused('broken', 'XML that is not UTF-8')
  }
  const [, encoding = 'utf-8'] = /^\s*<\?xml[^>]*encoding=["']([^"']+)/i.exec(text) ?? []
  if (!/^utf-?8$|^us-ascii$/i.test(encoding)) throw new Refused('broken', `XML in ${encoding.slice(0, 20)}`)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refused('bomb', 'XML with a document type')
  return text.replace(ASIDE, (_, characters: string | undefined) => escaped(characters ?? ''))
}

export interface Element {
  /** With its prefix. */
  name: string
  attributes: Readonly<Record<string, string>>
}

/** Every element of these local names, with whatever prefix, with its attributes as a reader sees them. */
export function* elements(xml: string, ...names: readonly string[]): Generator<Element> {
  const found = xml.matchAll(
    new RegExp(
      `<(${PREFIX}(?:${names.join('|')}))((?:\\s+[^<>"'=\\s]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`,
      'g',
    ),
  )
  for (const [, name = '', attributes = ''] of found) yield { name, attributes: attributesOf(attributes) }
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [
      name,
      decoded(double ?? single ?? ''),
    ]),
  )

/** The value of an attribute whatever its prefix. */
export const attribute = ({ attributes }: Element, local: string): string | undefined =>
  Object.entries(attributes).find(([name]) => name === local || name.endsWith(`:${local}`))?.[1]

export const write = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}/>`

/** Puts another value into every attribute of these names, with whatever prefix. */
export const withAttribute = (xml: string, names: readonly string[], value: string): string =>
  xml.replace(
    new RegExp(`(\\s${PREFIX}(?:${names.join('|')})\\s*=\\s*)(?:"[^"]*"|'[^']*')`, 'g'),
    `$1"${value}"`,
  )

/** Puts another text into every element of these names, with whatever prefix. */
export const withText = (xml: string, names: readonly string[], text: string): string =>
  xml.replace(
    new RegExp(`(<(${PREFIX}(?:${names.join('|')}))(?:\\s[^<>]*)?>)[^<]*(</\\2\\s*>)`, 'g'),
    `$1${text}$3`,
  )

/** What an author is called in what is kept. */
export const NOBODY = 'Author'

const SAFE_LINK = /^(?:https?:\/\/|mailto:|#)/i
/** A link that somebody follows by a click, to nothing but a page or an address. */
export const isSafeLink = (target: string): boolean => SAFE_LINK.test(target.trim())

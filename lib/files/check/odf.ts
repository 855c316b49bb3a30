import type { FileKind } from '../model'
import { redrawWithin } from './picture'
import { Refused } from './refused'
import { attribute, decoded, elements, isSafeLink, NOBODY, readXml, withText, write } from './xml'
import { isOtherFile, type Parts } from './zip'

type OdfKind = Extract<FileKind, 'odt' | 'ods' | 'odp'>

const TYPES: Readonly<Record<string, OdfKind>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
}

/** Which of the three it is; null: none of them. */
export const odfKind = (parts: Parts): OdfKind | null =>
  TYPES[parts.get('mimetype')?.toString('latin1', 0, 100).trim() ?? ''] ?? null

const MANIFEST = 'META-INF/manifest.xml'
const MACROS = /^(?:basic|scripts|dialogs)\//i
/** Parts that nothing needs, and that say more than the document. */
const DROPPED =
  /^(?:thumbnails\/.*|configurations2\/.*|layout-cache|manifest\.rdf|(?:.*\/)?settings\.xml|objectreplacements\/.*|meta-inf\/(?!manifest\.xml$).*)$/i
const PICTURE = /^(?:.*\/)?pictures\/[^/]+$/i
const DOCUMENT = /^(?:object [0-9]+\/)?(?:content|styles|meta)\.xml$/i
const FONT = /^fonts\/[^/]+\.(?:ttf|otf)$/i

const EMPTY_META =
  '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>'

/**
 * The same document without macros, embedded files, links that load something, and without who wrote it when.
 * @throws Refused macros | embedded | external | encrypted | bomb | broken | too_many_pixels
 */
export async function rewriteOdf(parts: Parts): Promise<Parts> {
  const manifest = readXml(parts.get(MANIFEST) ?? lacksManifest())
  if (/<(?:[\w.-]+:)?encryption-data\b/i.test(manifest))
    throw new Refused('encrypted', 'parts under a password')
  if ([...parts.keys()].some((name) => MACROS.test(name))) throw new Refused('macros', 'a part with macros')

  const kept: Parts = new Map()
  for (const [name, content] of parts) {
    if (DROPPED.test(name) || name === MANIFEST) continue
    if (name === 'mimetype') kept.set(name, Buffer.from(content.toString('latin1').trim()))
    else if (DOCUMENT.test(name)) kept.set(name, Buffer.from(rewritePart(name, readXml(content))))
    else if (PICTURE.test(name) && !isOtherFile(content)) kept.set(name, await pictureOf(name, content))
    else if (FONT.test(name) && !isOtherFile(content)) kept.set(name, content)
    else throw new Refused('embedded', 'a part that is another file')
  }
  kept.set(MANIFEST, Buffer.from(rewriteManifest(manifest, kept)))
  return kept
}

function lacksManifest(): never {
  throw new Refused('broken', 'no manifest')
}

async function pictureOf(name: string, content: Buffer): Promise<Buffer> {
  // Drawings in lines that older programs made hold no more than lines.
  if (/\.(?:emf|wmf|svm)$/i.test(name)) return content
  if (/\.svg$/i.test(name)) throw new Refused('web_page', 'a drawing that may hold a script')
  const drawn = await redrawWithin(content)
  if (!drawn) throw new Refused('embedded', 'a picture of an unknown kind')
  return drawn
}

function rewriteManifest(manifest: string, kept: Parts): string {
  const entries = [...elements(manifest, 'file-entry')].flatMap((entry) => {
    const path = attribute(entry, 'full-path') ?? ''
    const type = attribute(entry, 'media-type') ?? ''
    if (/oleobject|binary|script|octet-stream/i.test(type))
      throw new Refused('embedded', 'an embedded object')
    const isFolder = path.endsWith('/') && [...kept.keys()].some((name) => name.startsWith(path))
    if (path !== '/' && !isFolder && !kept.has(path)) return []
    return [write('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type })]
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`
}

function rewritePart(name: string, xml: string): string {
  if (/(?:^|\/)meta\.xml$/i.test(name)) return EMPTY_META
  for (const { name: found } of elements(
    xml,
    'event-listener',
    'script-data',
    'dde-source',
    'dde-connection-decl',
    'dde-connection',
    'dde-link',
    'applet',
    'plugin',
  ))
    throw new Refused('macros', `an element ${found.slice(0, 40)}`)
  if (
    /<(?:\w+:)?script(?:\s|>)[^/]*>\s*[^<\s]/i.test(xml) ||
    /vnd\.sun\.star\.(?:script|UNO)|macro:\/\//i.test(decoded(xml))
  )
    throw new Refused('macros', 'a script')
  for (const link of elements(xml, 'a', '[\\w.-]+')) checkLink(link, name)
  for (const cell of elements(xml, 'table-cell', 'covered-table-cell', 'named-expression')) checkFormula(cell)
  return withText(
    xml,
    [
      'creator',
      'initial-creator',
      'creator-initials',
      'sender-firstname',
      'sender-lastname',
      'author-name',
      'author-initials',
    ],
    NOBODY,
  )
}

/** A link by a click may lead anywhere on the web; everything else lies in the document itself. */
function checkLink(
  link: ReturnType<typeof elements> extends Generator<infer One> ? One : never,
  part: string,
): void {
  const target = attribute(link, 'href')
  if (target === undefined || target === '') return
  if (/(?:^|:)a$/.test(link.name)) {
    if (!isSafeLink(target)) throw new Refused('external', 'a link to a file')
    return
  }
  const within = target.replace(/^\.\//, '')
  const isInside =
    /^(?:#|(?:\.\.\/)?(?:Pictures|Object \d+|ObjectReplacements|Fonts|Thumbnails)(?:\/|$))/i.test(within)
  if (!isInside || (within.startsWith('../') && !part.includes('/')))
    throw new Refused('external', 'something that is loaded')
}

function checkFormula(cell: Parameters<typeof checkLink>[0]): void {
  const formula = attribute(cell, 'formula') ?? attribute(cell, 'expression') ?? ''
  if (/\b(?:DDE|WEBSERVICE|FILTERXML|COM\.MICROSOFT\.WEBSERVICE)\s*\(|\|\s*'/i.test(formula))
    throw new Refused('macros', 'a formula that starts a program')
  if (/['"]?(?:file|https?|smb|ftp):\/\//i.test(formula.replace(/HYPERLINK\s*\([^)]*\)/gi, '')))
    throw new Refused('external', 'a formula that refers to another file')
}

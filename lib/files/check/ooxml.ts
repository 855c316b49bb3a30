import type { FileKind } from '../model'
import { redrawWithin } from './picture'
import { Refused } from './refused'
import {
  attribute,
  decoded,
  elements,
  isSafeLink,
  NOBODY,
  PREFIX,
  readXml,
  withAttribute,
  withText,
  write,
} from './xml'
import { isOtherFile, type Parts } from './zip'

type OoxmlKind = Extract<FileKind, 'docx' | 'xlsx' | 'pptx'>

const MAIN: Readonly<Record<OoxmlKind, string>> = {
  docx: 'wordprocessingml.document.main+xml',
  xlsx: 'spreadsheetml.sheet.main+xml',
  pptx: 'presentationml.presentation.main+xml',
}

/** Which of the three it is; null: none of them. @throws Refused macros | broken | bomb */
export function ooxmlKind(parts: Parts): OoxmlKind | null {
  const types = parts.get('[Content_Types].xml')
  if (!types) return null
  const xml = readXml(types)
  if (/macroEnabled|vbaProject|activeX|macrosheet|intlMacrosheet/i.test(decoded(xml)))
    throw new Refused('macros', 'a type of content with macros')
  const said = [...elements(xml, 'Override', 'Default')].map((one) => attribute(one, 'ContentType') ?? '')
  const kinds = Object.entries(MAIN).filter(([, main]) =>
    said.some((type) => type === `application/vnd.openxmlformats-officedocument.${main}`),
  )
  return kinds.length === 1 ? (kinds[0]?.[0] as OoxmlKind) : null
}

const MACROS = /vba|macrosheets?\/|activex|customui|ctrlprops\/.*\.bin|attachedtoolbars|dialogsheets\//i
const EMBEDDED = /(?:^|\/)embeddings\/|\.(?:bin|ole|exe|dll|js|html?|mht|jar)$/i
const EXTERNAL = /(?:^|\/)(?:externallinks|connections\.xml|querytables|afchunk)/i
/** Parts that say who made it, or with what, and that nothing needs. */
const DROPPED =
  /^(?:docprops\/(?:custom\.xml|thumbnail\..*)|customxml\/.*|docmetadata\/.*|_xmlsignatures\/.*|xl\/printersettings\/.*|ppt\/printersettings\/.*|.*\/printersettings\d*\.bin)$/i
const PICTURE = /\/media\/[^/]+\.(?:jpe?g|png|gif|tiff?|webp)$/i
const DRAWING = /\/media\/[^/]+\.(?:emf|wmf|emz|wmz)$/i
const FONT = /\/fonts\/[^/]+\.(?:odttf|fntdata|ttf)$/i

/** Where the XML of a package lies. The standard would let it lie anywhere; no program that people use does so. */
const PLACES: Readonly<Record<OoxmlKind, RegExp>> = {
  docx: /^(?:word|docprops|_rels)\//,
  xlsx: /^(?:xl|docprops|_rels)\//,
  pptx: /^(?:ppt|docprops|_rels)\//,
}
const CONTENT_TYPES = '[content_types].xml'

/** By the name of the root. */
const EMPTY: Readonly<Record<string, string>> = {
  coreProperties:
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  Properties:
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}

/**
 * The same document without macros, embedded files, links that load something, and without who wrote it when. What it
 * says, its comments among it, stays.
 * @throws Refused macros | embedded | external | web_page | bomb | broken | too_many_pixels
 */
export async function rewriteOoxml(kind: OoxmlKind, parts: Parts): Promise<Parts> {
  // Names are the same in large letters and small: they are looked at in small ones, and kept as they are written.
  const named = [...parts].map(([name, content]) => ({ name: name.toLowerCase(), written: name, content }))
  for (const { name } of named) {
    if (/%[2-7]/.test(name)) throw new Refused('broken', 'a name written in numbers')
    if (MACROS.test(name)) throw new Refused('macros', 'a part with macros')
    if (EXTERNAL.test(name)) throw new Refused('external', 'a part that refers to other files')
  }
  const kept: Parts = new Map()
  for (const { name, written, content } of named) {
    if (DROPPED.test(name)) continue
    if (PICTURE.test(name)) kept.set(written, (await redrawWithin(content)) ?? refuse('embedded'))
    else if (DRAWING.test(name) || FONT.test(name))
      kept.set(written, isOtherFile(content) ? refuse('embedded') : content)
    else if (EMBEDDED.test(name) || isOtherFile(content)) refuse('embedded')
    else if (/\.(?:xml|rels|svg|vml)$/.test(name)) {
      if (name !== CONTENT_TYPES && !PLACES[kind].test(name))
        throw new Refused('broken', 'a part outside its folders')
      kept.set(written, Buffer.from(rewritePart(kind, name, readXml(content))))
    } else refuse('embedded')
  }
  const types = kept.get('[Content_Types].xml')
  if (types) kept.set('[Content_Types].xml', Buffer.from(withoutDropped(readXml(types), kept)))
  return kept
}

const refuse = (code: Refused['code']): never => {
  throw new Refused(code, 'a part that is another file')
}

/** By what the part is, not by where it lies: relations may call any part anything. */
function rewritePart(kind: OoxmlKind, name: string, xml: string): string {
  if (name.endsWith('.rels')) return rewriteRelations(xml)
  if (name.endsWith('.svg')) return checkedDrawing(xml)
  const root = rootOf(xml)
  const emptied = EMPTY[root]
  if (emptied !== undefined) return emptied
  checkFields(xml)
  if (name.endsWith('.vml') && /\s(?:src|href)\s*=\s*["'](?!#)\s*\w*:?[\\/]/i.test(decoded(xml)))
    throw new Refused('external', 'a drawing that loads a picture')
  checkFormulas(xml)
  return anonymous(kind, root, xml)
}

/** The local name of the outermost element. */
const rootOf = (xml: string): string =>
  new RegExp(`^\\s*(?:<\\?[\\s\\S]*?\\?>)?\\s*<${PREFIX}([^\\s<>/]+)`).exec(xml)?.[1] ?? ''

const LOADED_ON_OPENING =
  /(?:\/attachedTemplate|\/oleObject|\/package|\/frame|\/subDocument|\/aFChunk|\/image|\/externalLink|\/externalLinkPath|\/mailMergeSource|\/media|\/video|\/audio|\/control)$/i
const DROPPED_RELATION =
  /\/(?:thumbnail|customXml|customXmlProps|custom-properties|classificationlabels|printerSettings|digital-signature\/\w+)$/i

/** What a part refers to: links by a click stay, whatever is loaded by itself refuses the file. */
function rewriteRelations(xml: string): string {
  const kept = [...elements(xml, 'Relationship')].filter((relation) => {
    const type = attribute(relation, 'Type') ?? ''
    const target = attribute(relation, 'Target') ?? ''
    const isLink = type.endsWith('/hyperlink')
    if (
      /\/(?:vbaProject|vbaProjectSignature|activeXControl\w*|xlMacrosheet|xlIntlMacrosheet|keyMapCustomizations)$/i.test(
        type,
      )
    )
      throw new Refused('macros', 'a relation to macros')
    if (attribute(relation, 'TargetMode')?.toLowerCase() === 'external') {
      if (!isLink || !isSafeLink(target)) throw new Refused('external', 'a relation to another file')
      return true
    }
    // A program may take an address for one without its being said.
    if (/^(?:\w{2,}:|\\\\|\/\/)/.test(target.trim()))
      throw new Refused('external', 'a relation to an address')
    if (/\/(?:oleObject|package)$/i.test(type))
      throw new Refused('embedded', 'a relation to an embedded file')
    if (LOADED_ON_OPENING.test(type) && !/\/(?:image|media|video|audio)$/i.test(type))
      throw new Refused('external', 'a relation that is loaded')
    return !DROPPED_RELATION.test(type)
  })
  const lines = kept.map(({ attributes }) => write('Relationship', attributes)).join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`
}

/** A drawing in lines may not run or load anything. */
function checkedDrawing(xml: string): string {
  if (
    /<(?:[\w.-]+:)?(?:script|foreignObject|iframe|handler|use\s[^>]*href\s*=\s*["'](?!#))|\son\w+\s*=|(?:href|src)\s*=\s*["'](?!#|data:image\/(?:png|jpeg);)|@import|url\(\s*["']?(?!#)/i.test(
      decoded(xml),
    )
  )
    throw new Refused('web_page', 'a drawing with a script')
  return xml.replace(/<metadata\b[\s\S]*?<\/metadata>/gi, '')
}

const INSTRUCTION = new RegExp(`<${PREFIX}(?:instrText|delInstrText)(?:\\s[^>]*)?>([^<]*)<`, 'g')

/** Words of a field stand in pieces, so they are read together. */
function checkFields(xml: string): void {
  const pieces = [...xml.matchAll(INSTRUCTION)].map(([, text]) => text)
  const simple = [...elements(xml, 'fldSimple')].map((field) => attribute(field, 'instr') ?? '')
  const said = decoded([...pieces, ...simple.map((text) => ` ${text} `)].join(''))
  const bare = said.replace(/["\s]+/g, ' ')
  if (/\bDDE(?:AUTO)?\b/i.test(bare)) throw new Refused('macros', 'a field that starts a program')
  if (
    /\b(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|LINK|RD|DATABASE|MACROBUTTON|AUTOTEXTLIST)\s+\S*(?:[:\\/]|Excel|Word)/i.test(
      bare,
    )
  )
    throw new Refused('external', 'a field that loads another file')
}

const STARTS =
  /(?:\b[\w.]+|')\s*\|\s*'|\b(?:CALL|REGISTER(?:\.ID)?|EXEC|WEBSERVICE|RTD|FILTERXML|SQL\.REQUEST)\s*\(/i
const ELSEWHERE = /\[[^\]]*\.xl\w+\]|'?\\\\\w|\[\d+\]!?/i

const FORMULA = new RegExp(`<${PREFIX}(?:f|definedName|\\w*[fF]ormula\\d?)(?:\\s[^>]*)?>([^<]*)<`, 'g')

/** A cell may compute from its own workbook, and from nothing else. */
function checkFormulas(xml: string): void {
  for (const [, text = ''] of xml.matchAll(FORMULA)) {
    const formula = decoded(text)
    if (STARTS.test(formula)) throw new Refused('macros', 'a formula that starts a program')
    if (ELSEWHERE.test(formula.replace(/"[^"]*"/g, '""')))
      throw new Refused('external', 'a formula that refers to another file')
  }
  for (const one of elements(xml, 'ddeLink', 'oleLink', 'oleObject', 'webPr', 'dbPr', 'control'))
    throw new Refused(one.name.endsWith('dbPr') ? 'external' : 'macros', 'a link to a program')
}

const AUTHORS = [
  'author',
  'initials',
  'userId',
  'providerId',
  'displayName',
  'userName',
  'lastModifiedBy',
  'reservationPassword',
]

function anonymous(kind: OoxmlKind, root: string, xml: string): string {
  if (kind === 'docx')
    return withAttribute(
      xml.replace(/<(?:\w+:)?printerSettings\b[^>]*\/>/g, ''),
      ['author', 'initials', 'userId', 'providerId', 'lastModifiedBy'],
      NOBODY,
    )
  switch (root) {
    case 'personList':
      return withAttribute(xml, AUTHORS, NOBODY)
    case 'comments':
      return withText(xml, ['author'], NOBODY)
    case 'cmAuthorLst':
    case 'authorLst':
    case 'headers':
    case 'users':
    case 'revisions':
      return withAttribute(xml, ['name', ...AUTHORS], NOBODY)
    case 'workbook':
      return withAttribute(xml, ['url', 'userName'], '')
    // A page that was set up for a printer named it by a part that isn't kept.
    case 'worksheet':
    case 'chartsheet':
      return xml.replace(/<(?:\w+:)?pageSetup\b[^>]*>/g, (tag) => tag.replace(/\s\w+:id="[^"]*"/g, ''))
    default:
      return xml
  }
}

/** The list of types names only what is there. */
function withoutDropped(xml: string, kept: Parts): string {
  const names = new Set([...kept.keys()].map((name) => name.toLowerCase()))
  return xml.replace(/<(?:\w+:)?Override\b[^>]*>/g, (tag) => {
    const [one] = elements(tag, 'Override')
    const part = one && attribute(one, 'PartName')?.replace(/^\//, '').toLowerCase()
    return part !== undefined && !names.has(part) ? '' : tag
  })
}

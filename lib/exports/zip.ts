import { Readable } from 'node:stream'
import yazl from 'yazl'
import { translatorOf } from '@/lib/i18n/translator'
import { type About, aboutLines, LICENCE } from './about'
import { BYTE_ORDER_MARK, csvPieces } from './csv'
import { asDemonstration } from './demonstration'
import { readDictionary } from './dictionary'

/** One instant for every part, so that the same content is the same file. */
const MADE = new Date('2026-01-01T00:00:00Z')

/** An archive: a README, the licence, the dictionary, and a file of comma-separated values for each table. */
export function zipStream(about: About): Readable {
  const { file, locale, pin } = about
  const zip = new yazl.ZipFile()
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error))
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime: MADE })
  const flow = (name: string, pieces: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, { mtime: MADE, compressionLevel: 3 }, (callback) =>
      callback(null, Readable.from(pieces(), { objectMode: false })),
    )
  add('README.txt', readme(about))
  add(
    'LICENCE.txt',
    `${LICENCE.name}\r\n${LICENCE.url}legalcode\r\n\r\n${translatorOf(locale)('exports.licence')}\r\n`,
  )
  const extracts = pin.isDemo ? file.tables.map(asDemonstration) : file.tables
  const dictionary = readDictionary(
    locale,
    extracts.map(({ table }) => table),
  )
  for (const extract of [dictionary, ...extracts]) flow(`${extract.table.name}.csv`, () => csvPieces(extract))
  for (const { name, pieces } of file.attachments ?? []) flow(name, pieces)
  zip.end()
  return Readable.from(zip.outputStream)
}

function readme(about: About): string {
  const t = translatorOf(about.locale)
  const lines = aboutLines(about).map(([label, text]) => `${label}\r\n${text.replaceAll('\n', '\r\n')}`)
  const attached = (about.file.attachments ?? []).map(
    ({ name }) =>
      `${name}: ${t(`exports.attached.${name.replace(/\W/g, '_')}` as 'exports.attached.ledger_json')}`,
  )
  const tables = about.file.tables.map(
    ({ table }) => `${table.name}.csv: ${t(`exports.tables.${table.name}` as 'exports.tables.commitments')}`,
  )
  const contents = [...tables, ...attached, `dictionary.csv: ${t('exports.attached.dictionary_csv')}`]
  return `${BYTE_ORDER_MARK}${[
    'Vaada',
    ...lines,
    `${t('exports.about.contents')}\r\n${contents.join('\r\n')}`,
    `${t('exports.about.format')}\r\n${t('exports.about.formatText')}`,
  ].join('\r\n\r\n')}\r\n`
}

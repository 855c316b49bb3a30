import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ZipFile as ZipWriter } from 'yazl'
import { Refused } from './refused'
import { endsAsZip } from './trailer'

const MEBIBYTE = 1024 * 1024
export const ENTRIES_MAX = 4000
/** Inflated, of all entries together. */
export const INFLATED_MAX = 200 * MEBIBYTE
/** What XML reaches at most in honest files; small entries may repeat themselves. */
const RATIO_MAX = 250
const RATIO_FROM = 4 * MEBIBYTE

export type Parts = Map<string, Buffer>

const OTHER_FILES = [
  'PK\x03\x04',
  'Rar!',
  '7z\xbc\xaf',
  'MZ',
  '\xd0\xcf\x11\xe0',
  '\x7fELF',
  '\x1f\x8b',
  '%PDF',
]

/** Whether a part is a file of another kind, which a reader would open by itself. */
export const isOtherFile = (content: Buffer): boolean =>
  OTHER_FILES.some((start) => content.toString('latin1', 0, start.length) === start)

/**
 * Everything in an office file, inflated, by name.
 * @throws Refused archive | broken | bomb | encrypted | two_in_one
 */
export async function readParts(content: Buffer): Promise<Parts> {
  if (!endsAsZip(content)) {
    const isCut = content.lastIndexOf('PK\x05\x06', undefined, 'latin1') < 0
    throw new Refused(isCut ? 'broken' : 'two_in_one', 'a ZIP with something behind it, or without an end')
  }
  if (!isOneZip(content)) throw new Refused('two_in_one', 'a ZIP with something inside that no entry names')
  const zip = await yauzl
    .fromBufferPromise(content, { lazyEntries: true, strictFileNames: true })
    .catch(broken)
  try {
    const entries = await listEntries(zip)
    // An archive is not an office file: it is told first what it is.
    if (!entries.some(({ fileName }) => fileName === '[Content_Types].xml' || fileName === 'mimetype'))
      throw new Refused('archive', 'a ZIP that is no office file')
    return await inflate(zip, entries)
  } finally {
    zip.close()
  }
}

const broken = (error: unknown): never => {
  if (error instanceof Refused) throw error
  throw new Refused('broken', String(error))
}

/** The list of entries begins where the last entry ends, and says so: nothing was put before or between. */
function isOneZip(content: Buffer): boolean {
  const end = content.length - 22
  const size = content.readUInt32LE(end + 12)
  const start = content.readUInt32LE(end + 16)
  // Only larger files than are taken need ZIP64.
  return content.readUInt16LE(end + 20) === 0 && start + size === end
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > ENTRIES_MAX) throw new Refused('bomb', `${zip.entryCount} entries`)
  return new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = []
    const seen = new Set<string>()
    let declared = 0
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName.toLowerCase()
      declared += entry.uncompressedSize
      if (entry.isEncrypted()) return reject(new Refused('encrypted', 'an entry under a password'))
      if (declared > INFLATED_MAX) return reject(new Refused('bomb', `${declared} bytes inflated`))
      if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > RATIO_MAX * entry.compressedSize)
        return reject(new Refused('bomb', 'an entry that inflates too far'))
      if (seen.has(name)) return reject(new Refused('broken', 'two entries of one name'))
      seen.add(name)
      if (!entry.fileName.endsWith('/')) entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  }).catch(broken)
}

async function inflate(zip: ZipFile, entries: readonly Entry[]): Promise<Parts> {
  const parts: Parts = new Map()
  for (const entry of entries) {
    // yauzl ends an entry that is longer than it says.
    const content = await buffer((await zip.openReadStreamPromise(entry)) as Readable).catch(broken)
    parts.set(entry.fileName, content)
  }
  return parts
}

/** Writes parts anew, in their order: dates, comments and whatever stood between them are gone. */
export async function writeParts(parts: Parts): Promise<Buffer> {
  const zip = new ZipWriter()
  // OpenDocument is told by its first entry, as it lies.
  for (const [name, content] of parts)
    zip.addBuffer(content, name, {
      mtime: NO_DATE,
      mode: 0o100644,
      compress: name !== 'mimetype',
      forceDosTimestamp: true,
    })
  zip.end()
  return buffer(zip.outputStream)
}

/** The first that a ZIP can say. */
const NO_DATE = new Date(1980, 0, 1)

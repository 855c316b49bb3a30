import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { WorkbookLimits } from './limits'
import { WorkbookError } from './model'

/** The archive that a workbook is: its parts by name, each read as text while the limits are counted. */
export interface Archive {
  has(name: string): boolean
  names(): readonly string[]
  /** Throws WorkbookError where there is no such part. */
  text(name: string, maxBytes?: number): AsyncGenerator<string>
  /** Packed bytes read so far, in all parts. */
  readBytes(): number
  packedBytes(name: string): number
  close(): void
}

const OFFICE_BINARY = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ARCHIVE = Buffer.from('504b0304', 'hex')
/** Stands in the directory of an encrypted workbook. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** @throws WorkbookError where the bytes are no archive that could be a workbook */
export async function openArchive(file: Buffer, limits: WorkbookLimits): Promise<Archive> {
  if (file.length === 0) throw new WorkbookError('empty')
  if (file.length > limits.fileBytes) throw new WorkbookError('file_too_large', `${file.length} bytes`)
  if (file.subarray(0, 8).equals(OFFICE_BINARY))
    throw new WorkbookError(file.includes(ENCRYPTED) ? 'encrypted' : 'old_format')
  if (!file.subarray(0, 4).equals(ARCHIVE)) throw new WorkbookError('not_a_workbook', 'no archive')

  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(
      file,
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, opened) => (error || !opened ? reject(damaged(error)) : resolve(opened)),
    ),
  )
  const entries = await listEntries(zip, limits)
  const started = Date.now()
  let inflated = 0
  let packed = 0

  async function* text(name: string, maxBytes = limits.partBytes): AsyncGenerator<string> {
    const entry = entries.get(name)
    if (!entry) throw new WorkbookError('damaged', `no part ${name}`)
    const stream = await openStream(zip, entry)
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let own = 0
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        own += chunk.length
        inflated += chunk.length
        if (own > maxBytes || inflated > limits.inflatedBytes)
          throw new WorkbookError('inflates_too_much', `${name} after ${own} bytes`)
        if (own > limits.ratioFrom && own > limits.ratio * entry.compressedSize)
          throw new WorkbookError('inflates_too_much', `${name}: ${own} of ${entry.compressedSize} bytes`)
        if (Date.now() - started > limits.time) throw new WorkbookError('too_slow', name)
        yield decoder.decode(chunk, { stream: true })
      }
      yield decoder.decode()
      packed += entry.compressedSize
    } catch (error) {
      throw error instanceof WorkbookError ? error : damaged(error)
    } finally {
      stream.destroy()
    }
  }

  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    text,
    readBytes: () => packed,
    packedBytes: (name) => entries.get(name)?.compressedSize ?? 0,
    close: () => zip.close(),
  }
}

function listEntries(zip: yauzl.ZipFile, limits: WorkbookLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.parts) throw new WorkbookError('too_many_parts', `${zip.entryCount}`)
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>()
    zip.on('error', (error) => reject(damaged(error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.isEncrypted()) return reject(new WorkbookError('encrypted', entry.fileName))
      // Which of two parts of one name is meant, programs disagree about.
      if (entries.has(entry.fileName)) return reject(new WorkbookError('damaged', `twice ${entry.fileName}`))
      if (entries.size >= limits.parts) return reject(new WorkbookError('too_many_parts'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const openStream = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    try {
      zip.openReadStream(entry, (error, stream) =>
        error || !stream ? reject(damaged(error)) : resolve(stream),
      )
    } catch (error) {
      reject(damaged(error))
    }
  })

const damaged = (error: unknown) =>
  new WorkbookError('damaged', error instanceof Error ? error.message : 'no stream')

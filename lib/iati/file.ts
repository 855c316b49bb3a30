import type { PublicDb } from '@/db/client'
import type { Pin } from '@/lib/exports/model'
import { activityXml, type Publisher } from './activity'
import { LOT, readMakerNames, readRecords } from './read'
import { constant } from './words'
import { xmlComment } from './xml'

interface IatiFile {
  /** At least one: the schema knows no empty file. */
  readonly ids: Int32Array
  readonly pin: Pin
  readonly publisher: Omit<Publisher, 'makers'>
  /** What the file says about itself, as pairs of a label and what stands there. */
  readonly about: readonly (readonly [string, string])[]
}

/** Lots that are read while one is written. */
const AHEAD = 2

/** A file of IATI 2.03, lot by lot; while one is written, the next are read. */
export async function* iatiPieces(
  db: PublicDb,
  { ids, pin, publisher, about }: IatiFile,
): AsyncGenerator<string | Buffer> {
  const makers = await readMakerNames(db)
  for (const { names } of makers.values()) constant(names)
  const known = { ...publisher, makers }
  const comment = about.map(([label, text]) => `${label}: ${text}`).join('\n')
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${xmlComment(`Vaada\n${comment}\n`)}\n<iati-activities version="2.03">\n`
  const read = (from: number) => {
    const lot = from < ids.length ? readRecords(db, [...ids.subarray(from, from + LOT)], pin) : null
    // Nobody may be there to hear of it any more.
    lot?.catch(() => undefined)
    return lot
  }
  const ahead = [read(0), read(LOT)]
  for (let from = AHEAD * LOT; ; from += LOT) {
    const records = await ahead.shift()
    if (!records) break
    ahead.push(read(from))
    // Each as bytes at once: what it was put together from is let go before the next.
    const parts = records.map((record) => Buffer.from(`${activityXml(record, known)}\n`))
    yield Buffer.concat(parts)
  }
  yield '</iati-activities>\n'
}

/** Of a publisher without a registered identifier: unique by its host, and no register's. See docs/decisions/0034-iati.md */
export const unregistered = (baseUrl: string): string =>
  `UNREGISTERED-${new URL(baseUrl).host.replace(/[^a-z0-9.]+/gi, '-')}`

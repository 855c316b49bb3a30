import type { PublicDb } from '@/db/client'
import type { Pin } from '@/lib/exports/model'
import { activityXml, type Publisher } from './activity'
import { LOT, readMakerNames, readRecords } from './read'
import { xmlComment } from './xml'

interface IatiFile {
  /** At least one: the schema knows no empty file. */
  readonly ids: Int32Array
  readonly pin: Pin
  readonly publisher: Omit<Publisher, 'makers'>
  /** What the file says about itself, as pairs of a label and what stands there. */
  readonly about: readonly (readonly [string, string])[]
}

/** A file of IATI 2.03, lot by lot; while one is written, the next is read. */
export async function* iatiPieces(
  db: PublicDb,
  { ids, pin, publisher, about }: IatiFile,
): AsyncGenerator<string> {
  const known = { ...publisher, makers: await readMakerNames(db) }
  const comment = about.map(([label, text]) => `${label}: ${text}`).join('\n')
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${xmlComment(`Vaada\n${comment}\n`)}\n<iati-activities version="2.03">\n`
  const read = (from: number) => {
    const lot = from < ids.length ? readRecords(db, [...ids.subarray(from, from + LOT)], pin) : null
    // Nobody may be there to hear of it any more.
    lot?.catch(() => undefined)
    return lot
  }
  let next = read(0)
  for (let from = LOT; next !== null; from += LOT) {
    const records = await next
    next = read(from)
    yield `${records.map((record) => activityXml(record, known)).join('\n')}\n`
  }
  yield '</iati-activities>\n'
}

/** Of a publisher without a registered identifier: unique by its host, and no register's. See docs/decisions/0034-iati.md */
export const unregistered = (baseUrl: string): string =>
  `UNREGISTERED-${new URL(baseUrl).host.replace(/[^a-z0-9.]+/gi, '-')}`

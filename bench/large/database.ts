import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Database, startDatabase } from '../instance'
import { generateLarge, type LargeSize } from './generate'

/** Databases are kept here, a folder for each size, so that the next run needn't make them again; not set: thrown away. */
const KEPT_IN = process.env.VAADA_BENCH_DIR

/** A running database with so many generated commitments; made now, unless an earlier run has kept it. */
export async function startLarge(commitments: number): Promise<Database & { size: LargeSize }> {
  const folder = KEPT_IN && path.resolve(KEPT_IN, String(commitments))
  const note = folder && path.join(folder, 'generated.json')
  const generator = createHash('sha256')
    .update(readFileSync(new URL('./generate.ts', import.meta.url)))
    .digest('hex')
  const kept = note && existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : null
  if (kept === null && folder && existsSync(folder))
    throw new Error(`${folder} was not finished. Remove it to make it again.`)
  if (kept !== null && kept.generator !== generator)
    throw new Error(`${folder} was made by another generator. Remove it to make it again.`)

  const database = await startDatabase(folder)
  try {
    const began = performance.now()
    const size: LargeSize = kept?.size ?? (await generateLarge(database.ownerUrl, commitments))
    if (note && kept === null) writeFileSync(note, JSON.stringify({ generator, size }))
    const how = kept
      ? 'kept from an earlier run'
      : `made in ${Math.round((performance.now() - began) / 1000)} s`
    console.log(
      `${size.commitments} commitments, ${size.indicators} indicators, ${size.values} values: ${how}`,
    )
    return { ...database, size }
  } catch (error) {
    await database.stop()
    throw error
  }
}

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type postgres from 'postgres'
import { openFolderStore } from '@/lib/files/folder-store'
import type { FileStore } from '@/lib/files/store'
import { type CopiedFiles, copyFiles } from './files'
import { quoted, tablesInOrder } from './tables'

export const BACKUP_FORMAT = 1

export interface Manifest {
  format: typeof BACKUP_FORMAT
  madeAt: string
  /** Migrations applied when it was made. A newer Vaada migrates after restoring. */
  migrations: number
  /** The ledger's last entry: later redactions are applied again after a restore. */
  ledger: { seq: number; hash: string | null }
  /** In the order they are restored; SHA-256 of the uncompressed rows. */
  tables: { name: string; columns: string[]; bytes: number; sha256: string }[]
  /** In the folder `files`; null or missing: they lie in a store that is backed up by itself. */
  files?: CopiedFiles | null
}

/** Sessions and one-time links of the past must not come back to life; half a file is sent again. */
const LEFT_OUT = new Set(['sessions', 'sign_in_failures', 'upload_pieces'])

/** Where a backup keeps files. */
export const backedUpFiles = (folder: string): FileStore => openFolderStore(join(folder, 'files'))

/**
 * Writes the whole database as it stands at one moment into a new folder, readers and writers undisturbed, and beside
 * it the files of `store`; null: they lie elsewhere and are backed up there. The folder appears under its name only when it is complete.
 */
export async function backup(
  sql: postgres.Sql,
  folder: string,
  now: Date,
  store: FileStore | null = null,
): Promise<Manifest> {
  const unfinished = `${folder}.part`
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const database = await sql.begin('isolation level repeatable read read only', async (tx) => {
    const [state] = await tx<{ migrations: number; seq: number | null; hash: string | null }[]>`
      select (select count(*)::int from drizzle.__drizzle_migrations) as migrations,
             (select max(seq)::int from ledger) as seq,
             (select hash from ledger order by seq desc limit 1) as hash`
    const tables: Manifest['tables'] = []
    for (const { name, columns } of await tablesInOrder(tx)) {
      if (LEFT_OUT.has(name)) continue
      const hash = createHash('sha256')
      let bytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          bytes += chunk.length
          done(null, chunk)
        },
      })
      const rows = await tx
        .unsafe(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`)
        .readable()
      await pipeline(
        rows,
        measure,
        createGzip(),
        createWriteStream(join(unfinished, `${name}.copy.gz`), { mode: 0o600 }),
      )
      // postgres.js leaves its socket paused where the stream ended while it waited to be read (3.4.9): without this
      // the next statement never gets its answer.
      rows._read(0)
      tables.push({ name, columns, bytes, sha256: hash.digest('hex') })
    }
    return {
      format: BACKUP_FORMAT,
      madeAt: now.toISOString(),
      migrations: state?.migrations ?? 0,
      ledger: { seq: state?.seq ?? 0, hash: state?.hash ?? null },
      tables,
    } satisfies Manifest
  })
  // After the rows: a file is kept before a row names it.
  const files = store && (await copyFiles(store, backedUpFiles(unfinished)))
  const manifest: Manifest = { ...database, files }
  await writeFile(join(unfinished, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
  })
  await rename(unfinished, folder)
  return manifest
}

import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { type AppDb, openPool } from '@/db/client'
import { databaseUrls } from '@/db/logins'
import { migrate } from '@/db/migrate'
import { backedUpFiles } from '@/lib/backups/backup'
import { copyFiles } from '@/lib/backups/files'
import { readJournal } from '@/lib/backups/journal'
import { readManifest, redactionsAfter, restore } from '@/lib/backups/restore'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { fileStore } from '@/lib/files/open-store'
import { redact } from '@/lib/ledger/redact'

/** `npm run restore -- FOLDER --write`: a backup in place of everything; later redactions are applied again. */
async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false } },
  })
  const [folder] = positionals
  if (!folder) throw new Error('say which backup: npm run restore -- FOLDER --write')
  const urls = databaseUrls(env())
  const manifest = await readManifest(folder)
  const sql = postgres(urls.owner, { max: 1, onnotice: () => undefined })
  try {
    const journal = await readJournal(env().VAADA_DATA_DIR, manifest.ledger.seq)
    const known = await redactionsAfter(sql, manifest.ledger.seq)
    const later = [
      ...known,
      ...journal.filter((entry) => !known.some((other) => sameRedaction(other, entry))),
    ]
    console.log(
      `${folder}: made ${manifest.madeAt}, ${manifest.tables.length} tables, ledger up to entry ${manifest.ledger.seq}; ${later.length} later redactions will be applied again`,
    )
    if (!values.write) {
      console.log('Nothing was changed. Add --write to replace everything in the database.')
      return
    }
    await migrate(urls)
    // Files first: they are in nobody's way, and a row must not name what is missing.
    if (manifest.files) {
      const { count } = await copyFiles(backedUpFiles(folder), fileStore())
      console.log(`${count} files are there`)
    }
    await restore(sql, folder, manifest)
    const pool = openPool<AppDb>(urls.owner, 1)
    try {
      for (const redaction of later) {
        const now = new Date()
        try {
          await redact(pool.db, redaction, now, civilDate(now, env().VAADA_TIME_ZONE), true)
          console.log(`redacted again: ${redaction.record}`)
        } catch (error) {
          // The record came after the backup: there is nothing left to remove.
          if (!(error instanceof DomainError) || error.code !== 'not_found') throw error
        }
      }
    } finally {
      await pool.end()
    }
    console.log('restored')
  } finally {
    await sql.end()
  }
}

const sameRedaction = (a: { record: string; reason: string }, b: { record: string; reason: string }) =>
  a.record === b.record && a.reason === b.reason

await main()

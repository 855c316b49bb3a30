import { join } from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { databaseUrls } from '@/db/logins'
import { backup } from '@/lib/backups/backup'
import { env } from '@/lib/env'
import { fileStore } from '@/lib/files/open-store'

/** `npm run backup [-- --to FOLDER]`: the whole database and its files into a new folder. */
async function main() {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  const now = new Date()
  const name = `backup-${now.toISOString().slice(0, 19).replaceAll(':', '')}`
  const folder = values.to ?? join(env().VAADA_DATA_DIR, 'backups', name)
  const sql = postgres(databaseUrls(env()).owner, { max: 1, onnotice: () => undefined })
  try {
    // A store that speaks S3 has backups of its own.
    const store = env().VAADA_FILES_URL ? null : fileStore()
    const { tables, ledger, files } = await backup(sql, folder, now, store)
    const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
    console.log(
      `${folder}: ${tables.length} tables, ${bytes} bytes before compression, ledger up to entry ${ledger.seq}, ${files ? `${files.count} files of ${files.bytes} bytes` : 'files lie elsewhere'}`,
    )
  } finally {
    await sql.end()
  }
}

await main()

import { join } from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { databaseUrls } from '@/db/logins'
import { backup } from '@/lib/backups/backup'
import { env } from '@/lib/env'

/** `npm run backup [-- --to FOLDER]`: the whole database into a new folder. */
async function main() {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  const now = new Date()
  const name = `backup-${now.toISOString().slice(0, 19).replaceAll(':', '')}`
  const folder = values.to ?? join(env().VAADA_DATA_DIR, 'backups', name)
  const sql = postgres(databaseUrls(env()).owner, { max: 1, onnotice: () => undefined })
  try {
    const { tables, ledger } = await backup(sql, folder, now)
    const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
    console.log(
      `${folder}: ${tables.length} tables, ${bytes} bytes before compression, ledger up to entry ${ledger.seq}`,
    )
  } finally {
    await sql.end()
  }
}

await main()

import { parseArgs } from 'node:util'
import { type AppDb, openPool } from '@/db/client'
import { databaseUrls } from '@/db/logins'
import { noteRedaction } from '@/lib/backups/journal'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { type Redaction, redact, subjectOf } from '@/lib/ledger/redact'

const USAGE = `npm run redact -- RECORD --reason "why, for everybody to read" [--version N …] [--write]
RECORD is KAZ-2021-01, KAZ-2021-01/2026 for a report, or the key of a quoted finding. Without --version every version is emptied.`

/** Previews by default; `--write` does it. */
async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      reason: { type: 'string', default: '' },
      version: { type: 'string', multiple: true },
      write: { type: 'boolean', default: false },
    },
  })
  const [record] = positionals
  if (!record) throw new DomainError('invalid', USAGE)
  const subject = subjectOf(record)
  const redaction: Redaction = {
    subject,
    record,
    versions: values.version?.map(Number) ?? null,
    reason: values.reason,
  }
  const pool = openPool<AppDb>(databaseUrls(env()).owner, 1)
  try {
    const now = new Date()
    const result = await redact(pool.db, redaction, now, civilDate(now, env().VAADA_TIME_ZONE), values.write)
    console.log(
      `${record}: entries ${result.emptied.join(', ')} ${values.write ? 'emptied' : 'would be emptied'}; ${
        result.removed ? 'the record shows nothing any more' : 'the current version stays'
      }`,
    )
    if (result.seq === null) console.log('Nothing was changed. Add --write.')
    else
      await noteRedaction(env().VAADA_DATA_DIR, result.seq, {
        subject,
        record,
        versions: result.versions,
        reason: redaction.reason,
      })
  } finally {
    await pool.end()
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof DomainError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

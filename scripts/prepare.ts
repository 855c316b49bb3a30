import { type AppDb, openPool } from '@/db/client'
import { databaseUrls } from '@/db/logins'
import { ExtensionError, migrate } from '@/db/migrate'
import { fillCounts } from '@/lib/counts/fill'
import { civilDate } from '@/lib/dates/partial'
import { EnvError, env } from '@/lib/env'
import { fillGoalposts } from '@/lib/goalposts/mutations'
import { recordReportDuties } from '@/lib/offices/mutations'
import { firstAdministratorLink } from '@/lib/people/mutations'
import { fillSearch } from '@/lib/search/mutations'
import { DEMO_ACCOUNTS_FILE, loadDemo } from '@/lib/seed/demo'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { writeMissingSpans } from '@/lib/standing/write-spans'

/**
 * Everything between an empty database and one that can serve: schema and logins, the documented commitments on the
 * first start, the link for the first administrator. Answers its parent process with the logins and the link.
 */
async function main() {
  const settings = env()
  const urls = databaseUrls(settings)
  await migrate(urls)
  const { db, end } = openPool<AppDb>(urls.app, 2)
  try {
    const now = new Date()
    const today = civilDate(now, settings.VAADA_TIME_ZONE)
    const loaded = await loadSeed(db, readSeed, now, today)
    if (loaded)
      console.log(
        `  · ${loaded.commitments} documented commitments and ${loaded.findings} quoted findings loaded`,
      )
    if (settings.VAADA_DEMO && loaded) {
      const made = await loadDemo(db, settings.VAADA_DATA_DIR, now, today)
      console.log(
        `  · demonstration data: ${made.reports} reports; accounts in ${settings.VAADA_DATA_DIR}/${DEMO_ACCOUNTS_FILE}`,
      )
    }
    const filled = await fillGoalposts(db)
    if (filled > 0) console.log(`  · goalposts of ${filled} changed commitments written`)
    const searchable = await fillSearch(db)
    if (searchable > 0) console.log(`  · ${searchable} published versions made searchable`)
    await recordReportDuties(db, today)
    const counted = await fillCounts(db, today)
    if (counted > 0) console.log(`  · counts of ${counted} makers written`)
    // Published before these were kept: of what an upgrade finds.
    const dated = await writeMissingSpans(db)
    if (dated > 0) console.log(`  · ${dated} commitments made readable as of earlier dates`)
    const secret = await firstAdministratorLink(db, now)
    process.send?.({
      logins: { DATABASE_URL: urls.app, DATABASE_PUBLIC_URL: urls.reader },
      firstAdminLink: secret === null ? null : `${settings.BASE_URL}/en/invitations/${secret}`,
    })
  } finally {
    await end()
  }
}

/** Refusals of the outside world, to be put right there: no stack needed. */
function explanation(error: unknown): string | null {
  if (error instanceof EnvError || error instanceof ExtensionError) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'CONNECT_TIMEOUT', '28P01', '28000', '3D000']
  return unreachable.includes(code ?? '') ? `The database of DATABASE_URL can't be used: ${message}` : null
}

try {
  await main()
} catch (error) {
  const words = explanation(error)
  if (words === null) throw error
  console.error(`\n${words}`)
  process.exitCode = 1
}

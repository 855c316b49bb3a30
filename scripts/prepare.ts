import { type AppDb, openPool } from '@/db/client'
import { databaseUrls } from '@/db/logins'
import { migrate } from '@/db/migrate'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { firstAdministratorLink, recordReportDuties } from '@/lib/people/mutations'
import { DEMO_ACCOUNTS_FILE, loadDemo } from '@/lib/seed/demo'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'

/**
 * Everything between an empty database and one that can serve: schema and logins, the documented commitments on the
 * first start, the link for the first administrator. Answers its parent process with the logins and the link.
 */
async function main() {
  const settings = environment()
  const urls = databaseUrls(settings)
  await migrate(urls)
  const { db, end } = openPool<AppDb>(urls.app, 2)
  try {
    const now = new Date()
    const today = civilDate(now, settings.VAADA_TIME_ZONE)
    const loaded = await loadSeed(db, readSeed, now, today)
    if (loaded)
      console.log(`  · ${loaded.commitments} documented commitments and ${loaded.findings} quoted findings loaded`)
    if (settings.VAADA_DEMO && loaded) {
      const made = await loadDemo(db, settings.VAADA_DATA_DIR, now, today)
      console.log(`  · demonstration data: ${made.reports} reports; accounts in ${settings.VAADA_DATA_DIR}/${DEMO_ACCOUNTS_FILE}`)
    }
    await recordReportDuties(db, today)
    const secret = await firstAdministratorLink(db, now)
    process.send?.({
      logins: { DATABASE_URL: urls.app, DATABASE_PUBLIC_URL: urls.reader, DATABASE_OWNER_URL: undefined },
      firstAdminLink: secret === null ? null : `${settings.BASE_URL}/en/invitations/${secret}`,
    })
  } finally {
    await end()
  }
}

/** With one database address only, the other two follow from it. */
function environment() {
  const { DATABASE_URL, DATABASE_PUBLIC_URL } = process.env
  if (DATABASE_URL && !DATABASE_PUBLIC_URL) {
    process.env.DATABASE_PUBLIC_URL = DATABASE_URL
    const settings = env()
    return { ...settings, DATABASE_PUBLIC_URL: undefined }
  }
  return env()
}

await main()

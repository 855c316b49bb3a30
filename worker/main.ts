import { sql } from 'drizzle-orm'
import PgBoss from 'pg-boss'
import { appDb, closePools } from '@/db/client'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { FILES_CHANNEL } from '@/lib/files/mutations'
import { IMPORT_CHANNEL } from '@/lib/imports/mutations'
import { openLog } from '@/lib/log'
import { MAIL_CHANNEL } from '@/lib/mail/mutations'
import { JOBS } from './jobs'
import { listen } from './listen'

/** Work that readers don't wait for: the recount at midnight, letters, imports, files and cited links. */
async function main() {
  const { DATABASE_URL, VAADA_TIME_ZONE, LOG_LEVEL } = env()
  const log = openLog('worker', LOG_LEVEL)
  const context = () => ({ db: appDb, now: new Date(), timeZone: VAADA_TIME_ZONE, log })

  // The queues were made by the migrations, as the owner.
  const boss = new PgBoss({
    connectionString: DATABASE_URL,
    migrate: false,
    max: 2,
    application_name: 'vaada-worker',
  })
  boss.on('error', (error) => log.warn({ error: error.message }, 'queue'))

  const listening: (() => Promise<void>)[] = []
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await Promise.all(listening.map((end) => end()))
    await boss.stop({ graceful: true, timeout: 8000 }).catch(() => undefined)
    await closePools()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.once('disconnect', stop)
  // postgres.js can throw from a dropped socket's callback; the queue reconnects by itself.
  process.on('uncaughtException', (error) => log.error({ error: error.message }, 'uncaught'))

  await boss.start()
  for (const [name, job] of Object.entries(JOBS)) {
    if (job.cron) await boss.schedule(name, job.cron, {}, { tz: VAADA_TIME_ZONE })
    // Whoever asks while it runs is served by the next run, all at once.
    await boss.work<{ woken?: boolean } | null>(name, { batchSize: 100 }, (jobs) =>
      job.run({ ...context(), woken: jobs.every(({ data }) => data?.woken) }),
    )
  }
  listening.push(
    await listen(DATABASE_URL, MAIL_CHANNEL, log, () => boss.send('mail', { woken: true })),
    await listen(DATABASE_URL, FILES_CHANNEL, log, () => boss.send('files', { woken: true })),
    await listen(DATABASE_URL, IMPORT_CHANNEL, log, () => boss.send('imports', { woken: true })),
  )
  // A day may have passed while nothing ran.
  const [row] = await appDb.execute<{ day: string | null }>(sql`select min(as_of)::text as day from standing`)
  if (row?.day && row.day < civilDate(new Date(), VAADA_TIME_ZONE)) await boss.send('recount', {})
  log.info('ready')
  process.send?.('ready')
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})

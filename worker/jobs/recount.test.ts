import { sql } from 'drizzle-orm'
import PgBoss from 'pg-boss'
import pino from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { publication } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { recount } from './recount'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

const context = (now: Date) => ({ db: db.app, now, timeZone: TIME_ZONE, log: pino({ level: 'silent' }) })
const status = async () =>
  (
    await db.reader.execute<{ status: string; day: string }>(
      sql`select status, as_of::text as day from standing`,
    )
  )[0]

test('a new day changes what depends on it, and tells the page caches', async () => {
  const publication0 = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
  await db.app.transaction(async (tx) => {
    const { commitmentId } = await publishCommitment(tx, { reference: null }, aCommitment(), publication0)
    await finishPublication(tx, [commitmentId], publication0)
  })
  expect(await status()).toEqual({ status: 'no_figure', day: TODAY })
  const [before] = await db.reader.select().from(publication)
  // 00:30 on 1 January 2027 in Tashkent is still 2026 in UTC.
  await recount.run(context(new Date('2026-12-31T19:30:00Z')))
  expect(await status()).toEqual({ status: 'deadline_passed_not_looked', day: '2027-01-01' })
  const [after] = await db.reader.select().from(publication)
  expect(after?.version).toBe((before?.version ?? 0) + 1)
})

test('a report is due where an office was active when the cycle opened, and nowhere else', async () => {
  await aPerson(db.app, 'focal_point', 'AAA')
  await db.app.execute(sql`update offices set active_from = '2026-06-01' where maker_code = 'AAA'`)
  await aPerson(db.app, 'focal_point', 'BBB')
  await db.app.execute(sql`update offices set active_from = '2026-11-20' where maker_code = 'BBB'`)
  await recount.run(context(NOW))
  expect(await db.reader.execute(sql`select maker_code from report_duties`)).toEqual([{ maker_code: 'AAA' }])
})

test('the app login runs the queue without the right to change tables', async () => {
  const boss = new PgBoss({ connectionString: db.urls.app, migrate: false, max: 2 })
  const faults: Error[] = []
  boss.on('error', (error) => faults.push(error))
  await boss.start()
  const done = new Promise((resolve) =>
    boss.work('recount', { pollingIntervalSeconds: 0.5 }, async () => resolve(true)),
  )
  await boss.schedule('recount', '0 0 * * *', {}, { tz: TIME_ZONE })
  await boss.send('recount', {})
  expect(await done).toBe(true)
  await boss.stop({ graceful: false })
  expect(faults).toEqual([])
})

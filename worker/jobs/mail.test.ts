import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { mails } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { NOW, TIME_ZONE } from '@/db/testing/factory'
import { MAIL_CHANNEL, queueMail } from '@/lib/mail/mutations'
import { startMailServer, type TestMailServer } from '@/lib/mail/testing/server'
import { listen } from '../listen'
import { mail } from './mail'

const log = pino({ level: 'silent' })

let db: TestDatabase
let mailbox: TestMailServer
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  mailbox = await startMailServer()
  vi.stubEnv('DATABASE_URL', db.urls.app)
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  vi.stubEnv('BASE_URL', 'https://vaada.example')
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('MAIL_FROM', 'post@vaada.example')
})
afterAll(async () => {
  await mailbox.stop()
  await db.end()
})

const queue = (key: string, fails = false) =>
  db.app.transaction(async (tx) => {
    await queueMail(tx, NOW, {
      key,
      template: 'request_received',
      personId: null,
      address: `${key}@test.invalid`,
      locale: 'kk',
    })
    if (fails) throw new Error('undone')
  })

test('the worker hears of a letter when its transaction commits, and sends it through the configured server', async () => {
  let heard = 0
  let done = () => {}
  const sent = new Promise<void>((resolve) => {
    done = resolve
  })
  const stop = await listen(db.urls.app, MAIL_CHANNEL, log, async () => {
    heard += 1
    await mail.run({ db: db.app, now: NOW, timeZone: TIME_ZONE, log, woken: true })
    done()
  })
  await queue('undone', true).catch(() => undefined)
  await queue('done')
  await sent
  await stop()
  expect(heard).toBe(1)
  expect(mailbox.letters.map(({ to, headers }) => [to, headers.from])).toEqual([
    ['done@test.invalid', 'post@vaada.example'],
  ])
  const [row] = await db.app.select().from(mails).where(eq(mails.key, 'done'))
  expect(row?.state).toBe('sent')
})

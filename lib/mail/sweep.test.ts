import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { mails } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { NOW } from '@/db/testing/factory'
import { MAIL_STATES } from './model'
import { sweepMails } from './sweep'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
})
afterAll(() => db.end())

const DAY = 86_400_000

test('letters to people without an account go after a week', async () => {
  for (const age of [6, 8])
    await db.app.insert(mails).values({
      key: `reader ${age}`,
      template: 'follow_digest',
      address: 'a@test.invalid',
      locale: 'en',
      params: {},
      state: 'sent',
      createdAt: new Date(NOW.getTime() - age * DAY),
    })
  await sweepMails(db.app, NOW)
  expect((await db.app.delete(mails).returning({ key: mails.key })).map(({ key }) => key)).toEqual([
    'reader 6',
  ])
})

test('letters that are done with go after 90 days; what still waits stays', async () => {
  for (const state of MAIL_STATES)
    for (const age of [89, 91])
      await db.app.insert(mails).values({
        key: `${state} ${age}`,
        template: 'request_received',
        address: 'a@test.invalid',
        locale: 'en',
        params: {},
        state,
        createdAt: new Date(NOW.getTime() - age * DAY),
      })
  await sweepMails(db.app, NOW)
  const left = (await db.app.select({ key: mails.key }).from(mails)).map(({ key }) => key)
  expect(left.sort()).toEqual(
    ['expired 89', 'failed 89', 'held 89', 'held 91', 'sent 89', 'waiting 89', 'waiting 91'].sort(),
  )
})

import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { plannedRows } from './client'
import { makeDatabase, type TestDatabase } from './testing/database'
import { hearTrouble, troubleOf } from './trouble'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
})
afterAll(() => db.end())

const soon = sql.raw(`set local statement_timeout = '20ms'`)

test.each<[string, () => Promise<unknown>]>([
  [
    'by Drizzle',
    () => db.app.transaction(async (tx) => tx.execute(soon).then(() => tx.execute(sql`select pg_sleep(9)`))),
  ],
  [
    'behind a lock',
    () =>
      db.app.transaction(async (holder) => {
        await holder.execute(sql`select pg_advisory_xact_lock(7)`)
        await db.app.transaction(async (tx) => {
          await tx.execute(soon)
          await tx.execute(sql`select pg_advisory_xact_lock(7)`)
        })
      }),
  ],
])('a statement that runs out of time is heard of: %s', async (_, ask) => {
  const { result, heard } = hearTrouble(ask)
  await expect(result).rejects.toMatchObject({ cause: { code: '57014' } })
  expect(heard.trouble).toBe('slow')
})

test('a statement at fault is no trouble of the database', async () => {
  const { result, heard } = hearTrouble(() => plannedRows(db.reader, sql`select nothing_of_that_name`))
  await expect(result).rejects.toMatchObject({ cause: { code: '42703' } })
  expect(heard.trouble).toBeNull()
})

test('each request hears of its own alone', async () => {
  const slow = hearTrouble(() =>
    db.app.transaction(async (tx) => tx.execute(soon).then(() => tx.execute(sql`select pg_sleep(9)`))),
  )
  const well = hearTrouble(() => db.app.execute(sql`select 1`))
  await Promise.allSettled([slow.result, well.result])
  expect([slow.heard.trouble, well.heard.trouble]).toEqual(['slow', null])
})

test.each([
  ['57014', 'slow'],
  ['57P01', 'away'],
  ['57P03', 'away'],
  ['53300', 'away'],
  ['08006', 'away'],
  ['CONNECTION_CLOSED', 'away'],
  ['CONNECT_TIMEOUT', 'away'],
  ['ECONNREFUSED', 'away'],
  ['23505', null],
  ['42P01', null],
  ['', null],
])('%s: %s', (code, trouble) => {
  expect(troubleOf({ code })).toBe(trouble)
})

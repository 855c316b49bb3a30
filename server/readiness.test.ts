import pino from 'pino'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { followPublishedVersion, type PublishedVersion } from './published-version'
import { createReadiness, newestMigration } from './readiness'

let database: TestDatabase
let owner: postgres.Sql
let published: PublishedVersion

beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  owner = postgres(database.urls.owner, { max: 1 })
  published = followPublishedVersion({ url: database.urls.reader, log: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await published.close()
  await owner.end()
  await database.end()
})

test('a migrated database is ready', async () => {
  expect(newestMigration()).toBeGreaterThan(0)
  expect(await createReadiness(published, newestMigration())()).toEqual({
    ready: true,
    database: true,
    publication: true,
    migrations: true,
  })
})

test('a database that a newer build has migrated is ready, one that waits for ours is not', async () => {
  const newest = newestMigration() ?? 0
  expect(await createReadiness(published, newest - 1)()).toMatchObject({ ready: true })
  expect(await createReadiness(published, newest + 1)()).toMatchObject({ ready: false, migrations: false })
})

test('without the row of the published version it is not ready', async () => {
  const rows = await owner`delete from publication returning *`
  expect(await createReadiness(published, null)()).toMatchObject({
    ready: false,
    publication: false,
    migrations: true,
  })
  await owner`insert into publication ${owner(rows)}`
})

test('many who ask at once are one question', async () => {
  let questions = 0
  const ready = createReadiness({ ...published, answers: async () => ++questions < 0 }, null)
  await Promise.all([ready(1000), ready(1500), ready(1999)])
  expect(questions).toBe(1)
  await ready(2000)
  expect(questions).toBe(2)
})

test('a database that is slow to answer is ready, and is not asked again meanwhile', async () => {
  let questions = 0
  let answer: (isThere: boolean) => void = () => undefined
  const answers = () => {
    questions++
    return new Promise<boolean>((resolve) => {
      answer = resolve
    })
  }
  const ready = createReadiness({ ...published, answers }, null)
  const asked = [ready(1000), ready(9000), ready(14_000)]
  answer(true)
  for (const state of await Promise.all(asked)) expect(state).toMatchObject({ ready: true })
  expect(questions).toBe(1)
})

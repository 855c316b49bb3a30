import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { expect, inject, test } from 'vitest'
import { databaseUrls } from './logins'
import { migrate } from './migrate'
import journal from './migrations/meta/_journal.json'
import { asOwner, OWNER, TEST_SECRET } from './testing/database'

test('instances that start together on an empty database migrate it once, and none fails', async () => {
  const name = `migrate_${randomBytes(4).toString('hex')}`
  const server = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined })
  await server.unsafe(`create database ${name} owner ${OWNER.user}`)
  try {
    const urls = databaseUrls({
      DATABASE_URL: asOwner(inject('databaseUrl'), name),
      AUTH_SECRET: TEST_SECRET,
    })
    await Promise.all([migrate(urls), migrate(urls), migrate(urls)])
    const owner = postgres(urls.owner, { max: 1 })
    const [row] = await owner`
      select (select count(*)::int from drizzle.__drizzle_migrations) as applied, (select count(*)::int from publication) as rows`
    await owner.end()
    expect(row).toEqual({ applied: journal.entries.length, rows: 1 })
  } finally {
    await server.unsafe(`drop database ${name} with (force)`)
    await server.end()
  }
})

test('a database that forbids the extension says what its administrator has to do', async () => {
  const name = `forbids_${randomBytes(4).toString('hex')}`
  const server = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined })
  // Somebody else's database: our owner may not create anything in it as a whole.
  await server.unsafe(`create database ${name}`)
  try {
    const urls = databaseUrls({
      DATABASE_URL: asOwner(inject('databaseUrl'), name),
      AUTH_SECRET: TEST_SECRET,
    })
    await expect(migrate(urls)).rejects.toThrow(/no extension pg_trgm.*create extension pg_trgm/)
  } finally {
    await server.unsafe(`drop database ${name} with (force)`)
    await server.end()
  }
})

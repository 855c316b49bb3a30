import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '@/db/embedded/index.js'
import { databaseUrls } from '@/db/logins'
import { migrate } from '@/db/migrate'
import { asOwner, OWNER, TEMPLATE, TEST_SECRET } from './database'

/** One throw-away server for the whole run, with a migrated template that every test file copies. */
export default async function setup(project: TestProject) {
  const given = process.env.VAADA_TEST_DATABASE_URL
  const server = given ? null : await startPostgres({ throwaway: true })
  const url = given ?? server?.superuserUrl
  if (!url) throw new Error('no database to test on')
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  await sql.unsafe(`drop database if exists ${TEMPLATE} with (force)`)
  const [owner] = await sql`select 1 from pg_roles where rolname = ${OWNER.user}`
  if (!owner) await sql.unsafe(`create role ${OWNER.user} login createrole password '${OWNER.password}'`)
  await sql.unsafe(`create database ${TEMPLATE} owner ${OWNER.user}`)
  await sql.end()
  const urls = databaseUrls({ DATABASE_URL: asOwner(url, TEMPLATE), AUTH_SECRET: TEST_SECRET })
  await migrate(urls)
  // A second start repeats it on what is there.
  await migrate(urls)
  project.provide('databaseUrl', url)
  return () => server?.stop()
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

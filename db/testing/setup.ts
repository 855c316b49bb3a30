import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '@/db/embedded/index.js'
import { databaseUrls } from '@/db/logins'
import { migrate } from '@/db/migrate'
import { databaseAt, TEMPLATE, TEST_SECRET } from './database'

/** One throw-away server for the whole run, with a migrated template that every test file copies. */
export default async function setup(project: TestProject) {
  const given = process.env.VAADA_TEST_DATABASE_URL
  const server = given ? null : await startPostgres({ throwaway: true })
  const url = given ?? server?.superuserUrl
  if (!url) throw new Error('no database to test on')
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  await sql.unsafe(`drop database if exists ${TEMPLATE} with (force)`)
  await sql.unsafe(`create database ${TEMPLATE}`)
  await sql.end()
  await migrate(databaseUrls({ DATABASE_URL: databaseAt(url, TEMPLATE), AUTH_SECRET: TEST_SECRET }))
  project.provide('databaseUrl', url)
  return () => server?.stop()
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

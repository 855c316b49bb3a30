import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import PgBoss from 'pg-boss'
import postgres from 'postgres'
import { type DatabaseUrls, loginOf } from './logins'
import { ALL_QUEUES } from './queues'
import { grantLogins } from './roles'

/** Two instances that start together migrate one after the other. */
const MIGRATION_LOCK = 7_361_002

/** Brings the schema, the job queues and the rights of the two logins up to date. Safe to repeat. */
export async function migrate(urls: DatabaseUrls, folder = 'db/migrations'): Promise<void> {
  const sql = postgres(urls.owner, { max: 1, onnotice: () => undefined })
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await makeExtensions(sql)
    await applyMigrations(drizzle(sql), { migrationsFolder: folder })
    const [queues] = await sql`select 1 from information_schema.schemata where schema_name = 'pgboss'`
    if (!queues) await sql.unsafe(PgBoss.getConstructionPlans())
    for (const name of ALL_QUEUES) await sql`select pgboss.create_queue(${name}, '{"policy": "standard"}')`
    await sql`insert into publication (id, version) values (1, 0) on conflict do nothing`
    await sql`insert into operator (id) values (1) on conflict do nothing`
    await grantLogins(sql, loginOf(urls.app), loginOf(urls.reader))
  } finally {
    // Ending the connection frees the lock.
    await sql.end()
  }
}

/** Trusted since PostgreSQL 13: the owner of a database may make it, unless its administrator forbids that. */
const EXTENSIONS = ['pg_trgm'] as const

/** What an administrator has to do before Vaada can start. */
export class ExtensionError extends Error {
  constructor(name: string, cause: unknown) {
    const { message } = cause as Error
    super(
      `The database has no extension ${name}, which the search needs, and its owner may not make it (${message}). ` +
        `Have an administrator of the database run once: create extension ${name}`,
      { cause },
    )
  }
}

async function makeExtensions(sql: postgres.Sql): Promise<void> {
  for (const name of EXTENSIONS) {
    const [found] = await sql`select 1 from pg_extension where extname = ${name}`
    if (found) continue
    try {
      await sql.unsafe(`create extension ${name}`)
    } catch (error) {
      throw new ExtensionError(name, error)
    }
  }
}

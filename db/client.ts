import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/env'
import * as schema from './schema'

/** Reads published tables and views alone, whatever the query says: its login has no other right. */
export type PublicDb = PostgresJsDatabase<typeof schema> & { readonly __login?: 'public' }
/** Drafts, people and everything that is written. */
export type AppDb = PostgresJsDatabase<typeof schema> & { readonly __login?: 'app' }
/** An open transaction of the app login. */
export type Tx = Parameters<Parameters<AppDb['transaction']>[0]>[0]
/** Whatever can run a statement for the app: the pool, or an open transaction. */
export type Writable = AppDb | Tx

export interface Pool<Db> {
  db: Db
  end(): Promise<void>
}

export function openPool<Db extends PostgresJsDatabase<typeof schema>>(url: string, max: number): Pool<Db> {
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    idle_timeout: 30,
    max_lifetime: 60 * 30,
    // postgres.js prints notices to the console otherwise.
    onnotice: () => undefined,
    connection: {
      application_name: 'vaada',
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  })
  return { db: drizzle(sql, { schema }) as unknown as Db, end: () => sql.end({ timeout: 5 }) }
}

// One pair of pools a process, also when the bundler loads this module twice.
const pools = globalThis as unknown as { vaadaPublic?: Pool<PublicDb>; vaadaApp?: Pool<AppDb> }

function lazy<Db extends object>(open: () => Pool<Db>): Db {
  let pool: Pool<Db> | undefined
  return new Proxy({} as Db, {
    get(_, key) {
      pool ??= open()
      const value = Reflect.get(pool.db, key, pool.db)
      return typeof value === 'function' ? value.bind(pool.db) : value
    },
  })
}

/** Opened at the first query, so that the build needs no database. */
export const publicDb: PublicDb = lazy(
  () => (pools.vaadaPublic ??= openPool<PublicDb>(env().DATABASE_PUBLIC_URL, 6)),
)
export const appDb: AppDb = lazy(() => (pools.vaadaApp ??= openPool<AppDb>(env().DATABASE_URL, 6)))

export async function closePools(): Promise<void> {
  await Promise.all([pools.vaadaPublic?.end(), pools.vaadaApp?.end()])
}

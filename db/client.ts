import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/env'
import { dropValuesFromErrors, QueryError } from './query-error'
import * as schema from './schema'
import { STATEMENT_TIMEOUT_MS } from './statement-timeout'
import { tellTrouble } from './trouble'

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

dropValuesFromErrors()

/** `whenLost` hears that a connection broke off, which an idle or ended one never does. */
export function openPool<Db extends PostgresJsDatabase<typeof schema>>(
  url: string,
  max: number,
  whenLost?: () => void,
): Pool<Db> {
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    // Closing connections for their age would look like losing them.
    idle_timeout: 0,
    max_lifetime: null,
    // postgres.js prints notices to the console otherwise.
    onnotice: () => undefined,
    onclose: whenLost,
    connection: {
      application_name: 'vaada',
      // The data is in memory or on a solid-state disk: by the default of old disks a table is read as a whole too soon.
      random_page_cost: 1.1,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 30_000,
    },
  })
  return { db: drizzle(sql, { schema }) as unknown as Db, end: () => sql.end({ timeout: 5 }) }
}

// One pair of pools a process, also when the bundler loads this module twice.
const pools = globalThis as unknown as { vaadaPools?: Map<string, Pool<AppDb | PublicDb>> }
pools.vaadaPools ??= new Map()
const open = pools.vaadaPools

/**
 * A pool that opens at its first query, so that the build needs no database, and anew after a connection was lost:
 * postgres.js can keep one that never writes again (porsager/postgres#1208), and then every transaction hangs.
 */
function renewing<Db extends AppDb | PublicDb>(name: string, url: () => string): Db {
  const current = (): Db => {
    const found = open.get(name)
    if (found) return found.db as Db
    const made: Pool<Db> = openPool<Db>(url(), 6, () => {
      if (open.get(name) !== made) return
      open.delete(name)
      made.end().catch(() => undefined)
    })
    open.set(name, made)
    return made.db
  }
  return new Proxy({} as Db, {
    get(_, key) {
      const db = current()
      const value = Reflect.get(db, key, db)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })
}

export const publicDb: PublicDb = renewing<PublicDb>('public', () => env().DATABASE_PUBLIC_URL)
export const appDb: AppDb = renewing<AppDb>('app', () => env().DATABASE_URL)

const dialect = new PgDialect()

/**
 * For a statement of dashboards, whose text never varies but for its parameters: a connection keeps it parsed, and planned too
 * where one plan suits all parameters. Never for one that is put together from what somebody asked: each text stays in
 * memory.
 */
export async function plannedRows<Row>(db: PublicDb, query: SQL): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(query)
  // Drizzle sends a statement without parameters by the protocol that keeps nothing.
  const { client } = db._.session as unknown as { client: postgres.Sql }
  try {
    return await client.unsafe<Row[] & postgres.MaybeRow[]>(
      text,
      params as never[],
      {
        prepare: true,
        simple: false,
      } as postgres.UnsafeQueryOptions,
    )
  } catch (error) {
    tellTrouble(error)
    throw new QueryError(text, error)
  }
}

export async function closePools(): Promise<void> {
  const all = [...open.values()]
  open.clear()
  await Promise.all(all.map((pool) => pool.end()))
}

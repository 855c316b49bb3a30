import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { type AppDb, openPool, type PublicDb } from '@/db/client'
import { type DatabaseUrls, databaseUrls } from '@/db/logins'

export const TEMPLATE = 'vaada_template'
export const TEST_SECRET = 'only for tests: not a secret at all'

/** As in production, the owner is no superuser: it may make logins, and owns its tables. */
export const OWNER = { user: 'vaada_test_owner', password: 'owner' }

export function asOwner(serverUrl: string, name: string): string {
  const address = new URL(serverUrl)
  address.username = OWNER.user
  address.password = OWNER.password
  address.pathname = `/${name}`
  return address.href
}

export interface TestDatabase {
  /** As the app, as the public reader, and as the owner. */
  app: AppDb
  reader: PublicDb
  owner: AppDb
  urls: DatabaseUrls
  end(): Promise<void>
}

/** A database of its own, migrated and empty. `end` drops it. */
export async function makeDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = postgres(serverUrl, { max: 1, onnotice: () => undefined })
  await server.unsafe(`create database ${name} template ${TEMPLATE} owner ${OWNER.user}`)
  // Rights on a database itself are not copied from its template.
  await server.unsafe(`grant connect on database ${name} to vaada_app, vaada_public`)
  const urls = databaseUrls({ DATABASE_URL: asOwner(serverUrl, name), AUTH_SECRET: TEST_SECRET })
  const pools = [
    openPool<AppDb>(urls.app, 8),
    openPool<PublicDb>(urls.reader, 2),
    openPool<AppDb>(urls.owner, 2),
  ] as const
  return {
    app: pools[0].db,
    reader: pools[1].db,
    owner: pools[2].db,
    urls,
    async end() {
      await Promise.all(pools.map((pool) => pool.end()))
      await server.unsafe(`drop database ${name} with (force)`)
      await server.end()
    },
  }
}

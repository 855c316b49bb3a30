import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import pino from 'pino'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { STATEMENT_TIMEOUT_MS } from '@/db/statement-timeout'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { followPublishedVersion, type PublishedVersion } from './published-version'

/** Other tests run at the same time. */
const PATIENTLY = { timeout: 10_000, interval: 10 }

const log = pino({ level: 'silent' })
let database: TestDatabase
let owner: postgres.Sql
/** Sees what others are doing. */
let superuser: postgres.Sql
let published: PublishedVersion | undefined

beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  owner = postgres(database.urls.owner, { max: 1 })
  const address = new URL(inject('databaseUrl'))
  address.pathname = new URL(database.urls.owner).pathname
  superuser = postgres(address.href, { max: 1 })
})
afterEach(async () => {
  await published?.close()
  published = undefined
})
afterAll(async () => {
  await Promise.all([owner.end(), superuser.end()])
  await database.end()
})

const publish = async (notify = true) => {
  const [row] = await owner`update publication set version = version + 1 returning version::text`
  if (notify) await owner`select pg_notify('vaada_published', ${row?.version})`
  return row?.version as string
}

test('the version is read at the start', async () => {
  published = followPublishedVersion({ url: database.urls.reader, log })
  expect(published.current).toBeNull()
  const [row] = await owner`select version::text from publication`
  await vi.waitFor(() => expect(published?.current).toBe(row?.version), PATIENTLY)
  expect(published.down).toBe(false)
})

test('a publication is heard of at once', async () => {
  const changes: string[] = []
  published = followPublishedVersion({
    url: database.urls.reader,
    log,
    pollMs: 60_000,
    onChange: (version) => changes.push(version),
  })
  await published.read()
  await listening()
  const version = await publish()
  await vi.waitFor(() => expect(published?.current).toBe(version), PATIENTLY)
  expect(changes.at(-1)).toBe(version)
})

test('a lost notice is made up for by asking', async () => {
  published = followPublishedVersion({ url: database.urls.reader, log, pollMs: 50 })
  await published.read()
  const version = await publish(false)
  await vi.waitFor(() => expect(published?.current).toBe(version), PATIENTLY)
})

test('a notice is heard again after its connection was cut', async () => {
  published = followPublishedVersion({ url: database.urls.reader, log, pollMs: 60_000 })
  await published.read()
  const before = await listening()
  expect(published.shaken).toBe(false)
  await superuser`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'vaada-door' and datname = current_database()`
  await vi.waitFor(async () => expect(await listening()).not.toBe(before), PATIENTLY)
  expect(published.shaken).toBe(true)
  const version = await publish()
  await vi.waitFor(() => expect(published?.current).toBe(version), PATIENTLY)
})

test('a missing right is not the database being away', async () => {
  published = followPublishedVersion({ url: database.urls.reader, log })
  await expect(published.ask((sql) => sql`select * from people`)).rejects.toMatchObject({ code: '42501' })
  expect(published.down).toBe(false)
})

test('the database going away is noticed, and its return', async () => {
  const gate = await openGate(database.urls.reader)
  published = followPublishedVersion({ url: gate.url, log, pollMs: 50, retryMs: 50, timeoutMs: 1000 })
  const before = await published.read()
  await gate.close()
  await vi.waitFor(() => expect(published?.down).toBe(true), PATIENTLY)
  expect(published.current).toBe(before)
  expect(await published.answers()).toBe(false)

  await gate.open()
  await vi.waitFor(() => expect(published?.down).toBe(false), PATIENTLY)
  const version = await publish(false)
  await vi.waitFor(() => expect(published?.current).toBe(version), PATIENTLY)
})

test('a database that takes connections and says nothing is away', async () => {
  const gate = await openGate(database.urls.reader)
  published = followPublishedVersion({ url: gate.url, log, pollMs: 50, retryMs: 50, timeoutMs: 200 })
  await published.read()
  gate.hang()
  await vi.waitFor(() => expect(published?.down).toBe(true), PATIENTLY)
  await gate.close()
  await gate.open()
  await vi.waitFor(() => expect(published?.down).toBe(false), PATIENTLY)
})

test.each([
  ['slow to answer is not away', STATEMENT_TIMEOUT_MS - 1, false],
  ['still silent when its statements have timed out is', STATEMENT_TIMEOUT_MS, true],
])('a database that is %s', async (_, ms, isDown) => {
  published = followPublishedVersion({ url: database.urls.reader, log, pollMs: 60_000 })
  const version = await published.read()
  const lock = await lockPublication()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const late = published.read().catch((error: Error) => error)
    await vi.advanceTimersByTimeAsync(ms)
    expect(published.down).toBe(isDown)
    vi.useRealTimers()
    await lock.open()
    expect(await late).toEqual(isDown ? expect.any(Error) : version)
  } finally {
    vi.useRealTimers()
  }
})

/** Whoever reads the published version waits until it is open again. */
async function lockPublication() {
  const session = await superuser.reserve()
  await session`begin`
  await session`lock table publication in access exclusive mode`
  return {
    async open() {
      await session`rollback`
      session.release()
    },
  }
}

const listening = () =>
  vi.waitFor(async () => {
    const rows = await superuser`
      select pid from pg_stat_activity
      where application_name = 'vaada-door' and state = 'idle' and datname = current_database()`
    expect(rows).toHaveLength(1)
    return rows[0]?.pid as number
  }, PATIENTLY)

/** A way to the database that can be shut. */
async function openGate(url: string) {
  const { port: databasePort, hostname } = new URL(url)
  const sockets = new Set<Socket>()
  let hanging = false
  const server = createServer((client) => {
    const upstream = connect(Number(databasePort), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
    client.on('data', (data) => hanging || upstream.write(data))
    upstream.on('data', (data) => hanging || client.write(data))
  })
  const listen = async (port: number) => {
    hanging = false
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    open: () => listen(port),
    hang: () => (hanging = true),
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LEASH } from '@/scripts/lib/paths.js'
import { findRunning, startPostgres } from './index.js'

let dataDir: string
const pidFile = () => path.join(dataDir, 'postgres', 'postmaster.pid')

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'vaada-launcher-test-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1 })
  try {
    return await sql.unsafe(text).then(([row]) => row)
  } finally {
    await sql.end()
  }
}

/** A process that starts the server and then waits; answers with the server's process id. */
async function startInAnotherProcess() {
  const script = `import { startPostgres } from ${JSON.stringify(path.resolve(import.meta.dirname, 'index.js'))}
    console.log((await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })).pid)`
  const parent = spawn(process.execPath, ['--import', LEASH, '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(parent.stdout, 'data')
  return { parent, server: Number(line) }
}

async function killHard(child: ReturnType<typeof spawn>) {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('what was written is there after the next start', async () => {
  const first = await startPostgres({ dataDir })
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()

  const second = await startPostgres({ dataDir })
  expect([first.isNew, second.isNew]).toEqual([true, false])
  expect(await query(second.url, 'select answer from kept')).toEqual({ answer: 42 })
  await second.stop()
})

test('the owner is no superuser, and passwords are for our eyes only', async () => {
  const server = await startPostgres({ dataDir })
  expect(
    await query(server.url, 'select rolsuper, rolcreaterole from pg_roles where rolname = current_user'),
  ).toEqual({ rolsuper: false, rolcreaterole: true })
  await expect(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password')
  expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  expect(statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
  await server.stop()
})

test('text is UTF-8 with the letters of all four languages, and time is UTC', async () => {
  const server = await startPostgres({ dataDir })
  await query(server.url, 'create extension pg_trgm')
  expect(
    await query(
      server.url,
      `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
         lower('ҚАЗАҚСТАН') as lower, cardinality(show_trgm('қазақ')) as trigrams,
         'Ә' < 'Б' collate "kk-x-icu" as kazakh_order`,
    ),
  ).toEqual({ encoding: 'UTF8', zone: 'UTC', lower: 'қазақстан', trigrams: 6, kazakh_order: true })
  await server.stop()
})

test('a second starter is refused and told who is there, and finds the first', async () => {
  const { parent, server } = await startInAnotherProcess()
  await expect(startPostgres({ dataDir })).rejects.toThrow(`in use by another Vaada (process ${parent.pid})`)
  expect(await query(findRunning(dataDir)?.url ?? '', 'select 1 as one')).toEqual({ one: 1 })
  expect(Number(readFileSync(pidFile(), 'utf8').split('\n')[0])).toBe(server)
  await killHard(parent)
})

test('after the parent was killed, the next start recovers', async () => {
  const { parent } = await startInAnotherProcess()
  await killHard(parent)
  const next = await startPostgres({ dataDir })
  expect(await query(next.url, 'select 1 as one')).toEqual({ one: 1 })
  await next.stop()
})

test('after the server was killed, it says so, and starts again on the same port', async () => {
  const first = await startPostgres({ dataDir })
  await query(first.url, 'create table kept as select 42 as answer')
  process.kill(first.pid, 'SIGKILL')
  expect(await first.exited).toBe('SIGKILL')

  const again = await startPostgres({ dataDir, port: first.port })
  expect(again.port).toBe(first.port)
  expect(await query(again.url, 'select answer from kept')).toEqual({ answer: 42 })
  await again.stop()
})

test('a process that got the id of a killed server is left alone', async () => {
  const { parent, server } = await startInAnotherProcess()
  process.kill(server, 'SIGKILL')
  await killHard(parent)
  const innocent = spawn('sleep', ['60'])
  writeFileSync(pidFile(), readFileSync(pidFile(), 'utf8').replace(/^\d+/, `${innocent.pid}`))

  const next = await startPostgres({ dataDir })
  expect(innocent.exitCode ?? innocent.signalCode).toBeNull()
  await next.stop()
  innocent.kill()
})

test('an interrupted first start is made anew', async () => {
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { startPostgres } from ${JSON.stringify(path.resolve(import.meta.dirname, 'index.js'))}
     startPostgres({ dataDir: ${JSON.stringify(dataDir)} })`,
  ])
  while (!existsSync(path.join(dataDir, 'postgres.making'))) await new Promise((done) => setTimeout(done, 5))
  await killHard(parent)

  const server = await startPostgres({ dataDir })
  expect(server.isNew).toBe(true)
  await server.stop()
})

test('a folder of another major version is refused before anything happens to it', async () => {
  await startPostgres({ dataDir }).then((server) => server.stop())
  writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '12\n')
  await expect(startPostgres({ dataDir })).rejects.toThrow('was made by PostgreSQL 12')
})

test('a throw-away server leaves nothing behind', async () => {
  const server = await startPostgres({ throwaway: true })
  const row = await query(server.superuserUrl, 'show data_directory')
  expect(existsSync(row?.data_directory)).toBe(true)
  await server.stop()
  expect(existsSync(path.dirname(row?.data_directory))).toBe(false)
})

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import postgres from 'postgres'
import { findRunning } from '../../db/embedded/index.js'

// What is killed and found again is read from /proc.
test.skip(process.platform !== 'linux', 'needs Linux')
test.describe.configure({ mode: 'serial' })

const dataDir = mkdtempSync(join(tmpdir(), 'vaada-restart-'))
let port: number
let vaada: Vaada

interface Vaada {
  process: ChildProcess
  /** Seconds until it printed its address. */
  took: number
  exited: Promise<number | null>
}

test.beforeAll(async () => {
  test.setTimeout(120_000)
  port = await freePort()
  vaada = await startVaada()
})
test.afterAll(async () => {
  vaada.process.kill('SIGTERM')
  await vaada.exited
  rmSync(dataDir, { recursive: true, force: true })
})

for (const name of ['server', 'worker'] as const)
  test(`a killed ${name} is started again`, async () => {
    const pid = childRunning(`dist/${name}.js`)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => childRunning(`dist/${name}.js`, pid), { timeout: 15_000 }).toBeGreaterThan(0)
    await expect.poll(() => answers('/en'), { timeout: 15_000 }).toBe(200)
  })

test('a killed database is started again, and Vaada finds it', async () => {
  process.kill(postmaster(), 'SIGKILL')
  await expect.poll(() => answers('/api/ready'), { timeout: 20_000 }).toBe(200)
  await expect.poll(() => answers('/en/countries'), { timeout: 15_000 }).toBe(200)
})

test('a question that takes the database too long is answered with that, in the language of its reader', async () => {
  test.setTimeout(90_000)
  const holder = postgres(findRunning(dataDir)?.url ?? '', { max: 1 })
  await holder.unsafe('begin; lock table commitments')
  try {
    const [page, file, api] = await Promise.all(
      ['/ru/commitments?q=x', '/ru/commitments.csv?q=x', '/api/v1/commitments?q=x'].map((path) =>
        fetch(`http://127.0.0.1:${port}${path}`),
      ),
    )
    for (const answer of [page, file, api]) {
      expect(answer?.status).toBe(503)
      expect(answer?.headers.get('retry-after')).toBe('60')
    }
    expect(await page?.text()).toContain('Этот запрос выполняется слишком долго')
    expect(await api?.json()).toMatchObject({ status: 503, code: 'too_slow' })
  } finally {
    await holder.end()
  }
  expect(await answers('/ru/commitments?q=x')).toBe(200)
})

test('a second start on the same data is refused in words', async () => {
  const second = spawn(process.execPath, ['scripts/start.js'], {
    env: environment(await freePort()),
    stdio: 'pipe',
  })
  let said = ''
  second.stderr.on('data', (chunk) => (said += chunk))
  second.stdout.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve) => second.once('exit', resolve))
  expect(code).toBe(1)
  expect(said).toMatch(/running|in use|already/i)
})

test('after everything was killed the next start recovers, and keeps what was there', async () => {
  const before = await ledgerHead()
  vaada.process.kill('SIGKILL')
  await vaada.exited
  vaada = await startVaada()
  expect(await ledgerHead()).toBe(before)
})

test('SIGTERM ends it all, with code 0 and nothing left behind', async () => {
  const pids = [childRunning('dist/server.js'), childRunning('dist/worker.js'), postmaster()]
  vaada.process.kill('SIGTERM')
  expect(await vaada.exited).toBe(0)
  expect(pids.filter(isAlive)).toEqual([])
  vaada = await startVaada()
})

async function startVaada(): Promise<Vaada> {
  const began = performance.now()
  const child = spawn(process.execPath, ['scripts/start.js'], {
    env: environment(port),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Vaada is at') && resolve())
    exited.then((code) => reject(new Error(`npm start ended with ${code}`)))
  })
  return { process: child, took: (performance.now() - began) / 1000, exited }
}

const environment = (at: number): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _, DATABASE_PUBLIC_URL: __, BASE_URL: ___, ...rest } = process.env
  return { ...rest, VAADA_DATA_DIR: dataDir, PORT: String(at), LOG_LEVEL: 'error' }
}

const answers = (path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    ({ status }) => status,
    () => 0,
  )

async function ledgerHead(): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/ledger?pageSize=200`)
  const { data } = (await answer.json()) as { data: { hash: string }[] }
  return data.at(-1)?.hash ?? ''
}

/** Pid of the child of this start that runs `program`, other than `before`; 0: none. */
function childRunning(program: string, before = 0): number {
  const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  for (const row of table.split('\n')) {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? []
    if (Number(parent) === vaada.process.pid && args.includes(program) && Number(pid) !== before)
      return Number(pid)
  }
  return 0
}

const postmaster = () =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port: free } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return free
}

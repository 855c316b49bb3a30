import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { startPostgres } from '@/db/embedded/index.js'

export type Environment = Record<string, string>

export interface Database {
  environment: Environment
  /** As the owner of its tables. */
  ownerUrl: string
  superuserUrl: string
  stop(): Promise<void>
}

/** A database with the documented commitments, and the logins to it: kept in `dataDir`, or thrown away where none is named. */
export async function startDatabase(dataDir?: string): Promise<Database> {
  const server = await startPostgres(dataDir === undefined ? { throwaway: true } : { dataDir })
  const base = {
    DATABASE_URL: server.url,
    AUTH_SECRET: 'only for measuring: not a secret at all',
    LOG_LEVEL: 'error',
    // Load comes from one address.
    VAADA_API_PER_MINUTE: '1000000',
  }
  const prepared = await run('dist/prepare.js', base)
  return {
    environment: { ...base, ...(prepared as { logins: Environment }).logins },
    ownerUrl: server.url,
    superuserUrl: server.superuserUrl,
    stop: () => server.stop(),
  }
}

export interface Instance {
  url: string
  pid: number
  stop(): Promise<void>
}

/** The built server, or worker, in production mode on a free port. */
export async function start(program: 'server' | 'worker', environment: Environment): Promise<Instance> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = launch(`dist/${program}.js`, { ...environment, PORT: String(port), BASE_URL: url })
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => message === 'ready' && resolve())
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Memory that would be free without the process, in MB: shared pages count by share. */
export function memoryOf(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN) / 1024
}

function launch(program: string, environment: Environment): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', '--max-old-space-size=320', program], {
    // As npm start does.
    env: {
      ...process.env,
      NODE_ENV: 'production',
      MALLOC_ARENA_MAX: '2',
      ...environment,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function run(program: string, environment: Environment): Promise<unknown> {
  const child = launch(program, environment)
  let answer: unknown
  child.on('message', (message) => {
    answer = message
  })
  return new Promise((resolve, reject) =>
    child.once('exit', (code) =>
      code === 0 ? resolve(answer) : reject(new Error(`${program} ended with ${code}`)),
    ),
  )
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

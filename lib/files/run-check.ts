import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdtemp, open, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { setPriority, constants as system, tmpdir } from 'node:os'
import { join } from 'node:path'
import { confinement } from './confine'
import { FILE_BYTES_MAX, type FileKind, type Refusal } from './model'

/** What the program that checks a file says at its end. */
export type Outcome = { ok: true; kind: FileKind } | { ok: false; code: Refusal; about: string }

export type CheckedFile =
  | { ok: true; kind: FileKind; content: Buffer }
  | { ok: false; code: Refusal; about: string }

export interface CheckBounds {
  withinMs: number
  /** Of the whole process, where the system tells (Linux); its heap is bounded everywhere. */
  memoryBytes: number
}

const BOUNDS: CheckBounds = { withinMs: 60_000, memoryBytes: 1024 * 1024 * 1024 }
const HEAP_MB = 512
const LOOK_EVERY_MS = 100

/**
 * Checks a file in a process of its own, with nothing in its environment, which is ended where it takes too long or
 * too much. `program`: how Node is told to run it; a built one, by its path alone, is also kept from what else lies on
 * the disk. Never throws for what the file does.
 */
export async function runCheck(
  program: readonly string[],
  { name, content }: { name: string; content: Buffer },
  bounds: CheckBounds = BOUNDS,
): Promise<CheckedFile> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'vaada-check-')))
  const [input, output] = [join(folder, 'in'), join(folder, 'out')]
  try {
    await writeFile(input, content, { mode: 0o600 })
    const [built] = program
    const held = built !== undefined && program.length === 1 ? confinement(built, folder) : []
    const outcome = await run([...held, ...program, input, output, name], bounds)
    if (!outcome.ok) return outcome
    const checked = await readOutput(output)
    return checked ? { ...outcome, content: checked } : REFUSED_OUTPUT
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const REFUSED_OUTPUT: CheckedFile = {
  ok: false,
  code: 'too_large',
  about: 'more bytes when written anew, or no file',
}

/** Whatever the program was made to leave there; null: nothing, larger than is taken, or the way to another file. */
async function readOutput(path: string): Promise<Buffer | null> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const file = await open(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0)).catch(() => null)
  if (!file) return null
  try {
    const stat = await file.stat()
    if (!stat.isFile() || stat.nlink > 1 || stat.size > FILE_BYTES_MAX) return null
    const content = Buffer.alloc(stat.size)
    let length = 0
    for (let read = -1; read !== 0 && length < content.length; length += read)
      read = (await file.read(content, length, content.length - length, length)).bytesRead
    return content.subarray(0, length)
  } finally {
    await file.close()
  }
}

function run(args: readonly string[], { withinMs, memoryBytes }: CheckBounds): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...args], {
      env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let said = ''
    let ended: string | null = null
    const end = (why: string) => {
      ended ??= why
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end(`longer than ${withinMs} ms`), withinMs)
    const watch = setInterval(async () => {
      const bytes = child.pid === undefined ? 0 : await residentBytes(child.pid)
      if (bytes > memoryBytes) end(`more than ${memoryBytes} bytes of memory`)
    }, LOOK_EVERY_MS)
    const stop = () => {
      clearTimeout(timer)
      clearInterval(watch)
    }
    child.once('spawn', () => child.pid !== undefined && yieldTo(child.pid))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
    })
    child.once('error', (error) => {
      stop()
      reject(error)
    })
    child.once('close', (code, signal) => {
      stop()
      if (ended) return resolve({ ok: false, code: 'too_complex', about: ended })
      const outcome = parse(said)
      resolve(outcome ?? { ok: false, code: 'too_complex', about: `it ended with ${signal ?? code}` })
    })
  })
}

function parse(said: string): Outcome | null {
  try {
    return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Outcome
  } catch {
    return null
  }
}

/** Pages and saving go first. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, system.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already.
  }
}

/** 0 where the system doesn't say. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}

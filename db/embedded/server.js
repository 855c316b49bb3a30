import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPidFile } from './leftover.js'
import { freePort } from './port.js'
import { runAs, spawnAs } from './runner.js'

const LOG_KEEPS_BYTES = 10 * 1024 * 1024
/** How long backends of a killed server may take to notice and let go of its memory. */
const ORPHANS_GO_WITHIN_MS = 10_000

/**
 * Runs the server until it is told to stop.
 *
 * @param {{ dataDir: string, cluster: string, binaries: import('./binaries.js').Binaries, runner: import('./runner.js').Runner,
 *   settings: Record<string, string>, port?: number }} options
 */
export async function serve({ dataDir, cluster, binaries, runner, settings, port: wanted }) {
  for (const deadline = Date.now() + ORPHANS_GO_WITHIN_MS; ; ) {
    const port = wanted ?? (await freePort())
    const logFile = openLog(path.join(dataDir, 'postgres.log'))
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawnAs(
      runner,
      binaries.postgres,
      ['-D', cluster, '-p', `${port}`, ...args],
      ['ignore', logFile.fd, logFile.fd],
    )
    closeSync(logFile.fd)

    /** @type {Promise<string>} */
    const exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
      child.once('error', (error) => resolve(error.message))
    })
    const pid = child.pid ?? 0
    const trouble = await endOrReady(cluster, pid, exited)
    if (trouble === null) {
      const end = signaller(child, { runner, pgCtl: binaries.pgCtl, cluster })
      return {
        port,
        pid,
        exited,
        stop: (/** @type {boolean | undefined} */ force) => stop(end, exited, force),
      }
    }

    const said = logFile.read()
    const passing =
      said.includes('pre-existing shared memory block') || (!wanted && said.includes('could not bind'))
    if (!passing || Date.now() > deadline)
      throw new Error(`PostgreSQL didn't start (${trouble}):\n${said.trim()}`)
    await sleep(100)
  }
}

/** How the process ended, or `null` once it takes connections. @param {string} cluster @param {number} pid @param {Promise<string>} exited */
async function endOrReady(cluster, pid, exited) {
  /** @type {string | undefined} */
  let end
  exited.then((how) => (end = how))
  while (end === undefined) {
    const server = readPidFile(cluster)
    if (server?.ready && server.pid === pid) return null
    await sleep(10)
  }
  return end
}

/** @param {(mode: 'fast' | 'immediate' | 'kill') => void} end @param {Promise<string>} exited @param {boolean} [force] */
async function stop(end, exited, force = false) {
  const within = (/** @type {number} */ ms) => Promise.race([exited, sleep(ms, null, { ref: false })])
  if (!force) {
    end('fast')
    if (await within(20_000)) return
  }
  end('immediate')
  if (await within(5_000)) return
  end('kill')
  await exited
}

/**
 * Windows has no signals: a server there is told through pg_ctl.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ runner: import('./runner.js').Runner, pgCtl: string, cluster: string }} tool
 * @returns {(mode: 'fast' | 'immediate' | 'kill') => void}
 */
function signaller(child, { runner, pgCtl, cluster }) {
  if (process.platform !== 'win32') {
    const signals = /** @type {const} */ ({ fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' })
    return (mode) => child.kill(signals[mode])
  }
  return (mode) => {
    if (mode === 'kill') child.kill()
    else runAs(runner, pgCtl, ['stop', '-D', cluster, '-m', mode, '--no-wait']).catch(() => {})
  }
}

/** Appends to the log, moving a long one aside; `read` gives what was written since. @param {string} file */
function openLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const rotate = size > LOG_KEEPS_BYTES
  if (rotate) renameSync(file, `${file}.1`)
  const start = rotate ? 0 : size
  return { fd: openSync(file, 'a', 0o600), read: () => readFileSync(file).subarray(start).toString() }
}

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBinaries } from './binaries.js'
import { DATABASE, ensureCluster, keptPasswords, OWNER, SUPERUSER } from './cluster.js'
import { ExplainedError } from './errors.js'
import { readPidFile, stopLeftover } from './leftover.js'
import { lockHolder, tryLock } from './lock.js'
import { chooseRunner } from './runner.js'
import { serve } from './server.js'

/** Given on the command line, so that a folder made by an older Vaada gets them too. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  jit: 'off',
}
/** For data that nobody will miss. */
const THROWAWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
}

const THROWAWAY_PREFIX = 'vaada-postgres-'
const HOUR_MS = 3_600_000

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url the database `vaada`, as its owner
 * @property {string} superuserUrl the database `postgres`, as the superuser: for tests and repairs
 * @property {number} port on 127.0.0.1
 * @property {number} pid
 * @property {boolean} isNew whether the cluster was made by this very call
 * @property {Promise<string>} exited how it ended, once it has, whether asked to or not
 * @property {(force?: boolean) => Promise<void>} stop `force` cuts connections off without a checkpoint; no data is lost
 */

/**
 * Starts PostgreSQL on the folder `dataDir/postgres`, making it if need be. Whatever an earlier run that was killed has
 * left behind is cleaned up. One process at a time: a second one gets an `ExplainedError`.
 *
 * @param {{ dataDir: string, port?: number, log?: (line: string) => void } | { throwaway: true, log?: (line: string) => void }} options
 *   `throwaway` keeps its data in a temporary folder, without waiting for the disk, until `stop`.
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startPostgres(options) {
  const log = options.log ?? (() => {})
  if (!('throwaway' in options))
    return launch({ dataDir: options.dataDir, port: options.port, sync: true, log })

  removeAbandoned()
  const dataDir = mkdtempSync(path.join(tmpdir(), THROWAWAY_PREFIX))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    const server = await launch({ dataDir, sync: false, log })
    return { ...server, stop: () => server.stop(true).finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * The server that is running on `dataDir` for another process, if any.
 * @param {string} dataDir
 * @returns {{ url: string, superuserUrl: string, port: number } | null}
 */
export function findRunning(dataDir) {
  if (!existsSync(dataDir)) return null
  const lock = tryLockIn(dataDir)
  if (lock) {
    lock.release()
    return null
  }
  const server = readPidFile(path.join(dataDir, 'postgres'))
  return server?.ready ? { ...addresses(dataDir, server.port), port: server.port } : null
}

/** @param {{ dataDir: string, port?: number, sync: boolean, log: (line: string) => void }} options @returns {Promise<EmbeddedPostgres>} */
async function launch({ dataDir: given, port, sync, log }) {
  const binaries = findBinaries()
  mkdirSync(given, { recursive: true })
  const dataDir = realpathSync(given)
  // Passing through is not looking in: the secrets are 0600 and the cluster is 0700.
  chmodSync(dataDir, 0o711)

  const lock = tryLockIn(dataDir)
  if (!lock) {
    throw new ExplainedError(
      `The data folder ${dataDir} is in use by another Vaada (process ${lockHolder(path.join(dataDir, 'lock'))}).`,
    )
  }
  try {
    const cluster = path.join(dataDir, 'postgres')
    if (await stopLeftover(cluster)) log('stopped the server that an earlier run left behind')
    const runner = chooseRunner([
      path.join(binaries.native, 'bin'),
      path.join(binaries.native, 'lib'),
      dataDir,
    ])
    const passwords = keptPasswords(path.join(dataDir, 'postgres.json'))
    const isNew = await ensureCluster({ cluster, binaries, runner, passwords, sync })
    const settings = sync ? SETTINGS : { ...SETTINGS, ...THROWAWAY_SETTINGS }
    const server = await serve({ dataDir, cluster, binaries, runner, settings, port })
    server.exited.finally(lock.release)
    return { ...addresses(dataDir, server.port), isNew, ...server }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Throw-away folders of processes that were killed. Young ones are left: theirs may not have got to locking them yet. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(THROWAWAY_PREFIX))) {
    const folder = path.join(tmpdir(), name)
    try {
      const lock = statSync(folder).mtimeMs < Date.now() - HOUR_MS && tryLockIn(folder)
      if (!lock) continue
      lock.release()
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Somebody else's, or somebody else removed it.
    }
  }
}

/** @param {string} dataDir */
function tryLockIn(dataDir) {
  return tryLock(path.join(dataDir, 'lock'))
}

/** @param {string} dataDir @param {number} port */
function addresses(dataDir, port) {
  const passwords = keptPasswords(path.join(dataDir, 'postgres.json'))
  return {
    url: `postgres://${OWNER}:${passwords.owner}@127.0.0.1:${port}/${DATABASE}`,
    superuserUrl: `postgres://${SUPERUSER}:${passwords.superuser}@127.0.0.1:${port}/postgres`,
  }
}

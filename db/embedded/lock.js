import { spawnSync } from 'node:child_process'
import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { ExplainedError, hasCode } from './errors.js'

/** Open flags that lock, where the system has them (O_EXLOCK; UV_FS_O_EXLOCK). Linux has flock(1) instead. */
const LOCK_ON_OPEN =
  { darwin: 0x20 | constants.O_NONBLOCK, win32: 0x10000000 }[/** @type {string} */ (process.platform)] ?? 0

/**
 * Locks a file until `release` is called or this process ends; `null` when another process holds it.
 * The kernel lets go of it however the process ends, so there are no stale locks and no guessing about process ids.
 * A process that inherits `fd` holds the lock too.
 *
 * @param {string} file
 * @returns {{ fd: number, release: () => void } | null}
 */
export function tryLock(file) {
  const fd = open(file)
  if (fd === null) return null
  if (process.platform === 'linux' && !flock(fd)) {
    closeSync(fd)
    return null
  }
  ftruncateSync(fd)
  writeSync(fd, `${process.pid}\n`, 0)
  return { fd, release: () => closeSync(fd) }
}

/** The process that holds the lock, as it wrote itself down. @param {string} file */
export function lockHolder(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function open(/** @type {string} */ file) {
  try {
    return openSync(file, constants.O_RDWR | constants.O_CREAT | LOCK_ON_OPEN, 0o600)
  } catch (error) {
    if (['EAGAIN', 'EWOULDBLOCK', 'EBUSY'].some((code) => hasCode(error, code))) return null
    throw error
  }
}

/**
 * flock(1) locks the open file it inherits, and that is the very one we keep open after it has gone. It waits a moment,
 * because a program that a killed holder was just starting has the file open until it really runs.
 */
function flock(/** @type {number} */ fd) {
  const { status, error } = spawnSync('flock', ['--timeout', '0.5', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', fd],
  })
  if (error)
    throw new ExplainedError('The command flock (package util-linux) is needed to lock the data folder.', {
      cause: error,
    })
  return status === 0
}

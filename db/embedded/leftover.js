import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What a server says of itself in its folder: process, port, and whether it takes connections yet; `null` without one.
 * @param {string} cluster
 */
export function readPidFile(cluster) {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/**
 * Stops the server that a killed parent left on this folder. Call it with the folder's lock held: whoever else is
 * running there has lost its parent. Returns whether there was one.
 *
 * @param {string} cluster
 */
export async function stopLeftover(cluster) {
  const left = readPidFile(cluster)
  if (!left) return false
  if (!isServerOf(cluster, left.pid)) {
    // The id may belong to an innocent process by now, which PostgreSQL would take for a rival. Should orphaned
    // backends still be at work, it notices them by their shared memory.
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
    return false
  }
  // Fast, then immediate shutdown, then no mercy.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    signalProcess(left.pid, signal)
    for (let waited = 0; waited < 10_000; waited += 20) {
      if (!isServerOf(cluster, left.pid)) return true
      await sleep(20)
    }
  }
  throw new Error(`PostgreSQL (process ${left.pid}) doesn't stop`)
}

/** Ids are reused, so ask what the process was started as: only the server itself is `postgres -D <this folder>`. */
function isServerOf(/** @type {string} */ cluster, /** @type {number} */ pid) {
  const command = commandLine(pid)
  return command.includes('postgres') && command.includes(`-D ${cluster} `)
}

function commandLine(/** @type {number} */ pid) {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    /** @type {import('node:child_process').ExecFileSyncOptionsWithStringEncoding} */
    const quiet = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
    if (process.platform !== 'win32')
      return `${execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], quiet).trim()} `
    const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`
    return execFileSync('powershell', ['-NoProfile', '-Command', query], quiet).replaceAll('"', '')
  } catch {
    return ''
  }
}

function signalProcess(/** @type {number} */ pid, /** @type {NodeJS.Signals} */ signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone in the meantime.
  }
}

import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExplainedError } from '../../db/embedded/errors.js'
import { LEASH, ROOT } from './paths.js'

const GRACE_MS = 10_000
const READY_WITHIN_MS = 60_000

/** @typedef {{ exited: Promise<string>, stop: (force?: boolean) => Promise<void> }} Running */

/** @type {Set<Running['stop']>} */
const live = new Set()

/** Stops whatever was started here, ready or not. @param {boolean} [force] */
export async function stopChildren(force) {
  await Promise.all([...live].map((stop) => stop(force)))
}

/**
 * Starts a long-running Node process; done when it says that it is ready.
 *
 * @param {string[]} args
 * @param {{ env: Record<string, string | undefined>, saysReady?: boolean }} options
 * @returns {Promise<Running>}
 */
export async function startChild(args, { env, saysReady = true }) {
  const { child, exited, stop } = spawnLeashed(args, env)
  /** @type {Promise<null>} */
  const ready = new Promise((resolve) => {
    child.on('message', (message) => message === 'ready' && resolve(null))
  })
  const trouble =
    saysReady && (await within(READY_WITHIN_MS, Promise.race([ready, exited]), 'still not ready'))
  if (!trouble) return { exited, stop }
  await stop(true)
  throw new ExplainedError(`${args.at(-1)} didn't get ready (${trouble}).`)
}

/**
 * Runs a Node process to its end and answers with the one message it sends.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<unknown>}
 */
export async function runChild(args, env) {
  const { child, exited } = spawnLeashed(args, env)
  /** @type {unknown} */
  let answer
  child.on('message', (message) => {
    answer = message
  })
  const end = await exited
  if (end !== 'code 0') throw new Error(end)
  return answer
}

/** @param {string[]} args @param {Record<string, string | undefined>} env */
function spawnLeashed(args, env) {
  const child = spawn(process.execPath, ['--import', LEASH, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A Ctrl-C in the terminal is for us: children are stopped in order, the database last.
    detached: process.platform !== 'win32',
  })
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  const stop = async (force = false) => {
    child.kill(force ? 'SIGKILL' : 'SIGTERM')
    if (await within(GRACE_MS, exited)) return
    child.kill('SIGKILL')
    await exited
  }
  live.add(stop)
  exited.then(() => live.delete(stop))
  return { child, exited, stop }
}

/**
 * @template T, L
 * @param {number} ms
 * @param {Promise<T>} promise
 * @param {L} [late]
 * @returns {Promise<T | L | undefined>}
 */
function within(ms, promise, late) {
  return Promise.race([promise, sleep(ms, late, { ref: false })])
}

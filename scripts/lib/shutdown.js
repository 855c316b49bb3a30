import { setTimeout as sleep } from 'node:timers/promises'

/** A terminal sends Ctrl-C to npm and to us, and npm passes its own on: twins this close are one. */
const TWINS_MS = 1_000
const FORCED_WITHIN_MS = 3_000

/** @typedef {(force?: boolean) => Promise<void>} Stop */

/**
 * Knows what has been started, and stops it, last first. A signal stops everything and ends the process; another one a
 * little later doesn't wait for anybody.
 *
 * @param {number} exitCode after a signal
 */
export function createShutdown(exitCode = 0) {
  /** @type {Stop[]} */
  const started = []
  /** @type {Stop[]} */
  const waiting = []
  /** @type {Promise<void> | undefined} */
  let running
  let signalledAt = 0

  const stopAll = async () => {
    // Read anew each time: what was still starting may join.
    for (let stop = waiting.pop(); stop; stop = waiting.pop()) await stop().catch(() => {})
  }
  const all = () => (running ??= stopAll())
  const force = () => Promise.all(started.map((stop) => stop(true).catch(() => {})))

  const onSignal = async () => {
    if (Date.now() - signalledAt < TWINS_MS) return
    const again = signalledAt > 0
    signalledAt = Date.now()
    console.log(again ? 'Stopping at once' : '\nStopping …')
    await (again ? Promise.race([force(), sleep(FORCED_WITHIN_MS)]) : all())
    process.exit(again ? 130 : exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
  // Told to terminate, npm and its shell die without a word to the command that they run.
  if (process.env.npm_lifecycle_event) import('./leash.js')

  return {
    begun: () => running !== undefined,
    all,
    /** @param {Stop} stop */
    add(stop) {
      started.push(stop)
      waiting.push(stop)
    },
  }
}

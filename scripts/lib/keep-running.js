import { setTimeout as sleep } from 'node:timers/promises'
import { ExplainedError } from '../../db/embedded/errors.js'

const RESTARTS_A_MINUTE = 5

/** @typedef {import('./child.js').Running} Running */

/**
 * Starts something, and again whenever it ends by itself: after a quarter of a second, then half a second, then one …
 * The very first start is not repeated: if it fails, so does this.
 *
 * @param {string} name
 * @param {() => Promise<Running>} launch
 * @param {{ say: (line: string) => void, giveUp: (error: Error) => void, pauseMs?: number }} options
 *   `giveUp` is called when it ends too often
 * @returns {Promise<{ stop: (force?: boolean) => Promise<void> }>}
 */
export async function keepRunning(name, launch, { say, giveUp, pauseMs = 250 }) {
  let running = await launch()
  let stopping = false

  const watch = async () => {
    /** @type {number[]} */
    let restarts = []
    for (;;) {
      const how = await running.exited
      if (stopping) return
      restarts = restarts.filter((at) => at > Date.now() - 60_000)
      if (restarts.length >= RESTARTS_A_MINUTE) {
        const times = restarts.length + 1
        giveUp(new ExplainedError(`${name} ended ${times} times within a minute, last: ${how}.`))
        return
      }
      say(`${name} ended (${how}); starting it again`)
      await sleep(pauseMs * 2 ** restarts.length)
      if (stopping) return
      restarts.push(Date.now())
      running = await launch().catch(alreadyOver)
      if (stopping) await running.stop()
    }
  }

  const watched = watch()
  return {
    stop: async (force) => {
      stopping = true
      await running.stop(force)
      await watched
    },
  }
}

/** @returns {Running} */
function alreadyOver(/** @type {unknown} */ error) {
  return {
    exited: Promise.resolve(error instanceof Error ? error.message : `${error}`),
    stop: async () => {},
  }
}

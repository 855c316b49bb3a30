import { ExplainedError } from '../../db/embedded/errors.js'

/** A step that takes longer is announced before it is done. */
const WORTH_ANNOUNCING_MS = 700

/**
 * Does one step of a longer whole and prints a line: what it did and how long it took.
 *
 * @template T
 * @param {string} doing
 * @param {() => T | Promise<T>} work
 * @param {(result: T) => string} done
 * @returns {Promise<T>}
 */
export async function step(doing, work, done) {
  const start = performance.now()
  const announce = setTimeout(() => console.log(`  … ${doing}`), WORTH_ANNOUNCING_MS)
  try {
    const result = await work()
    console.log(`  ✓ ${done(result)} (${seconds(performance.now() - start)})`)
    return result
  } finally {
    clearTimeout(announce)
  }
}

export const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`

/** Prints why it can't go on; the stack only where it may be a bug. */
export function complain(/** @type {unknown} */ error) {
  console.error(
    `\n${error instanceof ExplainedError ? error.message : error instanceof Error ? error.stack : error}\n`,
  )
}

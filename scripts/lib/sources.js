import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.js'

/** @param {string} name */
const isTest = (name) => /\.(test|spec)\.[jt]sx?$/.test(name)

/**
 * A hash over the contents of files and folders of the project, tests left out; what isn't there counts as empty.
 * @param {string[]} entries
 */
export function hashSources(entries) {
  const hash = createHash('sha256')
  for (const entry of entries) {
    for (const file of filesUnder(entry)) {
      const content = readFileSync(inRoot(file))
      hash.update(`${file}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

/** @returns {string[]} */
function filesUnder(/** @type {string} */ entry) {
  const stat = statSync(inRoot(entry), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [entry]
  return readdirSync(inRoot(entry))
    .filter((name) => !isTest(name))
    .sort()
    .flatMap((name) => filesUnder(path.posix.join(entry, name)))
}

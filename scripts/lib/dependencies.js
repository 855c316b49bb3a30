import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './paths.js'
import { runNode, runTool } from './tool.js'

const LOCK_FILE = inRoot('package-lock.json')
const INSTALLED = inRoot('node_modules/.package-lock.json')
/** The lock file that we installed last, as a hash. In node_modules, so that it goes when they go. */
const STAMP = inRoot('node_modules/.vaada-lock')

/**
 * Installs what package-lock.json asks for, unless it is there. Returns whether it had to.
 * Development dependencies are included: without them nothing can be built.
 */
export async function ensureDependencies() {
  const wanted = createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  if (existsSync(INSTALLED) && isInstalled(packagesIn(LOCK_FILE), packagesIn(INSTALLED))) return false

  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) await runNode([npm, ...args])
  else await runTool(['npm', ...args], { shell: process.platform === 'win32' })
  writeFileSync(STAMP, wanted)
  return true
}

/** @typedef {Record<string, { version?: string, optional?: boolean, os?: string[], cpu?: string[] }>} Packages by folder */

/**
 * Whether somebody has installed by hand what the lock file asks for. npm lists what it installed at the very end, so
 * an interrupted installation has no list.
 *
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([folder, { version, optional, os, cpu }]) => {
    const found = installed[folder]
    // Packages for other machines are in the lock file, and rightly not here.
    return folder === '' || (found ? found.version === version : optional || os || cpu)
  })
}

/** @returns {Packages} */
function packagesIn(/** @type {string} */ file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

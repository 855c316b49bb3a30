import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ExplainedError } from './errors.js'
import { giveTo, runAs } from './runner.js'

export const DATABASE = 'vaada'
export const SUPERUSER = 'postgres'
/** Owns the database and makes the logins; not a superuser, as on any managed PostgreSQL. */
export const OWNER = 'vaada_owner'

/**
 * Character classes come from LC_CTYPE even with the built-in provider: under plain C, trigrams of Cyrillic are empty.
 * The built-in order never changes with a system library; queries that need a language's order name an ICU collation.
 */
const LOCALE = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
].concat(
  { linux: '--lc-ctype=C.UTF-8', darwin: '--lc-ctype=UTF-8' }[/** @type {string} */ (process.platform)] ?? [],
)

/** @typedef {{ superuser: string, owner: string }} Passwords */

/**
 * The passwords of this folder's server, made on first use.
 * @param {string} file
 * @returns {Passwords}
 */
export function keptPasswords(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const passwords = { superuser: randomBytes(24).toString('hex'), owner: randomBytes(24).toString('hex') }
  writeFileSync(`${file}.new`, JSON.stringify(passwords), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return passwords
}

/**
 * Makes the cluster, or checks the one that is there. Made in a folder of another name and renamed when complete, so
 * that an interrupted first start leaves nothing that looks like a database.
 *
 * @param {{ cluster: string, binaries: import('./binaries.js').Binaries, runner: import('./runner.js').Runner, passwords: Passwords, sync: boolean }} options
 * @returns {Promise<boolean>} whether it was made now
 */
export async function ensureCluster({ cluster, binaries, runner, passwords, sync }) {
  if (existsSync(cluster)) {
    refuseOtherMajor(cluster, binaries.major)
    giveTo(runner.owner, cluster)
    return false
  }
  const making = `${cluster}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  giveTo(runner.owner, making)

  const quick = sync ? [] : ['--no-sync']
  await runAs(runner, binaries.initdb, ['-D', making, '-U', SUPERUSER, '--auth=reject', ...LOCALE, ...quick])
  writeFileSync(path.join(making, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
  await runAs(
    runner,
    binaries.postgres,
    ['--single', '-D', making, '-c', 'exit_on_error=on', ...(sync ? [] : ['-F']), 'postgres'],
    `alter role ${SUPERUSER} password '${passwords.superuser}'
     create role ${OWNER} login createrole password '${passwords.owner}'
     create database ${DATABASE} owner ${OWNER}
    `,
  )
  renameSync(making, cluster)
  return true
}

function refuseOtherMajor(/** @type {string} */ cluster, /** @type {number} */ major) {
  const made = Number(readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8'))
  if (made === major) return
  throw new ExplainedError(
    `${cluster} was made by PostgreSQL ${made}, and this is ${major}. ` +
      'Make a backup with the version of Vaada that made it, move the folder away, start, and restore the backup.',
  )
}

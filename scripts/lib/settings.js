import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ExplainedError } from '../../db/embedded/errors.js'
import { ROOT } from './paths.js'

/**
 * What `npm start` itself has to know. The rest of the environment is checked by lib/env.ts, which needs dependencies.
 *
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host
 * @property {string} baseUrl
 * @property {string} dataDir
 * @property {boolean} dev
 * @property {boolean} demo
 * @property {string | undefined} databaseUrl `undefined` means the built-in PostgreSQL
 */

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Settings}
 */
export function readSettings(args, env) {
  const unknown = args.find((arg) => arg !== '--dev' && arg !== '--demo')
  if (unknown) throw new ExplainedError(`There is no option ${unknown}; there are --demo and --dev.`)
  const demo = args.includes('--demo')
  const databaseUrl = env.DATABASE_URL?.trim() || undefined
  if (demo && databaseUrl) {
    throw new ExplainedError(
      '--demo fills the built-in PostgreSQL with invented people: start it without DATABASE_URL.',
    )
  }
  const port = Number(env.PORT?.trim() || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new ExplainedError(`PORT is "${env.PORT}"; it should be a whole number from 1 to 65535`)
  }
  const dataDir = path.resolve(ROOT, env.VAADA_DATA_DIR?.trim() || '.data')
  return {
    port,
    host: env.HOST?.trim() || '127.0.0.1',
    baseUrl: env.BASE_URL?.trim() || `http://127.0.0.1:${port}`,
    dataDir: demo ? path.join(dataDir, 'demo') : dataDir,
    dev: args.includes('--dev'),
    demo,
    databaseUrl,
  }
}

/**
 * The secret that signs cookies and that the database's passwords follow from, made on first use.
 * @param {string} dataDir
 */
export function keptSecret(dataDir) {
  const file = path.join(dataDir, 'auth-secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(`${file}.new`, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8')
}

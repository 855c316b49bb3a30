import './lib/check-node.js'
import { existsSync } from 'node:fs'
import { ExplainedError } from '../db/embedded/errors.js'
import { findRunning, startPostgres } from '../db/embedded/index.js'
import { runChild } from './lib/child.js'
import { inRoot } from './lib/paths.js'
import { complain } from './lib/progress.js'
import { keptSecret, readSettings } from './lib/settings.js'

/** `node scripts/run.js backup …`: a program of dist/ on the database that `npm start` uses, running at the moment or not. */
try {
  process.exitCode = await run(process.argv[2] ?? '', process.argv.slice(3))
} catch (error) {
  complain(error)
  process.exitCode = 1
}

/** @param {string} name @param {string[]} args */
async function run(name, args) {
  const program = inRoot(`dist/${name}.js`)
  if (!existsSync(program)) throw new ExplainedError(`There is no ${name} yet: run npm run build first.`)
  const { dataDir, databaseUrl } = readSettings([], process.env)
  const execute = (/** @type {Record<string, string | undefined>} */ env) =>
    runChild(['--enable-source-maps', program, ...args], { VAADA_DATA_DIR: dataDir, ...env }).then(
      () => 0,
      () => 1,
    )
  if (databaseUrl) return execute({})

  const AUTH_SECRET = process.env.AUTH_SECRET || keptSecret(dataDir)
  const running = findRunning(dataDir)
  if (running) return execute({ DATABASE_URL: running.url, AUTH_SECRET })
  const server = await startPostgres({ dataDir })
  return execute({ DATABASE_URL: server.url, AUTH_SECRET }).finally(() => server.stop())
}

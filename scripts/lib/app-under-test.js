import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ExplainedError } from '../../db/embedded/errors.js'
import { freePort } from '../../db/embedded/port.js'
import { LEASH, ROOT } from './paths.js'

/** Settings of whoever runs the tests must not change what is tested. */
const OURS = /^(VAADA_|DATABASE_|AUTH_SECRET$|BASE_URL$|HOST$|PORT$|LOG_LEVEL$|SMTP_URL$|MAIL_FROM$)/

/**
 * The whole of Vaada on an empty data folder and a free port, started as everybody starts it, with a ministry beside it
 * through which people may sign in.
 *
 * @param {string} folder for the data and the log
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} `env` tells the journeys where it is
 */
export async function startAppUnderTest(folder) {
  const dataDir = path.join(folder, 'data')
  const logFile = path.join(folder, 'vaada.log')
  const log = openSync(logFile, 'w')
  const others = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  const port = await freePort()
  // A name and not a number: passkeys belong to names.
  const baseUrl = `http://localhost:${port}`
  // Only now: before `npm ci` its package isn't there.
  const { startProviderUnderTest } = await import('./provider-under-test.js')
  const ministry = await startProviderUnderTest({ callbacks: [`${baseUrl}/api/sign-in/ministry/callback`] })
  const provider = {
    id: 'ministry',
    name: 'Ministry under test',
    issuer: ministry.issuer,
    ...ministry.client,
  }
  const app = spawn(process.execPath, ['--import', LEASH, 'scripts/start.js'], {
    cwd: ROOT,
    env: {
      ...Object.fromEntries(others),
      PORT: `${port}`,
      BASE_URL: baseUrl,
      VAADA_DATA_DIR: dataDir,
      // Nothing asks the world outside while journeys run.
      VAADA_LINK_CHECKS: '0',
      // All tests come from one address.
      VAADA_API_PER_MINUTE: '100000',
      VAADA_OIDC: JSON.stringify([{ ...provider, domains: ['journeys.test'] }]),
    },
    stdio: ['ignore', log, log, 'ipc'],
    detached: process.platform !== 'win32',
  })
  const exited = new Promise((resolve) => app.once('exit', resolve).once('error', resolve))
  const started = new Promise((resolve) => app.once('message', resolve))
  const message = await Promise.race([started, exited.then(() => null)])
  if (!message) {
    await ministry.stop()
    throw new ExplainedError(`Vaada didn't start:\n${readFileSync(logFile, 'utf8')}`)
  }
  const { firstAdminLink, databaseUrl } =
    /** @type {{ firstAdminLink: string | null, databaseUrl: string }} */ (message)
  return {
    env: {
      BASE_URL: baseUrl,
      VAADA_FIRST_ADMIN_LINK: firstAdminLink ?? '',
      VAADA_DATA_DIR: dataDir,
      VAADA_DATABASE_URL: databaseUrl,
    },
    stop: async () => {
      app.kill('SIGTERM')
      await exited
      await ministry.stop()
    },
  }
}

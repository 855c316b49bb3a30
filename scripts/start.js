import './lib/check-node.js'
import { ExplainedError } from '../db/embedded/errors.js'
import { startPostgres } from '../db/embedded/index.js'
import { build } from './build.js'
import { runChild, startChild, stopChildren } from './lib/child.js'
import { ensureDependencies } from './lib/dependencies.js'
import { keepRunning } from './lib/keep-running.js'
import { LEASH, TOOL } from './lib/paths.js'
import { refuseBusyPort, untilHealthy } from './lib/port.js'
import { complain, seconds, step } from './lib/progress.js'
import { keptSecret, readSettings } from './lib/settings.js'
import { createShutdown } from './lib/shutdown.js'
import { stopTools } from './lib/tool.js'

/** @typedef {import('./lib/settings.js').Settings} Settings */
/** @typedef {Record<string, string | undefined>} Environment */
/** What scripts/prepare.ts answers. @typedef {{ logins: Environment, firstAdminLink: string | null }} Prepared */

/** The first page after a change takes a while in development. */
const HEALTHY_WITHIN_MS = 120_000
/** Enough for every page with its words in four languages; without a bound Node collects late and grows. */
const HEAP_MB = 512

const shutdown = createShutdown()
// The terminal may be gone before we are.
process.stdout.on('error', () => {})

try {
  await start(readSettings(process.argv.slice(2), process.env))
} catch (error) {
  await fail(error)
}

/** @param {Settings} settings */
async function start(settings) {
  const began = performance.now()
  shutdown.add(stopTools)
  await refuseBusyPort(settings.port, settings.host)
  await step('installing dependencies (npm ci)', ensureDependencies, (installed) =>
    installed ? 'dependencies installed' : 'dependencies are there',
  )
  const [database] = await Promise.all([startDatabase(settings), settings.dev || buildIfChanged()])
  shutdown.add(stopChildren)
  const environment = { ...environmentOf(settings), ...database }
  const { logins, firstAdminLink } = await prepare(settings, environment)
  // Migrations are done: whoever takes over the server must not find the owner's login there.
  await serve(settings, { ...environment, ...logins, DATABASE_OWNER_URL: undefined })

  console.log(
    `\nVaada is at ${settings.baseUrl} (after ${seconds(performance.now() - began)}). Ctrl-C stops it.`,
  )
  if (firstAdminLink) console.log(`\nThis link creates the first administrator, once:\n  ${firstAdminLink}`)
  console.log()
  // To whoever started it as a child: the tests, which look into the database too.
  process.send?.({ baseUrl: settings.baseUrl, firstAdminLink, databaseUrl: environment.DATABASE_URL })
}

function buildIfChanged() {
  return step('building, which takes a minute', build, (parts) =>
    parts.length ? `${parts.join(' and ')} built` : 'build is up to date',
  )
}

/** Starts the built-in PostgreSQL, unless there is another. @param {Settings} settings @returns {Promise<Environment>} */
async function startDatabase({ databaseUrl, dataDir }) {
  if (databaseUrl) return {}
  /** @type {import('../db/embedded/index.js').EmbeddedPostgres | undefined} */
  let server
  // Others have its address, so after a crash it comes back on the same port.
  const launch = async () => (server = await startPostgres({ dataDir, port: server?.port, log: say }))
  const kept = await step(
    'starting the database',
    () => keepRunning('The database', launch, { say, giveUp: fail }),
    () => (server?.isNew ? 'database made and started' : 'database started'),
  )
  shutdown.add(kept.stop)
  return { DATABASE_URL: server?.url, DATABASE_PUBLIC_URL: undefined, DATABASE_OWNER_URL: undefined }
}

/** @param {Settings} settings @returns {Environment} */
function environmentOf({ port, host, baseUrl, dataDir, demo, dev, databaseUrl }) {
  return {
    NODE_ENV: dev ? 'development' : 'production',
    PORT: `${port}`,
    HOST: host,
    BASE_URL: baseUrl,
    VAADA_DATA_DIR: dataDir,
    VAADA_DEMO: demo ? '1' : process.env.VAADA_DEMO,
    // Several instances on one database must share it, so there it is asked for and not made up.
    AUTH_SECRET: process.env.AUTH_SECRET || (databaseUrl ? undefined : keptSecret(dataDir)),
  }
}

/** Migrations, the documented commitments, the first administrator. @param {Settings} settings @param {Environment} environment */
async function prepare({ dev }, environment) {
  const program = dev
    ? ['--import', 'tsx', 'scripts/prepare.ts']
    : ['--enable-source-maps', 'dist/prepare.js']
  const answer = await step(
    'preparing the database',
    () => runChild(program, environment),
    () => 'database is ready',
  ).catch((error) => {
    throw new ExplainedError(`The database could not be prepared (${error.message}).`)
  })
  return /** @type {Prepared} */ (answer)
}

/** @param {Settings} settings @param {Environment} environment */
async function serve(settings, environment) {
  const launch = (/** @type {'server' | 'worker'} */ name) =>
    settings.dev
      ? // tsx watch starts the program itself; the option passes the leash on, and "ready" gets lost on the way.
        startChild([TOOL.tsx, 'watch', `${name}/main.ts`], {
          env: { ...environment, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${LEASH}` },
          saysReady: false,
        })
      : // Without source maps, which Node would hold in memory for every page: `read-stack` reads stacks with them.
        startChild([`--max-old-space-size=${HEAP_MB}`, `dist/${name}.js`], {
          // Few arenas: glibc keeps what others freed, which is half of the memory after some thousand pages.
          env: { MALLOC_ARENA_MAX: '2', ...environment },
        })
  const keep = async (/** @type {'server' | 'worker'} */ name) => {
    const kept = await keepRunning(`The ${name}`, () => launch(name), { say, giveUp: fail })
    shutdown.add(kept.stop)
  }
  await step(
    'starting server and worker',
    async () => {
      await Promise.all([keep('server'), keep('worker')])
      await untilHealthy(settings, HEALTHY_WITHIN_MS)
    },
    () => 'server and worker started',
  )
}

/** @param {string} line */
function say(line) {
  if (!shutdown.begun()) console.log(`  · ${line}`)
}

/** @param {unknown} error */
async function fail(error) {
  // Whatever goes wrong while stopping is no news.
  if (shutdown.begun()) return
  complain(error)
  await shutdown.all()
  process.exit(1)
}

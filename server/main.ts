import { createServer } from 'node:http'
import next from 'next'
import { appDb, closePools } from '@/db/client'
import { findKey } from '@/lib/api-keys/queries'
import { recordRefusal } from '@/lib/audit/mutations'
import { EnvError, env } from '@/lib/env'
import { FORM_BYTES_MAX } from '@/lib/files/model'
import { openLog } from '@/lib/log'
import { cookieName } from '@/lib/sessions/cookie-names'
import { findSession } from '@/lib/sessions/find'
import type { Answer } from './answer'
import { ApiLimit } from './api-limit'
import { LARGE_TIME } from './body-time'
import { createCalendar } from './calendar-day'
import { createDoor } from './door'
import { createDoorTrail } from './door-trail'
import { cookieOf, writerOf } from './large-bodies'
import { PageCache } from './page-cache'
import { readDoorWords } from './plain-page'
import { guardProcess } from './process-guard'
import { followPublishedVersion } from './published-version'
import { createReadiness, newestMigration } from './readiness'
import { createShutdown } from './shutdown'

/** Under the launcher's ten, so that the pools are closed before it loses patience. In development nobody is waiting. */
const FINISH_WITHIN_MS = { production: 8000, development: 500 }

async function main() {
  const {
    PORT,
    HOST,
    BASE_URL,
    DATABASE_PUBLIC_URL,
    LOG_LEVEL,
    VAADA_API_PER_MINUTE,
    VAADA_PAGE_CACHE_BYTES,
    VAADA_TIME_ZONE,
    VAADA_PROXIES,
  } = env()
  const dev = process.env.NODE_ENV !== 'production'
  const log = openLog('server', LOG_LEVEL)
  // After a server action that redirects, Next asks itself for the page; without this it would use the public scheme.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${reachable(HOST)}:${PORT}`

  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 15_000,
    // The longest that anything may take. The door gives most of them less.
    requestTimeout: LARGE_TIME.withinMs,
    // Longer than proxies in front keep theirs, so that they never use one that we are closing.
    keepAliveTimeout: 75_000,
    connectionsCheckingInterval: 5000,
  })
  server.maxHeadersCount = 100
  server.maxRequestsPerSocket = 10_000

  // In production Next doesn't get the server: it would take WebSocket handshakes past the door.
  const site = next({ dev, hostname: HOST, port: PORT, ...(dev && { httpServer: server }) })
  const pages = new PageCache<Answer>(VAADA_PAGE_CACHE_BYTES)
  const published = followPublishedVersion({
    url: DATABASE_PUBLIC_URL,
    log,
    onChange: (version) => pages.keepOnly(version),
  })
  const stop = createShutdown({
    server,
    withinMs: FINISH_WITHIN_MS[dev ? 'development' : 'production'],
    log,
    after: () => Promise.allSettled([published.close(), closePools(), site.close()]),
  })
  guardProcess(log, () => stop(1))
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => stop(0))

  await Promise.all([site.prepare(), published.read().catch(() => undefined)])
  server.on(
    'request',
    createDoor({
      handle: site.getRequestHandler(),
      base: new URL(BASE_URL),
      published,
      pages,
      today: createCalendar(VAADA_TIME_ZONE),
      readiness: createReadiness(published, newestMigration()),
      words: readDoorWords(),
      log,
      onForgery: createDoorTrail({
        record: (subject) =>
          void recordRefusal(
            appDb,
            new Date(),
            { act: 'door.refuse', subject, personId: null },
            'forbidden',
          ).catch((error) => log.warn({ err: error }, 'a refusal is missing in the audit trail')),
      }),
      proxies: VAADA_PROXIES,
      apiLimit: new ApiLimit({
        open: VAADA_API_PER_MINUTE,
        keyed: 10 * VAADA_API_PER_MINUTE,
        isKey: async (key) =>
          (await findKey({ db: appDb, now: new Date(), timeZone: VAADA_TIME_ZONE }, key)) !== null,
      }),
      largeBodies: {
        paths: ['/api/uploads/form', '/api/imports'],
        limit: FORM_BYTES_MAX,
        atOnce: 3,
        senderOf: async ({ headers }) => {
          const secret = cookieOf(headers.cookie, cookieName('session', BASE_URL))
          return secret ? writerOf(await findSession(appDb, new Date(), VAADA_TIME_ZONE, secret)) : null
        },
      },
      dev,
    }),
  )
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(PORT, HOST, resolve))
  log.info({ address: BASE_URL }, 'ready')
  process.send?.('ready')
}

const reachable = (host: string) => ({ '0.0.0.0': '127.0.0.1', '::': '[::1]' })[host] ?? host

main().catch((error) => {
  console.error(error instanceof EnvError ? error.message : error)
  process.exit(1)
})

import type { Server } from 'node:http'
import type { Logger } from 'pino'

interface Options {
  server: Server
  /** For requests under way. */
  withinMs: number
  log: Logger
  /** Once nobody asks any more. */
  after: () => Promise<unknown>
  exit?: (code: number) => void
}

/** Takes no new connections, lets requests under way finish, closes the rest, exits. Once, however often it is called. */
export function createShutdown({
  server,
  withinMs,
  log,
  after,
  exit = process.exit,
}: Options): (code: number) => void {
  let stopping = false
  return (code) => {
    if (stopping) return
    stopping = true
    log.info('stopping')
    // A connection that is kept alive becomes idle after its answer, and nobody would close it.
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    const finish = once(async () => {
      clearInterval(idle)
      clearTimeout(late)
      await after()
      exit(code)
    })
    const late = setTimeout(() => {
      server.closeAllConnections()
      // A WebSocket of the development server is no longer one of its connections, yet it waits for it.
      finish()
    }, withinMs)
    server.close(finish)
  }
}

function once(work: () => Promise<void>): () => void {
  let begun = false
  return () => {
    if (begun) return
    begun = true
    void work()
  }
}

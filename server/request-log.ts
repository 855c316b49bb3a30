import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

/** How an answer came about. `stale`: kept from before the database went away; `bypass`: never to be kept. */
export type Outcome = 'hit' | 'miss' | 'stale' | 'bypass'

export interface Visit {
  id: string
  /** As it may be written down; unknown while the address is. */
  path?: string
  outcome: Outcome
}

/**
 * One line for each request, with nothing in it that tells who asked: no address, agent, cookie or query, and no path
 * that we couldn't read.
 */
export function logRequest(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  visit: Visit,
): void {
  const began = performance.now()
  const sentBefore = request.socket.bytesWritten
  response.once('close', () => {
    const entry = {
      request: visit.id,
      method: request.method,
      path: visit.path,
      status: response.statusCode,
      ms: Math.round((performance.now() - began) * 10) / 10,
      bytes: request.socket.bytesWritten - sentBefore,
      cache: visit.outcome,
      ...(!response.writableFinished && { aborted: true }),
    }
    if (response.statusCode >= 500) log.warn(entry, 'request')
    else log.info(entry, 'request')
  })
}

/** The path with its secrets left out: links of invitations and their like are passwords. */
export function loggedPath(path: string): string {
  return path
    .split('/')
    .map((segment) => (isSecret(segment) ? '*' : segment))
    .join('/')
    .replace(/(\/(?:invitations|sign-in\/link|sign-in\/reset|api\/calendar|follow)\/).+/, '$1*')
    .slice(0, 200)
}

/** Long and mixed, as tokens are and references (`KAZ-2021-01`) are not. A file's name may be like that too. */
const isSecret = (segment: string) => segment.length >= 24 && !segment.includes('.')

import type { Logger } from 'pino'
import postgres from 'postgres'

/**
 * Calls `whenHeard` for each notice on a channel of the database; postgres.js listens anew after a lost connection.
 * What can't be heard, because a pooler stands in between, waits for the clock. Answers with how to stop.
 */
export async function listen(
  url: string,
  channel: string,
  log: Logger,
  whenHeard: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  const say = (error: Error) => log.warn({ error: error.message, channel }, 'listening')
  await sql.listen(channel, () => void whenHeard().catch(say)).catch(say)
  return () => sql.end({ timeout: 1 })
}

import type { Logger } from 'pino'

const BROKEN_CONNECTION =
  /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ABORT_ERR|ERR_STREAM_PREMATURE_CLOSE|CONNECT_TIMEOUT|CONNECTION_(?:CLOSED|ENDED|DESTROYED)|57P0[1-3]|08...)$/

/**
 * Whether an error that nobody caught only says that a connection broke. postgres.js 3.4 writes to a socket that is
 * already gone when one breaks inside a transaction (its issue 1208); that throws out of a timer, where no caller is.
 */
export function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && BROKEN_CONNECTION.test(String(error.code))) return true
  const isNullSocket = error instanceof TypeError && /of null \(reading 'write'\)/.test(error.message)
  return isNullSocket && /\bnextWrite\b|\bImmediate\b/.test(error.stack ?? '')
}

/** Goes on after what a broken connection throws. After anything else the state is unknown: `giveUp`, to be started anew. */
export function guardProcess(log: Logger, giveUp: () => void): void {
  process.on('uncaughtException', (error) => {
    if (isBrokenConnection(error)) return log.error({ err: error }, 'a connection broke')
    log.fatal({ err: error }, 'nobody caught this error')
    giveUp()
  })
  // Next starts reading data before it knows whether a page needs it, so an unhandled rejection is not yet a fault.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody waited for this failure'))
}

import pino, { type DestinationStream, type Logger } from 'pino'

/**
 * The log of one process. Errors of our own queries come without values (db/query-error.ts); what other clients of the
 * database add to theirs, such as the row that was in the way, is left out here.
 */
export const openLog = (process: 'server' | 'worker', level: string, to?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { process },
      redact: ['detail', 'where', 'query', 'parameters', 'internal_query', 'internalQuery'].flatMap(
        (field) => [`err.${field}`, `error.${field}`],
      ),
    },
    ...(to ? [to] : []),
  )

import { DrizzleQueryError } from 'drizzle-orm'
import { PgPreparedQuery } from 'drizzle-orm/pg-core'
import { PostgresJsPreparedQuery } from 'drizzle-orm/postgres-js'
import { tellTrouble } from './trouble'

/** What of the server's answer names parts of the schema, never what is in a row. */
const NAMED = ['code', 'severity', 'schema_name', 'table_name', 'column_name', 'constraint_name'] as const

/** Codes whose messages quote what was given: data exceptions, a faulty search term, Node's checks of arguments. */
const QUOTING = /^(?:22|42601$|ERR_INVALID_ARG)/

type Answer = Partial<Record<(typeof NAMED)[number], unknown>>

/** Why the database refused, as far as it may stand in a log. */
class QueryFailure extends Error {
  constructor(cause: Error & Answer) {
    const code = String(cause.code ?? '')
    super(QUOTING.test(code) ? withoutQuotations(cause.message) : cause.message)
    this.name = cause.name
    for (const key of NAMED) if (cause[key] !== undefined) Object.assign(this, { [key]: cause[key] })
  }
}

/** A statement that failed: its text with $1, $2 … in it, and as `cause` the code and the constraint. */
export class QueryError extends Error {
  constructor(
    readonly query: string,
    cause: unknown,
  ) {
    super(`Failed query: ${query}`, { cause: cause instanceof Error ? new QueryFailure(cause) : undefined })
    this.name = 'QueryError'
  }
}

/** From the first quotation mark or "Received" to the end of the last: a value may have quotation marks in itself. */
const withoutQuotations = (message: string) =>
  message.replace(/".*"/s, '"…"').replace(/Received type .*/s, 'Received another')

type Run = (statement: string, values: unknown[], run: () => Promise<unknown>) => Promise<unknown>

/**
 * Drizzle's own error repeats every value of the statement, and the driver's the row that was in the way: names,
 * addresses, texts of drafts. Whatever logs an error would log those, so they end here. Safe to repeat.
 */
export function dropValuesFromErrors(): void {
  const base = PgPreparedQuery.prototype as unknown as { queryWithCache: Run }
  const ours = PostgresJsPreparedQuery.prototype as unknown as { queryWithCache: Run }
  ours.queryWithCache = async function (...given: Parameters<Run>) {
    try {
      return await base.queryWithCache.apply(this, given)
    } catch (error) {
      if (!(error instanceof DrizzleQueryError)) throw error
      tellTrouble(error.cause)
      throw new QueryError(error.query, error.cause)
    }
  }
}

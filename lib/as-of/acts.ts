import { type SQL, sql } from 'drizzle-orm'
import type { AsOf } from './model'

/**
 * Entries of the ledger that had been made by then; `column` is where their number stands. A view reconstructed from facts
 * published later shows facts, but no acts of later days. `zone`: the site's own, in which days end.
 */
export function actsBy(column: string, asOf: AsOf | null, zone: string): SQL {
  if (asOf === null) return sql`true`
  const seq = sql.raw(column)
  const entered = sql`${seq} <= ${asOf.seq}`
  if (!asOf.reconstructed) return entered
  const dayEnd = sql`((${asOf.day}::date + 1)::timestamp at time zone ${zone}::text)`
  return sql`${entered} and exists (select from ledger act where act.seq = ${seq} and act.at < ${dayEnd})`
}

import { STATUSES } from '@/lib/standing/model'

/**
 * Keys that lists are ordered by, as whole numbers that rise and are never null; SQL over the row of this alias, none for a
 * column by itself, as the indexes of `db/schema` write it.
 */
type Key = (alias?: string) => string

const column = (alias: string | undefined, name: string) => (alias ? `${alias}.${name}` : name)

/** Newest first; not stated last. */
export const madeKey: Key = (alias) => `coalesce('9999-12-31'::date - ${column(alias, 'made_on')}, 9999999)`
/** Earliest first; not stated last. */
export const dueKey: Key = (alias) => `coalesce(${column(alias, 'due_on')} - '0001-01-01'::date, 9999999)`
/** In the order of the list of statuses; none last. */
export const statusKey: Key = (alias) =>
  `(case ${column(alias, 'status')} ${STATUSES.map((status, index) => `when '${status}' then ${index}`).join(' ')} else 99 end)`
/** Furthest first; not known last. */
export const progressKey: Key = (alias) =>
  `coalesce(round((1 - ${column(alias, 'progress')}) * 1000000)::int, 9999999)`
/** Newest first; none last. */
export const latestKey: Key = (alias) =>
  `coalesce('9999-12-31'::date - ${column(alias, 'latest_fact_on')}, 9999999)`

import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AskedAsOf, AsOf, AsOfProblem } from './model'

/**
 * Finds the ledger entry that a date stands for. Before the first entry the view is reconstructed: from the entries of the
 * ledger's first day, up to the first that changed a record, so that the terms shown are those first published. `zone`: the
 * site's own, in which days end.
 */
export async function findAsOf(
  db: PublicDb,
  { day, seq }: AskedAsOf,
  zone: string,
): Promise<AsOf | { problem: AsOfProblem }> {
  const dayEnd = (start: SQL) => sql`((${start} + 1)::timestamp at time zone ${zone}::text)`
  const [found] = (await db.execute(sql`select
      (select max(l.seq)::int from ledger l) as head,
      (select l.seq::int from ledger l where l.at < ${dayEnd(sql`${day}::date`)} order by l.at desc, l.seq desc limit 1) as then,
      case when not exists (select from ledger l where l.at < ${dayEnd(sql`${day}::date`)}) then
        (select l.seq::int from ledger l, (select min(at) as at from ledger) first
          where l.at < ${dayEnd(sql`(first.at at time zone ${zone}::text)::date`)}
            and coalesce(l.seq < ${FIRST_CHANGE}, true)
          order by l.at desc, l.seq desc limit 1) end as first`)) as unknown as {
    head: number | null
    then: number | null
    first: number | null
  }[]
  const head = found?.head ?? 0
  if (seq !== null && seq > head) return { problem: 'no_entry' }
  const known = found?.then ?? null
  return {
    day,
    seq: seq ?? known ?? found?.first ?? 0,
    pinned: seq !== null,
    reconstructed: known === null || (seq !== null && seq > known),
  }
}

/** The first entry that published other terms of a record than its first; null: there is none. */
const FIRST_CHANGE = sql.raw(`(select min(seq) from ledger where subject = 'commitment' and version > 1)`)

/** Rows of a table with validity that stood then; null: that stand now. `alias` is the table's name in the query. */
export const stoodAt = (alias: string, asOf: AsOf | null): SQL => {
  const [from, to] = [sql.raw(`${alias}.from_seq`), sql.raw(`${alias}.to_seq`)]
  return asOf === null
    ? sql`${to} is null`
    : sql`(${from} <= ${asOf.seq} and (${to} is null or ${to} > ${asOf.seq}))`
}

/** Whether a figure or an amount did not come with a report that was sent later; see `knownOn`. */
export const wasSentBy = (alias: string, asOf: AsOf | null): SQL =>
  asOf === null
    ? sql`true`
    : sql`(${sql.raw(alias)}.report_id is null or exists (select from reports sent
        where sent.id = ${sql.raw(alias)}.report_id and sent.submitted_on <= ${asOf.day}::date))`

/** Values known by then. */
export const valuesAt = (alias: string, asOf: AsOf | null): SQL =>
  sql`${stoodAt(alias, asOf)} and ${wasSentBy(alias, asOf)}
    ${asOf ? sql`and ${sql.raw(alias)}.on_day <= ${asOf.day}::date` : sql``}`

/** Money lines known by then: what was paid later was not, what was promised for later was. */
export const moneyAt = (alias: string, asOf: AsOf | null): SQL =>
  sql`${stoodAt(alias, asOf)} and ${wasSentBy(alias, asOf)}
    ${asOf ? sql`and not (${sql.raw(alias)}.stage in ('disbursed', 'spent') and coalesce(${sql.raw(alias)}.ends_on > ${asOf.day}::date, false))` : sql``}`

/** Whether something dated as precisely as `precision` says may have happened by that day: see `hasHappened`. */
export const hasBegun = (day: string, precision: string, asOf: AsOf): SQL =>
  sql`date_trunc(${sql.raw(precision)}::text, ${sql.raw(day)}::timestamp) <= ${asOf.day}::date`

/** Whether the ledger entry that published a row still has its content; what was removed says nothing of the time before either. */
export const isNotRemoved = (alias: string): SQL =>
  sql`not exists (select from ledger_contents removed
    where removed.seq = ${sql.raw(alias)}.from_seq and removed.redacted_by_seq is not null)`

const SPAN =
  sql.raw(`sp.status, sp.late, sp.measurable, sp.progress, sp.measured, sp.judged, sp.evidence, sp.contested,
  sp.promise_evidence, sp.freshness, sp.government_verdict, sp.computed_verdict,
  sp.has_target, sp.has_baseline, sp.has_figure, sp.delivery_stage`)

/** Of something still happening the latest fact is the day itself. */
const LATEST_FACT_ON = (day: SQL) => sql`(case when sp.latest_fact_on < ${day} then sp.latest_fact_on
    when sp.latest_fact_on is not null then ${day} end)`

/** What is expected grows evenly within a span. */
const EXPECTED_ON = (day: SQL) => sql`(case
    when sp.expected_from = sp.expected_to or sp.to_day is null or not isfinite(sp.from_day) then sp.expected_from
    else sp.expected_from + (sp.expected_to - sp.expected_from) * (${day} - sp.from_day) / (sp.to_day - sp.from_day) end)::real`

/**
 * The records to read from: c commitment, v its version, m its maker, s its standing; as they are now, or as they were
 * known then. A promise is not there before the day it was made.
 */
export function recordsAt(asOf: AsOf | null): SQL {
  if (asOf === null)
    return sql`commitments c
      join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
      join makers m on m.code = c.maker_code
      join standing s on s.commitment_id = c.id`
  const day = sql`${asOf.day}::date`
  return sql`commitments c
      join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
      join makers m on m.code = c.maker_code
      join lateral (select sp.commitment_id, ${day} as as_of, ${SPAN}, ${LATEST_FACT_ON(day)} as latest_fact_on,
        ${EXPECTED_ON(day)} as expected
        from standing_spans sp where sp.commitment_id = c.id and ${stoodAt('sp', asOf)}
          and sp.from_day <= ${day} and (sp.to_day is null or sp.to_day > ${day})) s on true`
}

import { type SQL, sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import { dashboardRows, fixed } from '@/lib/commitments/columns'
import { type Level, PLEDGE_LEVELS, type Reference } from '@/lib/commitments/model'
import { EXAMPLE_RULES, type ExampleRule, ruleExamplesAt } from '@/lib/counts/examples'
import { standingCountsAt } from '@/lib/counts/standing'
import type { IsoDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import type { Thresholds } from '@/lib/standing/facts'
import { STATUSES, type Status } from '@/lib/standing/model'

/** A real record for each rule; null: no record shows it yet. */
export type Examples = Record<ExampleRule, Reference | null>

export interface MethodFacts {
  /** In force now; null: none published. */
  thresholds: Thresholds | null
  /** Ledger entry that published them. */
  thresholdsSeq: number | null
  examples: Examples
  levels: { level: Level; count: number }[]
  /** Pledges of governments and international bodies: those that can be checked, of all. */
  measurable: number
  pledges: number
  /** Each status that occurs, with one record of it. */
  statuses: { status: Status; count: number; reference: Reference; title: LocalizedText }[]
  joint: number
  nonState: number
}

/** A row for each rule or status of which the record has an example, with the best one. */
const best = (rules: readonly string[]) => {
  const names = sql.raw(`(values ${rules.map((rule) => `('${rule}')`).join(', ')}) asked (rule)`)
  const ranked = sql`order by e.is_preferred desc, e.weight desc, e.reference limit 1`
  return sql`(select asked.rule, e.commitment_id, e.reference from ${names}
    cross join lateral (select * from examples e where e.rule = asked.rule ${ranked}) e)`
}

const STATUS_RULES = STATUSES.map((status) => `status.${status}`)

export async function findMethodFacts(db: PublicDb, asOf: AsOf | null = null): Promise<MethodFacts> {
  const once = asOf === null ? sql`not materialized` : sql`materialized`
  const number = (column: 'count' | 'measurable', where: SQL) =>
    sql`(select coalesce(sum(n.${sql.raw(column)}), 0)::int from counts n where ${where})`
  const isPledge = sql`n.kind <> 'non_state' and n.level in ${[...PLEDGE_LEVELS]}`
  const [facts] = await dashboardRows<Omit<MethodFacts, 'examples'> & { examples: Partial<Examples> }>(
    db,
    sql`with examples as ${once} (select * from ${ruleExamplesAt(asOf)} e),
      counts as materialized (
        select n.level, n.status, m.kind, sum(n.count)::int as count, sum(n.measurable)::int as measurable
        from ${standingCountsAt(asOf)} n join makers m on m.code = n.maker_code group by 1, 2, 3)
    select
      (select t.values from thresholds t where ${stoodAt('t', asOf)}) as thresholds,
      (select t.from_seq::int from thresholds t where ${stoodAt('t', asOf)}) as "thresholdsSeq",
      (select coalesce(json_object_agg(x.rule, x.reference), '{}') from ${best(EXAMPLE_RULES)} x) as examples,
      (select coalesce(json_agg(json_build_object('level', level, 'count', count) order by level), '[]') from
        (select n.level, sum(n.count) as count from counts n group by 1) x) as levels,
      ${number('measurable', isPledge)} as measurable, ${number('count', isPledge)} as pledges,
      (select coalesce(json_agg(json_build_object('status', n.status, 'count', n.count, 'reference', x.reference, 'title', v.title)), '[]')
        from (select n.status, sum(n.count) as count from counts n group by 1) n
        join ${best(STATUS_RULES)} x on x.rule = 'status.' || n.status
        join commitment_versions v on v.commitment_id = x.commitment_id and ${stoodAt('v', asOf)}) as statuses,
      ${number('count', sql`n.kind = 'joint'`)} as joint, ${number('count', sql`n.kind = 'non_state'`)} as "nonState"`,
    asOf,
  )
  if (!facts) throw new Error('the facts of the method page gave no row')
  const none = Object.fromEntries(EXAMPLE_RULES.map((rule) => [rule, null])) as Examples
  return { ...facts, examples: { ...none, ...facts.examples } }
}

export interface ThenAndNow {
  reference: Reference
  title: LocalizedText
  earlier: { status: Status; late: boolean }
  now: { status: Status; late: boolean }
}

/** Of the records whose status changed last, so many are looked at. */
const TURNED = 200

/** A record that stood differently on an earlier date than it does now; null: none of those that changed last did. */
export async function findThenAndNow(db: PublicDb, asOf: AsOf, today: IsoDate): Promise<ThenAndNow | null> {
  const [found] = await plannedRows<ThenAndNow>(
    db,
    sql`select c.reference, v.title,
      json_build_object('status', s.status, 'late', s.late) as earlier, json_build_object('status', n.status, 'late', n.late) as now
    from ${recordsAt(asOf)} join standing n on n.commitment_id = c.id
    where s.status is not null and n.status <> s.status
      and c.id = any (array(select sp.commitment_id from standing_spans sp
        where sp.to_seq is null and sp.status is not null and sp.from_day > ${asOf.day}::date and sp.from_day <= ${today}::date
        order by sp.from_day desc, sp.commitment_id desc limit ${fixed(TURNED)}))
    order by c.reference limit 1`,
  )
  return found ?? null
}

import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { moneyAt, recordsAt, stoodAt, valuesAt } from '@/lib/as-of/queries'
import { type Level, PLEDGE_LEVELS, type Reference } from '@/lib/commitments/model'
import type { LocalizedText } from '@/lib/i18n/model'
import { PACE_VALUES } from '@/lib/indicators/projection'
import type { Thresholds } from '@/lib/standing/facts'
import type { Status } from '@/lib/standing/model'

/** A real record for each rule; null: no record shows it yet. */
export interface Examples {
  progress: Reference | null
  mean: Reference | null
  kept: Reference | null
  evidence: Reference | null
  fresh: Reference | null
  timeliness: Reference | null
  delivery: Reference | null
  money: Reference | null
  yearOnly: Reference | null
  projection: Reference | null
  contested: Reference | null
  deadline: Reference | null
  verdicts: Reference | null
  figures: Reference | null
}

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

const PLEDGES = sql.join(
  PLEDGE_LEVELS.map((level) => sql`${level}`),
  sql`, `,
)
/** The first record that fits, pledges before others: the page shows how a rule works on it. */
const firstOf = (asOf: AsOf | null, where: SQL, order: SQL = sql`c.id`) =>
  sql`(select c.reference from ${recordsAt(asOf)} where ${where} order by v.level in (${PLEDGES}) desc, ${order}, c.reference limit 1)`

/** Judged indicators with a start and a later official value. */
const measured = (asOf: AsOf | null) => sql`(select count(*) from indicators i
  join indicator_versions iv on iv.indicator_id = i.id and ${stoodAt('iv', asOf)}
  where i.commitment_id = c.id and iv.direction in ('increase', 'decrease') and iv.baseline_value is not null
    and iv.target_value <> iv.baseline_value and exists (select from indicator_values x
      where x.indicator_id = i.id and ${valuesAt('x', asOf)} and x.said_by = 'official' and not x.partial
        and x.on_day > coalesce(iv.baseline_on, v.made_on)))`

/** The most official whole values that one indicator of the record has. */
const comparable = (
  asOf: AsOf | null,
) => sql`coalesce((select max(n) from (select count(*) as n from indicators i
  join indicator_versions iv on iv.indicator_id = i.id and ${stoodAt('iv', asOf)} and iv.direction in ('increase', 'decrease')
    and iv.target_value is not null
  join indicator_values x on x.indicator_id = i.id and ${valuesAt('x', asOf)}
    and x.said_by = 'official' and not x.partial
  where i.commitment_id = c.id group by i.id) y), 0)`

export async function findMethodFacts(db: PublicDb, asOf: AsOf | null = null): Promise<MethodFacts> {
  const one = (where: SQL, order?: SQL) => firstOf(asOf, where, order)
  const [facts] = (await db.execute(sql`select
    (select t.values from thresholds t where ${stoodAt('t', asOf)}) as thresholds,
    (select t.from_seq::int from thresholds t where ${stoodAt('t', asOf)}) as "thresholdsSeq",
    json_build_object(
      'progress', ${one(sql`${measured(asOf)} > 0`, sql`s.expected is null, ${measured(asOf)} desc`)},
      'mean', ${one(sql`s.judged > 1 and s.measured > 0 and ${measured(asOf)} > 0`, sql`s.judged desc`)},
      'kept', ${one(sql`s.status in ('kept', 'met_after_softening')`)},
      'evidence', ${one(sql`s.evidence is not null`, sql`s.contested desc, s.evidence desc`)},
      'fresh', ${one(sql`s.latest_fact_on is not null and s.freshness in ('fresh', 'ageing', 'old')`, sql`s.latest_fact_on desc`)},
      'timeliness', ${one(sql`exists (select from report_duties d where d.maker_code = c.maker_code)`)},
      'delivery', ${one(
        sql`s.delivery_stage is not null and v.level = 'national_measure'`,
        sql`
        (select count(distinct d.stage) from delivery_steps d where d.commitment_id = c.id and ${stoodAt('d', asOf)}) desc`,
      )},
      'money', ${one(
        sql`exists (select from money_lines l where l.commitment_id = c.id and ${moneyAt('l', asOf)}
        and l.stage = 'pledged' and l.scope = 'this_promise')`,
        sql`(select count(distinct l.stage) from money_lines l
        where l.commitment_id = c.id and ${moneyAt('l', asOf)}) desc`,
      )},
      'yearOnly', ${one(sql`v.due_precision = 'year'`)},
      'projection', ${one(sql`${comparable(asOf)} >= ${PACE_VALUES} and s.progress < 1`, sql`${comparable(asOf)} desc`)},
      'contested', ${one(sql`s.contested`)},
      'deadline', ${one(
        sql`s.status in ('deadline_missed', 'deadline_passed_no_evidence', 'deadline_passed_not_looked')`,
        sql`s.status`,
      )},
      'verdicts', ${one(
        sql`s.government_verdict is not null and s.computed_verdict is not null`,
        sql`abs(s.government_verdict - s.computed_verdict) desc`,
      )},
      'figures', ${one(sql`${comparable(asOf)} > 1`, sql`${comparable(asOf)} desc`)}
    ) as examples,
    (select coalesce(json_agg(json_build_object('level', level, 'count', count) order by level), '[]') from
      (select v.level, count(*)::int as count from ${recordsAt(asOf)} group by v.level) x) as levels,
    (select count(*)::int from ${recordsAt(asOf)} where v.level in (${PLEDGES}) and m.kind <> 'non_state' and s.measurable) as measurable,
    (select count(*)::int from ${recordsAt(asOf)} where v.level in (${PLEDGES}) and m.kind <> 'non_state') as pledges,
    (select coalesce(json_agg(json_build_object('status', status, 'count', count, 'reference', reference, 'title', title)), '[]') from
      (select distinct on (s.status) s.status, count(*) over (partition by s.status)::int as count, c.reference, v.title
       from ${recordsAt(asOf)} where s.status is not null order by s.status, m.kind = 'non_state', c.reference) x) as statuses,
    (select count(*)::int from ${recordsAt(asOf)} where m.kind = 'joint') as joint,
    (select count(*)::int from ${recordsAt(asOf)} where m.kind = 'non_state') as "nonState"`)) as unknown as MethodFacts[]
  if (!facts) throw new Error('the facts of the method page gave no row')
  return facts
}

export interface ThenAndNow {
  reference: Reference
  title: LocalizedText
  earlier: { status: Status; late: boolean }
  now: { status: Status; late: boolean }
}

/** A record that stood differently on an earlier date than it does now; null: none did. */
export async function findThenAndNow(db: PublicDb, asOf: AsOf): Promise<ThenAndNow | null> {
  const [found] = (await db.execute(sql`select c.reference, v.title,
      json_build_object('status', s.status, 'late', s.late) as earlier, json_build_object('status', n.status, 'late', n.late) as now
    from ${recordsAt(asOf)} join standing n on n.commitment_id = c.id
    where s.status is not null and n.status <> s.status order by c.reference limit 1`)) as unknown as ThenAndNow[]
  return found ?? null
}

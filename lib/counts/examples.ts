import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { moneyAt, recordsAt, stoodAt, valuesAt } from '@/lib/as-of/queries'
import { fixed, IS_PLEDGE } from '@/lib/commitments/columns'
import { PACE_VALUES } from '@/lib/indicators/projection'

interface Example {
  /** Whether a record r shows the rule. */
  readonly fits: string
  /** The greater, the better it does. */
  readonly weight: string
}

/** The first that was published. */
const FIRST = '-r.id'

/** What a record needs to be an example; r as in `counted`. */
const RULES = {
  progress: {
    fits: 'r.measured_since > 0',
    weight: '(r.expected is not null)::int * 1000000 + r.measured_since',
  },
  mean: { fits: 'r.judged > 1 and r.measured > 0 and r.measured_since > 0', weight: 'r.judged' },
  kept: { fits: `r.status in ('kept', 'met_after_softening')`, weight: FIRST },
  evidence: { fits: 'r.evidence is not null', weight: 'r.contested::int * 10 + r.evidence' },
  fresh: {
    fits: `r.latest_fact_on is not null and r.freshness in ('fresh', 'ageing', 'old')`,
    weight: `r.latest_fact_on - date '2000-01-01'`,
  },
  timeliness: {
    fits: 'exists (select from report_duties d where d.maker_code = r.maker_code)',
    weight: FIRST,
  },
  delivery: { fits: `r.delivery_stage is not null and r.level = 'national_measure'`, weight: 'r.stages' },
  money: { fits: 'r.has_pledged', weight: 'r.money_stages' },
  yearOnly: { fits: `r.due_precision = 'year'`, weight: FIRST },
  projection: { fits: `r.comparable >= ${PACE_VALUES} and r.progress < 1`, weight: 'r.comparable' },
  contested: { fits: 'r.contested', weight: FIRST },
  deadline: {
    fits: `r.status in ('deadline_missed', 'deadline_passed_no_evidence', 'deadline_passed_not_looked')`,
    weight: '-array_position(enum_range(null::status), r.status)',
  },
  verdicts: {
    fits: 'r.government_verdict is not null and r.computed_verdict is not null',
    weight: 'abs(r.government_verdict - r.computed_verdict)',
  },
  figures: { fits: 'r.comparable > 1', weight: 'r.comparable' },
} as const satisfies Record<string, Example>

/** Rules of the method page that are shown on a real record. */
export type ExampleRule = keyof typeof RULES
export const EXAMPLE_RULES = Object.keys(RULES) as ExampleRule[]

const EXAMPLES = sql.raw(
  Object.entries(RULES)
    .map(([rule, { fits, weight }]) => `('${rule}', ${fits}, (${weight})::float8)`)
    .join(', '),
)

/** For a date the examples of rules are looked for among so many records, those published first. */
const LOOKED_AT = 10_000

/** Of an indicator i with terms iv: published official figures of whole periods. */
const figures = (
  asOf: AsOf | null,
) => sql`(select count(*) as whole, max(x.on_day) as latest_on from indicator_values x
  where x.indicator_id = i.id and ${valuesAt('x', asOf)} and x.said_by = 'official' and not x.partial)`

/**
 * The best example of each maker for each rule. `measured_since`: judged indicators with a start and a later official value;
 * `comparable`: the most official whole values that one indicator of the record has.
 */
const counted = (asOf: AsOf | null, where: SQL) => sql`
  select distinct on (r.maker_code, e.rule) r.maker_code, e.rule, r.id as commitment_id, r.reference, r.is_pledge as is_preferred, e.weight
  from (
    select c.id, c.reference, c.maker_code, v.level, v.due_precision, ${IS_PLEDGE} as is_pledge, s.status, s.expected, s.judged,
      s.measured, s.progress, s.evidence, s.contested, s.freshness, s.latest_fact_on, s.delivery_stage, s.government_verdict,
      s.computed_verdict, y.measured_since, y.comparable, l.has_pledged, l.money_stages,
      case when s.delivery_stage is not null then (select count(distinct d.stage) from delivery_steps d
        where d.commitment_id = c.id and ${stoodAt('d', asOf)}) end as stages
    from ${recordsAt(asOf)}
    left join lateral (
      select count(*) filter (where iv.baseline_value is not null and iv.target_value <> iv.baseline_value
          and f.latest_on > coalesce(iv.baseline_on, v.made_on)) as measured_since,
        max(f.whole) filter (where iv.target_value is not null) as comparable
      from indicators i
      join indicator_versions iv on iv.indicator_id = i.id and ${stoodAt('iv', asOf)} and iv.direction in ('increase', 'decrease')
      join lateral ${figures(asOf)} f on f.whole > 0
      where i.commitment_id = c.id) y on true
    left join lateral (
      select bool_or(l.stage = 'pledged' and l.scope = 'this_promise') as has_pledged, count(distinct l.stage) as money_stages
      from money_lines l where l.commitment_id = c.id and ${moneyAt('l', asOf)}) l on true
    where ${where}) r
  cross join lateral (values ${EXAMPLES}) e (rule, fits, weight)
  where e.fits
  order by r.maker_code, e.rule, r.is_pledge desc, e.weight desc, r.reference`

/** The first record of each maker and status; governments come first, whatever the record is. */
const countedStatuses = (asOf: AsOf | null, where: SQL) => sql`
  select distinct on (c.maker_code, s.status) c.maker_code, 'status.' || s.status as rule, c.id as commitment_id, c.reference,
    m.kind <> 'non_state' as is_preferred, 0::float8 as weight
  from ${recordsAt(asOf)} where s.status is not null and ${where}
  order by c.maker_code, s.status, c.reference`

/** The best examples of each maker: the table written at publication, or looked for as of that date. */
export const ruleExamplesAt = (asOf: AsOf | null): SQL =>
  asOf === null
    ? sql`rule_examples`
    : sql`((${counted(asOf, sql`c.id in (select id from commitments order by id limit ${fixed(LOOKED_AT)})`)})
        union all (${countedStatuses(asOf, sql`true`)}))`

export async function recountExamples(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from rule_examples where maker_code in ${[...codes]}`)
  await tx.execute(sql`insert into rule_examples (maker_code, rule, commitment_id, reference, is_preferred, weight)
    (${counted(null, sql`c.maker_code in ${[...codes]}`)}) union all (${countedStatuses(null, sql`c.maker_code in ${[...codes]}`)})`)
}

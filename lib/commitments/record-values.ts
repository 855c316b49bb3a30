import { type SQL, sql } from 'drizzle-orm'
import type { AsOf } from '@/lib/as-of/model'
import { stoodAt } from '@/lib/as-of/queries'
import { keptByOffice } from './columns'
import type { CommitmentFilters, Facet } from './filters'

const array = (value: string) => sql.raw(`array[${value}]`)
const yesOrNo = (condition: string) => array(`case when ${condition} then 'yes' else 'no' end`)
const texts = (values: readonly (string | number)[]) => sql`${sql.param(values.map(String))}::text[]`

/**
 * What a record has of each filter, as an array of text: SQL over the records c, v, m, s. Conditions and counts are both
 * made of it, so that the number beside a value is what choosing it shows.
 */
export function recordValues(
  { money, currency }: Pick<CommitmentFilters, 'money' | 'currency'>,
  asOf: AsOf | null,
): Record<Facet, SQL> {
  return {
    // A joint statement is one record; it shows on the page of each state behind it.
    country: sql.raw(
      `array(select c.maker_code union select mm.member_code from maker_members mm where mm.maker_code = c.maker_code)`,
    ),
    maker: array('c.maker_code'),
    makers: array(`case when m.kind = 'non_state' then 'others' else 'governments' end`),
    level: array('v.level::text'),
    status: array(`coalesce(s.status::text, 'none')`),
    action: sql.raw(`array(select ca.action::text from commitment_actions ca where ca.version_id = v.id)`),
    type: sql.raw('v.types::text[]'),
    framework: array('v.framework_key'),
    year: array('c.year::text'),
    stage: sql.raw('array_remove(array[s.delivery_stage::text], null)'),
    measurable: yesOrNo('s.measurable'),
    has: sql.raw(`array_remove(array[case when s.has_target then 'target' end, case when s.has_baseline then 'baseline' end,
      case when s.has_figure then 'figure' end], null)`),
    evidence: array(`coalesce(s.evidence::text, 'none')`),
    freshness: array('s.freshness::text'),
    contested: yesOrNo('s.contested'),
    // One line has to be of the stage and in the currency.
    money: moneyValues('stage', 'currency', currency, asOf),
    currency: moneyValues('currency', 'stage', money, asOf),
    report: reportValues(asOf),
    kept: keptValues(asOf),
  }
}

const moneyValues = (column: string, other: string, chosen: readonly string[], asOf: AsOf | null) =>
  sql`array(select distinct l.${sql.raw(column)}::text from money_lines l where l.commitment_id = c.id and ${stoodAt('l', asOf)}
    and ${chosen.length ? sql`l.${sql.raw(other)}::text = any(${texts(chosen)})` : sql`true`})`

/** Method: docs/methodology.md#timeliness. A cycle that is still open for an office that has not sent anything says nothing yet. */
function reportValues(asOf: AsOf | null): SQL {
  // Also what was removed since: that is not the office's silence.
  const sent = sql`(select min(r.submitted_on) from reports r where r.commitment_id = c.id and r.cycle_key = y.key
    ${asOf ? sql`and r.from_seq <= ${asOf.seq} and r.submitted_on <= s.as_of` : sql``})`
  return sql`array(select y.key || '.' || came from cycles y
    left join report_duties d on d.cycle_key = y.key and d.maker_code = c.maker_code
    cross join lateral (select case
      when d.maker_code is null or v.made_on >= y.due_on then 'not_asked'
      when ${sent} <= y.due_on then 'on_time'
      when ${sent} is not null then 'late'
      when s.as_of > y.due_on then 'missing' end as came) x
    where y.opens_on <= s.as_of and came is not null)`
}

const keptValues = (asOf: AsOf | null) =>
  sql`array[case when ${keptByOffice(asOf)} then 'office' else 'vaada' end]`

/** The condition that a filter is part of: an amount is asked for by stage and currency at once. */
export type Condition = Exclude<Facet, 'currency'>
export const conditionOf = (facet: Facet): Condition => (facet === 'currency' ? 'money' : facet)

/** One condition for each filter that asks for something. */
export function conditionsOf(filters: CommitmentFilters, asOf: AsOf | null): Map<Condition, SQL> {
  const values = recordValues(filters, asOf)
  const found = new Map<Condition, SQL>()
  for (const facet of Object.keys(values) as Facet[]) {
    const chosen = [filters[facet] ?? []].flat()
    if (chosen.length === 0) continue
    // Whoever asks for a target and a baseline wants both.
    const operator = sql.raw(facet === 'has' ? '@>' : '&&')
    found.set(conditionOf(facet), sql`${values[facet]} ${operator} ${texts(chosen)}`)
  }
  return found
}

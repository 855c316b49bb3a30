import { type SQL, sql } from 'drizzle-orm'
import type { AsOf } from '@/lib/as-of/model'
import { moneyAt } from '@/lib/as-of/queries'
import { outcomeFrom, reportOutcome } from '@/lib/cycles/outcome'
import { IS_INCOMPARABLE, isSilent, keptByOffice } from './columns'
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
    has: sql`array_remove(array[case when s.has_target then 'target' end, case when s.has_baseline then 'baseline' end,
      case when s.has_figure then 'figure' end, case when ${IS_INCOMPARABLE} then 'incomparable' end,
      case when ${isSilent(asOf)} then 'nothing' end], null)`,
    moved: sql`array(select distinct g.kind::text from goalposts g where g.commitment_id = c.id
      ${asOf ? sql`and g.seq <= ${asOf.seq}` : sql``})`,
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
  sql`array(select distinct l.${sql.raw(column)}::text from money_lines l where l.commitment_id = c.id and ${moneyAt('l', asOf)}
    and ${chosen.length ? sql`l.${sql.raw(other)}::text = any(${texts(chosen)})` : sql`true`})`

const reportValues = (
  asOf: AsOf | null,
) => sql`array(select y.key || '.' || ${reportOutcome(AS_OF)} from cycles y
    ${outcomeFrom(AS_OF, asOf)} where y.opens_on <= s.as_of)`
const AS_OF = sql.raw('s.as_of')

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

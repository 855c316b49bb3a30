import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'
import { outcomeFromAll, reportOutcome } from '@/lib/cycles/outcome'
import type { IsoDate } from '@/lib/dates/partial'

/** A report published within so many days is one of a week, of a month; a later one took longer. */
const WEEK_DAYS = 7
const MONTH_DAYS = 30

/**
 * Reports of makers by cycle and by what came of them, for the cycles that have opened: the columns of `duty_counts`, in its
 * order. `only`: a condition on `c`, `v` and `m`.
 */
export function countDuties(day: SQL, asOf: AsOf | null, only: SQL): SQL {
  const count = (outcome: string) => sql`count(*) filter (where o.outcome = ${outcome})::int`
  const reviewed = (days: SQL) => sql`count(*) filter (where o.days ${days})::int`
  return sql`select o.key as cycle_key, o.maker_code, bool_or(o.asked) as asked, count(*)::int as records,
      ${count('not_asked')} as not_asked, ${count('on_time')} as on_time, ${count('late')} as late,
      ${count('missing')} as missing, ${count('due')} as due,
      ${reviewed(sql`<= ${WEEK_DAYS}::int`)} as reviewed_week, ${reviewed(sql`> ${WEEK_DAYS}::int and o.days <= ${MONTH_DAYS}::int`)} as reviewed_month,
      ${reviewed(sql`> ${MONTH_DAYS}::int`)} as reviewed_longer
    from (
      select y.key, c.maker_code, d.cycle_key is not null as asked, ${reportOutcome(day)} as outcome,
        (first.at at time zone 'UTC')::date - f.sent_on as days
      from ${recordsAt(asOf)}
      join cycles y on y.opens_on <= ${day}
      ${outcomeFromAll(day, asOf)}
      left join (select r.commitment_id, r.cycle_key, l.at from reports r join ledger l on l.seq = r.from_seq
        where r.version = 1) first on first.commitment_id = c.id and first.cycle_key = y.key and f.sent_on is not null
      where ${only}) o
    group by o.key, o.maker_code`
}

/** What came of the reports of these makers: the table written at publication and at midnight, or counted for that date. */
export const dutiesAt = (asOf: AsOf | null, codes: readonly string[]): SQL =>
  asOf === null
    ? sql`duty_counts`
    : sql`(${countDuties(sql`${asOf.day}::date`, asOf, sql`c.maker_code in ${[...codes]}`)})`

/** What came of the reports of these makers, at the end of `today`. */
export async function recountDuties(tx: Tx, codes: readonly string[], today: IsoDate): Promise<void> {
  await tx.execute(sql`delete from duty_counts where maker_code in ${[...codes]}`)
  await tx.execute(sql`insert into duty_counts
    ${countDuties(sql`${today}::date`, null, sql`c.maker_code in ${[...codes]}`)}`)
}

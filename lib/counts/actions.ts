import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'
import { IS_PLEDGE } from '@/lib/commitments/columns'

const counted = (asOf: AsOf | null, where: SQL) => sql`
  select n.action, n.maker_code, sum(n.pledges)::int as pledges, sum(n.checkable)::int as checkable,
    sum(n.with_figure)::int as with_figure, sum(n.measures)::int as measures,
    coalesce(jsonb_object_agg(n.status, n.pledges) filter (where n.status is not null), '{}') as by_status
  from (
    select a.action, c.maker_code, s.status, count(*) filter (where ${IS_PLEDGE}) as pledges,
      count(*) filter (where ${IS_PLEDGE} and s.measurable) as checkable,
      count(*) filter (where ${IS_PLEDGE} and s.has_figure) as with_figure,
      count(*) filter (where v.level = 'national_measure') as measures
    from ${recordsAt(asOf)} join commitment_actions a on a.version_id = v.id
    where ${where}
    group by 1, 2, 3) n
  group by 1, 2`

/** What serves each action, by maker: the table written at publication, or counted for that date, of what `only` says of c, v and m. */
export const actionCountsAt = (asOf: AsOf | null, only: SQL = sql`true`): SQL =>
  asOf === null ? sql`action_counts` : sql`(${counted(asOf, only)})`

export async function recountActions(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from action_counts where maker_code in ${[...codes]}`)
  await tx.execute(sql`insert into action_counts (action, maker_code, pledges, checkable, with_figure, measures, by_status)
    ${counted(null, sql`c.maker_code in ${[...codes]}`)}`)
}

import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'
import { IS_INCOMPARABLE, isSilent, keptByOffice } from '@/lib/commitments/columns'

const counted = (asOf: AsOf | null, where: SQL) => sql`
  select c.maker_code, v.level, coalesce(s.status::text, 'none') as status, count(*)::int as count,
    count(*) filter (where s.measurable)::int as measurable,
    count(*) filter (where s.has_target)::int as has_target,
    count(*) filter (where s.has_baseline)::int as has_baseline,
    count(*) filter (where s.has_figure)::int as has_figure,
    count(*) filter (where s.has_baseline and s.has_figure)::int as followed,
    count(*) filter (where ${IS_INCOMPARABLE})::int as incomparable,
    count(*) filter (where ${isSilent(asOf)})::int as silent,
    count(*) filter (where ${keptByOffice(asOf)})::int as by_office,
    count(*) filter (where not exists (select from commitment_actions a where a.version_id = v.id))::int as without_action,
    count(*) filter (where paced)::int as paced,
    coalesce(sum(s.progress::float8) filter (where paced), 0) as progress_sum,
    coalesce(sum(s.expected::float8) filter (where paced), 0) as expected_sum
  from ${recordsAt(asOf)}
  cross join lateral (select s.measurable and s.has_figure and s.progress is not null and s.expected is not null as paced) p
  where ${where}
  group by 1, 2, 3`

/** Records by maker, level and status: the table written at publication, or counted for that date, of what `only` says of c, v and m. */
export const standingCountsAt = (asOf: AsOf | null, only: SQL = sql`true`): SQL =>
  asOf === null ? sql`standing_counts` : sql`(${counted(asOf, only)})`

export async function recountStanding(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from standing_counts where maker_code in ${[...codes]}`)
  await tx.execute(sql`insert into standing_counts (maker_code, level, status, count, measurable, has_target, has_baseline,
    has_figure, followed, incomparable, silent, by_office, without_action, paced, progress_sum, expected_sum)
    ${counted(null, sql`c.maker_code in ${[...codes]}`)}`)
}

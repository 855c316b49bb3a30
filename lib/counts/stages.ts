import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'

const counted = (asOf: AsOf | null, where: SQL) => sql`
  select v.level, c.maker_code, coalesce(s.delivery_stage::text, 'none') as stage, count(*)::int as count
  from ${recordsAt(asOf)} where ${where} group by 1, 2, 3`

/** Records by level, maker and furthest stage: the table written at publication, or counted for that date, of what `only` says of c, v and m. */
export const stageCountsAt = (asOf: AsOf | null, only: SQL = sql`true`): SQL =>
  asOf === null ? sql`stage_counts` : sql`(${counted(asOf, only)})`

export async function recountStages(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from stage_counts where maker_code in ${[...codes]}`)
  await tx.execute(sql`insert into stage_counts (level, maker_code, stage, count)
    ${counted(null, sql`c.maker_code in ${[...codes]}`)}`)
}

import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'
import { IS_PLEDGE } from '@/lib/commitments/columns'

const counted = (asOf: AsOf | null, where: SQL) => sql`
  select c.maker_code, x.channel, x.value, count(*)::int as count
  from ${recordsAt(asOf)}
  cross join lateral (values ('evidence', coalesce(s.evidence::text, 'none')), ('freshness', s.freshness::text)) x (channel, value)
  where ${IS_PLEDGE} and ${where}
  group by 1, 2, 3`

/** Pledges by evidence grade and by freshness: the table written at publication, or counted for that date, of what `only` says of c, v and m. */
export const channelCountsAt = (asOf: AsOf | null, only: SQL = sql`true`): SQL =>
  asOf === null ? sql`channel_counts` : sql`(${counted(asOf, only)})`

export async function recountChannels(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from channel_counts where maker_code in ${[...codes]}`)
  await tx.execute(sql`insert into channel_counts (maker_code, channel, value, count)
    ${counted(null, sql`c.maker_code in ${[...codes]}`)}`)
}

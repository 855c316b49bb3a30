import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'

/**
 * Moved goalposts by maker, and the changes among which they were looked for: versions after the first of records that
 * are shown, as long as their content is there.
 */
export async function recountGoalposts(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from goalpost_counts where maker_code in ${[...codes]}`)
  await tx.execute(sql`
    insert into goalpost_counts (maker_code, compared, softened, hardened, neutral)
    select c.maker_code, coalesce(sum(looked.compared), 0), coalesce(sum(moved.softened), 0),
      coalesce(sum(moved.hardened), 0), coalesce(sum(moved.neutral), 0)
    from commitments c
    left join lateral (
      select count(*) - 1 as compared from commitment_versions v
      join ledger_contents lc on lc.seq = v.from_seq and lc.content is not null
      where v.commitment_id = c.id and exists (select from standing s where s.commitment_id = c.id)
      having count(*) > 0) looked on true
    left join lateral (
      select count(*) filter (where g.kind = 'softened') as softened, count(*) filter (where g.kind = 'hardened') as hardened,
        count(*) filter (where g.kind = 'neutral') as neutral
      from goalposts g where g.commitment_id = c.id) moved on true
    where c.maker_code in ${[...codes]}
    group by c.maker_code`)
}

import { sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import type { IsoDate } from '@/lib/dates/partial'
import { lockPublishing } from '@/lib/ledger/mutations'
import { recount } from './recount'

/**
 * Counts what was published before a table of counts was there, and duties that arose since they were counted. Returns for
 * how many makers; 0: nothing was to be done.
 */
export async function fillCounts(db: AppDb, today: IsoDate): Promise<number> {
  return db.transaction(async (tx) => {
    await lockPublishing(tx)
    const makers = await tx.execute<{ code: string }>(sql`
      select distinct c.maker_code as code
      from commitments c join standing s on s.commitment_id = c.id
      join cycles y on y.opens_on <= ${today}
      left join report_duties d on d.cycle_key = y.key and d.maker_code = c.maker_code
      left join duty_counts n on n.cycle_key = y.key and n.maker_code = c.maker_code
      where n.asked is distinct from (d.cycle_key is not null)
      union
      select distinct c.maker_code from commitments c join standing s on s.commitment_id = c.id
      where not exists (select from stage_counts n where n.maker_code = c.maker_code)
        or not exists (select from disputed_counts n where n.maker_code = c.maker_code)
      union
      select distinct c.maker_code from commitments c
      join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
      join standing s on s.commitment_id = c.id
      where (v.level in ('coalition_commitment', 'international_pledge')
          and not exists (select from makers m where m.code = c.maker_code and m.kind = 'non_state')
          and not exists (select from pledge_counts n where n.maker_code = c.maker_code))
        or exists (select from money_lines x where x.commitment_id = c.id and x.to_seq is null
          and not exists (select from accounted_lines a where a.line_id = x.id and a.provider is not null))
      union
      select m.code from makers m
      where exists (select from commitments c join standing s on s.commitment_id = c.id where c.maker_code = m.code)
        and not exists (select from facet_bits b where b.facet = 'maker' and b.value = m.code)`)
    await recount(
      tx,
      makers.map(({ code }) => code),
      today,
    )
    return makers.length
  })
}

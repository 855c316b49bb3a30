import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { dashboardRows } from '@/lib/commitments/columns'
import { standingCountsAt } from '@/lib/counts/standing'
import { MAKER_NAME } from '@/lib/makers/queries'
import type { MapMaker } from './model'

/** Every government or international body that has a record, alone or jointly, with its records by level. */
export async function listMapMakers(db: PublicDb, asOf: AsOf | null = null): Promise<MapMaker[]> {
  return dashboardRows(
    db,
    sql`with n as materialized (select maker_code, level, sum(count)::int as count from ${standingCountsAt(asOf)} n group by 1, 2),
        own as (select maker_code, json_object_agg(level, count) as levels from n group by 1),
        together as (select mm.member_code, sum(n.count)::int as count
          from maker_members mm join n on n.maker_code = mm.maker_code group by 1)
      select ${MAKER_NAME} as maker, coalesce(own.levels, '{}') as levels, coalesce(together.count, 0) as joint
      from makers m left join own on own.maker_code = m.code left join together on together.member_code = m.code
      where m.kind <> 'non_state' and (own.maker_code is not null or together.member_code is not null)`,
    asOf,
  )
}

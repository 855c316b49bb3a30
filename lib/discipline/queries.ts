import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { rows } from '@/lib/commitments/columns'
import { countDuties } from '@/lib/counts/duties'
import type { IsoDate } from '@/lib/dates/partial'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { DutyCount, OpenedCycle } from './model'

const CYCLE = sql.raw(`y.key, y.starts_on as "startsOn", y.ends_on as "endsOn", y.opens_on as "opensOn",
  y.due_on as "dueOn", y.closes_on as "closesOn", y.asked is not null as "isForSome"`)

const COUNT =
  sql.raw(`json_build_object('cycle', n.cycle_key, 'maker', n.maker_code, 'asked', n.asked, 'records', n.records,
  'notAsked', n.not_asked, 'onTime', n.on_time, 'late', n.late, 'missing', n.missing, 'due', n.due,
  'reviewedWeek', n.reviewed_week, 'reviewedMonth', n.reviewed_month, 'reviewedLonger', n.reviewed_longer)`)

export interface DutyFacts {
  /** Cycles that had opened by the day, all of them. */
  opened: number
  /** Those of this page, in the order of time. */
  cycles: OpenedCycle[]
  /** Opens next; null: none is planned. */
  next: OpenedCycle | null
  makers: MakerName[]
  counts: DutyCount[]
}

interface DutyQuestion {
  /** Today, or the day that was asked for. */
  day: IsoDate
  asOf: AsOf | null
  /** Cycles of a page; the latest stand on page 1. */
  limit: number
  page: number
}

/** What came of the reports of each maker in some cycles that have opened, and when the next one opens. One statement. */
export async function findDuties(db: PublicDb, { day, asOf, limit, page }: DutyQuestion): Promise<DutyFacts> {
  const on = sql`${day}::date`
  const [found] = await rows<DutyFacts>(
    db,
    sql`with shown as (
      select * from cycles y where y.opens_on <= ${on}
      order by y.ends_on desc, y.starts_on desc, y.key limit ${limit} offset ${(page - 1) * limit}
    ), n as materialized (${asOf === null ? KEPT : countDuties(on, asOf, sql`y.key in (select key from shown)`)})
    select (select count(*)::int from cycles y where y.opens_on <= ${on}) as opened,
      (select coalesce(json_agg(x order by x."endsOn", x."startsOn", x.key), '[]') from (select ${CYCLE} from shown y) x) as cycles,
      (select to_json(x) from (select ${CYCLE} from cycles y where y.opens_on > ${on} order by y.opens_on, y.key limit 1) x) as next,
      (select coalesce(json_agg(${MAKER_NAME}), '[]') from makers m where m.code in (select n.maker_code from n)) as makers,
      (select coalesce(json_agg(${COUNT}), '[]') from n) as counts`,
  )
  if (!found) throw new Error('the duties gave no row')
  return found
}

const KEPT: SQL = sql`select n.* from duty_counts n where n.cycle_key in (select key from shown)`

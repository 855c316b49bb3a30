import { sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { dashboardRows, fixed } from '@/lib/commitments/columns'
import { countDuties } from '@/lib/counts/duties'
import type { IsoDate } from '@/lib/dates/partial'
import type { MakerName } from '@/lib/makers/queries'
import type { DutyCount, OpenedCycle } from './model'

const CYCLE = sql.raw(`y.key, y.starts_on as "startsOn", y.ends_on as "endsOn", y.opens_on as "opensOn",
  y.due_on as "dueOn", y.closes_on as "closesOn", y.asked is not null as "isForSome"`)

const COUNT =
  sql.raw(`n.cycle_key as cycle, n.maker_code as maker, n.asked, n.records, n.not_asked as "notAsked",
  n.on_time as "onTime", n.late, n.missing, n.due, n.reviewed_week as "reviewedWeek", n.reviewed_month as "reviewedMonth",
  n.reviewed_longer as "reviewedLonger"`)

/** Cycles of one page: more columns of the grid would not be read. */
export const CYCLES_SHOWN = 6

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

/** What came of the reports of each maker in some cycles that have opened, and when the next one opens. */
export async function findDuties(db: PublicDb, { day, asOf, limit, page }: DutyQuestion): Promise<DutyFacts> {
  const on = sql`${day}::date`
  const shown = sql`select * from cycles y where y.opens_on <= ${on}
    order by y.ends_on desc, y.starts_on desc, y.key limit ${fixed(limit)} offset ${(page - 1) * limit}`
  const keys = sql`(select key from (${shown}) s)`
  const counted =
    asOf === null
      ? sql`select * from duty_counts where cycle_key in ${keys}`
      : countDuties(on, asOf, sql`y.key in ${keys}`)
  // Rows of numbers come as rows: to write them as JSON costs more than to find them.
  const [[found], makers, counts] = await Promise.all([
    dashboardRows<Pick<DutyFacts, 'opened' | 'cycles' | 'next'>>(
      db,
      sql`select (select count(*)::int from cycles y where y.opens_on <= ${on}) as opened,
        (select coalesce(json_agg(x order by x."endsOn", x."startsOn", x.key), '[]') from (select ${CYCLE} from (${shown}) y) x) as cycles,
        (select to_json(x) from (select ${CYCLE} from cycles y where y.opens_on > ${on} order by y.opens_on, y.key limit 1) x) as next`,
      asOf,
    ),
    plannedRows<MakerName>(db, sql`select code, kind, names, central_asia as "centralAsia" from makers`),
    dashboardRows<DutyCount>(db, sql`select ${COUNT} from (${counted}) n`, asOf),
  ])
  if (!found) throw new Error('the cycles gave no row')
  const counting = new Set(counts.map(({ maker }) => maker))
  return { ...found, makers: makers.filter(({ code }) => counting.has(code)), counts }
}

import { and, count, desc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  cycles,
  makers,
  offices,
  people,
  reminders,
  reportDuties,
  reports,
  standing,
  submissions,
} from '@/db/schema'
import type { Level, Reference } from '@/lib/commitments/model'
import { type IsoDate, type PartialDate, toPartial } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import { contains, PAGE_SIZE } from '@/lib/listing'
import { IS_OWED } from '@/lib/notices/recipients'
import type { Status } from '@/lib/standing/model'
import type { SubmissionState } from '@/lib/submissions/model'
import { commitmentsInScope, type MakerName, type WritingScope } from '@/lib/submissions/queries'
import type { GridFilter } from './filters'
import type { Cell, GridCycle } from './model'

/** Columns of a grid: more would not be read. */
const CYCLES_SHOWN = 6

/** Cycles that have opened, the latest few, in the order of time. */
export async function listGridCycles(db: AppDb, today: IsoDate): Promise<GridCycle[]> {
  const { key, startsOn, endsOn, dueOn, closesOn } = cycles
  const rows = await db
    .select({ key, startsOn, endsOn, dueOn, closesOn })
    .from(cycles)
    .where(lte(cycles.opensOn, today))
    .orderBy(desc(cycles.endsOn), desc(cycles.startsOn), cycles.key)
    .limit(CYCLES_SHOWN)
  return rows.reverse()
}

export interface GridRow {
  id: number
  reference: Reference
  maker: MakerName
  title: LocalizedText
  level: Level
  status: Status | null
  late: boolean
  dueOn: PartialDate | null
  /** One for each cycle asked for, in its order. */
  cells: Cell[]
  /** Change of the commitment that is being written or reviewed. */
  openChange: { id: number; state: SubmissionState } | null
}

/** Whose rows: those somebody writes for, or everybody's, for reviewers, who don't know of drafts. */
export type GridReader = WritingScope | 'reviewer'

/** The cell of a commitment `c` and `v` in a cycle `y`, with its report `r`, what is open `s`, and the duty `d`. */
const STATE = (today: IsoDate) => sql`case
  when r.id is not null then 'filled'
  when s.state = 'submitted' then 'in_review'
  when s.state = 'returned' then 'returned'
  when s.state = 'draft' then 'writing'
  when exists (select 1 from ${reports} x where x.commitment_id = c.id and x.cycle_key = y.key) then 'filled'
  when d.maker_code is null or v.made_on >= y.due_on then 'not_asked'
  when ${today} > y.closes_on then 'missing'
  when ${today} > y.due_on then 'late'
  else 'due' end`

/** At most one row for each cell: a commitment has one open report in a cycle. */
const cellsFrom = (reader: GridReader) => {
  const seen =
    reader === 'reviewer' ? sql`('submitted', 'returned')` : sql`('draft', 'submitted', 'returned')`
  return sql`${cycles} y
    left join ${reportDuties} d on d.cycle_key = y.key and d.maker_code = c.maker_code
    left join ${reports} r on r.commitment_id = c.id and r.cycle_key = y.key and r.to_seq is null
    left join ${submissions} s on s.kind = 'report' and s.commitment_id = c.id and s.cycle_key = y.key
      and s.state in ${seen}`
}

interface GridQuestion {
  reader: GridReader
  filter: Pick<GridFilter, 'q' | 'maker' | 'state'>
  /** Keys of the columns; a state is looked for in these. */
  cycles: readonly string[]
  today: IsoDate
  timeZone: string
}

function wanted({ reader, filter, cycles: keys, today }: GridQuestion): SQL | undefined {
  return and(
    reader === 'reviewer' ? undefined : commitmentsInScope(reader),
    filter.maker === null ? undefined : eq(makers.code, filter.maker),
    filter.q === ''
      ? undefined
      : or(
          contains(filter.q, commitments.reference),
          sql`${makers.names}::text collate "und-x-icu" ilike ${`%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`}`,
        ),
    filter.state === null
      ? undefined
      : sql`${commitments.id} in (select c.id from ${commitments} c
          join ${commitmentVersions} v on v.commitment_id = c.id and v.to_seq is null
          cross join ${cellsFrom(reader)}
          where y.key = any(${sql.param([...keys])}::text[]) and ${STATE(today)} = ${filter.state})`,
  )
}

const rowsOf = (db: AppDb) =>
  db
    .select({ id: commitments.id })
    .from(commitments)
    .innerJoin(makers, eq(makers.code, commitments.makerCode))

/** One page of commitments with their cells, by country. One statement. */
export async function listGrid(db: AppDb, question: GridQuestion, page: number): Promise<GridRow[]> {
  const { reader, cycles: keys, today, timeZone } = question
  const order = [desc(makers.centralAsia), sql`${makers.names} ->> 'en'`, commitments.reference]
  const rows = await db
    .select({
      id: commitments.id,
      reference: commitments.reference,
      maker: { code: makers.code, names: makers.names },
      title: commitmentVersions.title,
      level: commitmentVersions.level,
      status: standing.status,
      late: standing.late,
      dueOn: commitmentVersions.dueOn,
      duePrecision: commitmentVersions.duePrecision,
      cells: sql<
        Cell[]
      >`(select coalesce(json_agg(cell.value order by array_position(${sql.param([...keys])}::text[], cell.key)), '[]')
        from (select y.key, json_build_object(
            'cycle', y.key,
            'state', ${STATE(today)},
            'late', case when r.id is not null then r.submitted_on > y.due_on
              when s.submitted_at is not null then (s.submitted_at at time zone ${timeZone})::date > y.due_on
              else d.maker_code is not null and (v.made_on is null or v.made_on < y.due_on) and ${today} > y.due_on end,
            'version', r.version,
            'open', case when s.id is null then null else json_build_object('id', s.id, 'state', s.state) end
          ) as value
          from ${commitments} c join ${commitmentVersions} v on v.commitment_id = c.id and v.to_seq is null
            cross join ${cellsFrom(reader)}
          where c.id = ${commitments.id} and y.key = any(${sql.param([...keys])}::text[])) cell)`,
      openChange:
        reader === 'reviewer'
          ? sql<null>`null`
          : sql<
              GridRow['openChange']
            >`(select json_build_object('id', x.id, 'state', x.state) from ${submissions} x
              where x.commitment_id = ${commitments.id} and x.kind = 'commitment'
              and x.state in ('draft', 'submitted', 'returned') order by x.id desc limit 1)`,
    })
    .from(commitments)
    .innerJoin(makers, eq(makers.code, commitments.makerCode))
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .leftJoin(standing, eq(standing.commitmentId, commitments.id))
    .where(
      inArray(
        commitments.id,
        rowsOf(db)
          .where(wanted(question))
          .orderBy(...order)
          .limit(PAGE_SIZE)
          .offset((page - 1) * PAGE_SIZE),
      ),
    )
    .orderBy(...order)
  return rows.map(({ dueOn, duePrecision, ...row }) => ({
    ...row,
    late: row.late ?? false,
    dueOn: dueOn && toPartial(dueOn, duePrecision ?? 'day'),
  }))
}

export async function countGrid(db: AppDb, question: GridQuestion): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(commitments)
    .innerJoin(makers, eq(makers.code, commitments.makerCode))
    .where(wanted(question))
  return row?.n ?? 0
}

/** What an office owes in a cycle that takes reports, and when it was last reminded of it. */
export interface OfficeDebt {
  makerCode: string
  cycle: string
  startsOn: IsoDate
  endsOn: IsoDate
  dueOn: IsoDate
  /** Reports owed; 1 or more. */
  owed: number
  /** Somebody works in the office, so that there is somebody to remind. */
  hasPeople: boolean
  /** Day of the last reminder by a reviewer; null: none. */
  remindedOn: IsoDate | null
}

/** What the offices of some makers owe on a day, the first due first. */
export async function listOfficeDebts(
  db: AppDb,
  makerCodes: readonly string[],
  today: IsoDate,
): Promise<OfficeDebt[]> {
  if (makerCodes.length === 0) return []
  const rows = await db.execute<{
    maker_code: string
    key: string
    starts_on: string
    ends_on: string
    due_on: string
    owed: number
    has_people: boolean
    reminded_on: string | null
  }>(sql`
    select d.maker_code, y.key, y.starts_on::text, y.ends_on::text, y.due_on::text, count(*)::int as owed,
      exists (select 1 from ${people} p join ${offices} o on o.id = p.office_id and o.active_to is null
        where o.maker_code = d.maker_code and not p.disabled) as has_people,
      (select max(m.on_day)::text from ${reminders} m
        where m.maker_code = d.maker_code and m.cycle_key = y.key) as reminded_on
    from ${reportDuties} d
    join ${cycles} y on y.key = d.cycle_key and ${today} between y.opens_on and y.closes_on
    join ${commitments} c on c.maker_code = d.maker_code
    join ${commitmentVersions} v on v.commitment_id = c.id and v.to_seq is null
    where d.maker_code = any(${sql.param([...makerCodes])}::text[]) and ${IS_OWED}
    group by d.maker_code, y.key
    order by y.due_on, y.key`)
  return rows.map((row) => ({
    makerCode: row.maker_code,
    cycle: row.key,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    dueOn: row.due_on,
    owed: row.owed,
    hasPeople: row.has_people,
    remindedOn: row.reminded_on,
  }))
}

/** Makers with commitments, for the filter; Central Asia first. */
export const listGridMakers = (db: AppDb): Promise<MakerName[]> =>
  db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .where(sql`exists (select 1 from ${commitments} c where c.maker_code = ${makers.code})`)
    .orderBy(desc(makers.centralAsia), sql`${makers.names} ->> 'en'`)

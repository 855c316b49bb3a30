import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import { dashboardRows, fixed, IS_PLEDGE, isSilent, partialDay } from '@/lib/commitments/columns'
import type { DeliveryStage, Level, Reference } from '@/lib/commitments/model'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { actionCountsAt } from '@/lib/counts/actions'
import { stageCountsAt } from '@/lib/counts/stages'
import { standingCountsAt } from '@/lib/counts/standing'
import type { PartialDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import type { LedgerAct, LedgerSubject } from '@/lib/ledger/model'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { Status } from '@/lib/standing/model'

const words = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '))
/** Of governments and international bodies: the pledges that the counts speak of. */
const IS_GOVERNMENT = sql.raw(`m.kind <> 'non_state'`)

/** Pledges of one maker and status. */
export interface PledgeCount {
  maker: string
  status: Status
  count: number
  measurable: number
}

/** Every maker that has pledges counted, and how many of each status. */
export async function listPledgeCounts(db: PublicDb, asOf: AsOf | null = null): Promise<PledgeCount[]> {
  return dashboardRows(
    db,
    sql`select n.maker_code as maker, n.status, sum(n.count)::int as count, sum(n.measurable)::int as measurable
      from ${standingCountsAt(asOf)} n join makers m on m.code = n.maker_code and ${IS_GOVERNMENT}
      where n.level in (${words(PLEDGE_LEVELS)}) group by 1, 2`,
    asOf,
  )
}

export interface RecordTotals {
  /** Pledges of governments; each step among those of the step above. */
  funnel: { all: number; checkable: number; target: number; baseline: number; figure: number }
  /** Pledges that name no action, and none could be inferred. */
  withoutAction: number
  /** Records of every kind and maker, and those that their maker's own office keeps. */
  records: number
  byOffice: number
  /** Pledges of governments with figures that can't be compared with the promise, and those with nothing on record since. */
  incomparable: number
  silent: number
  /** Makers whose office has been asked for a report. */
  asked: number
  /** Means over pledges with a figure, progress and an expected share. */
  pace: { count: number; progress: number | null; expected: number | null }
}

export async function findRecordTotals(db: PublicDb, asOf: AsOf | null = null): Promise<RecordTotals> {
  const [totals] = await dashboardRows<RecordTotals>(
    db,
    sql`with n as (
        select n.*, ${IS_GOVERNMENT} and n.level in (${words(PLEDGE_LEVELS)}) as counted
        from ${standingCountsAt(asOf)} n join makers m on m.code = n.maker_code
      ), total as (
        select coalesce(sum(count), 0)::int as records, coalesce(sum(by_office), 0)::int as by_office,
          coalesce(sum(count) filter (where counted), 0)::int as pledges,
          coalesce(sum(measurable) filter (where counted), 0)::int as measurable,
          coalesce(sum(has_target) filter (where counted), 0)::int as target,
          coalesce(sum(has_baseline) filter (where counted), 0)::int as baseline,
          coalesce(sum(followed) filter (where counted), 0)::int as followed,
          coalesce(sum(incomparable) filter (where counted), 0)::int as incomparable,
          coalesce(sum(silent) filter (where counted), 0)::int as silent,
          coalesce(sum(without_action) filter (where counted), 0)::int as without_action,
          coalesce(sum(paced) filter (where counted), 0)::int as paced,
          sum(progress_sum) filter (where counted) as progress, sum(expected_sum) filter (where counted) as expected
        from n)
      select json_build_object('all', pledges, 'checkable', measurable, 'target', target, 'baseline', baseline,
          'figure', followed) as funnel,
        incomparable, silent, (select count(distinct d.maker_code)::int from report_duties d
          join cycles y on y.key = d.cycle_key where ${asOf ? sql`y.opens_on <= ${asOf.day}::date` : sql`true`}) as asked,
        without_action as "withoutAction", records, by_office as "byOffice",
        json_build_object('count', paced, 'progress', progress / nullif(paced, 0),
          'expected', expected / nullif(paced, 0)) as pace
      from total`,
    asOf,
  )
  if (!totals) throw new Error('counting the records gave no row')
  return totals
}

/** Records of one maker, level and furthest stage. */
export interface StageCount {
  maker: string
  level: Level
  /** null: no stage is documented. */
  stage: DeliveryStage | null
  count: number
}

/** What the squares leave out: intentions, national measures, and whatever makers made that are not governments. */
export async function listStageCounts(db: PublicDb, asOf: AsOf | null = null): Promise<StageCount[]> {
  return dashboardRows(
    db,
    sql`select n.maker_code as maker, n.level, nullif(n.stage, 'none') as stage, n.count
      from ${stageCountsAt(asOf)} n join makers m on m.code = n.maker_code
      where n.level not in (${words(PLEDGE_LEVELS)}) or not (${IS_GOVERNMENT})`,
    asOf,
  )
}

export interface PledgeSquare {
  reference: Reference
  makerCode: string
  title: LocalizedText
  status: Status
  late: boolean
}

/** Every counted pledge, in the order made; at most `limit`. Only asked where there are few enough to be drawn. */
export async function listPledgeSquares(
  db: PublicDb,
  limit: number,
  asOf: AsOf | null = null,
): Promise<PledgeSquare[]> {
  return dashboardRows(
    db,
    sql`select c.reference, c.maker_code as "makerCode", v.title, s.status, s.late
      from ${recordsAt(asOf)} where ${IS_PLEDGE} and ${IS_GOVERNMENT}
      order by c.maker_code, c.year, c.number limit ${fixed(limit)}`,
    asOf,
  )
}

/** One record outside the squares. */
export interface StripRecord {
  reference: Reference
  makerCode: string
  level: Level
  stage: DeliveryStage | null
  title: LocalizedText
  summary: LocalizedText | null
  madeOn: PartialDate | null
  status: Status | null
}

const STRIP_RECORD = sql`c.reference, c.maker_code as "makerCode", v.level, s.delivery_stage as stage, v.title, s.status,
  case when v.level = 'declared_intention' then v.summary end as summary,
  ${partialDay('v.made_on', 'v.made_precision')} as "madeOn"`

/** Intentions or measures of governments, in the order published; at most `limit`. */
export async function listUnratedRecords(
  db: PublicDb,
  level: 'declared_intention' | 'national_measure',
  limit: number,
  asOf: AsOf | null = null,
): Promise<StripRecord[]> {
  return dashboardRows(
    db,
    sql`select ${STRIP_RECORD} from ${recordsAt(asOf)} where v.level = ${sql.raw(`'${level}'`)} and ${IS_GOVERNMENT}
      order by v.commitment_id limit ${fixed(limit)}`,
    asOf,
  )
}

/** Records of makers that are not governments, in the order made; at most `limit`. */
export async function listOthersRecords(
  db: PublicDb,
  limit: number,
  asOf: AsOf | null = null,
): Promise<StripRecord[]> {
  return dashboardRows(
    db,
    sql`select ${STRIP_RECORD} from ${recordsAt(asOf)}
      where c.maker_code = any (array(select code from makers where kind = 'non_state'))
      order by c.maker_code, c.year, c.number limit ${fixed(limit)}`,
    asOf,
  )
}

export interface SilentPledge {
  reference: Reference
  maker: MakerName
  title: LocalizedText
  /** Day of the latest fact, else of the promise; null: neither is dated. */
  since: PartialDate | null
}

/** The pledges of governments on which nothing has been on record for longest. */
export async function listSilentPledges(
  db: PublicDb,
  shown: number,
  asOf: AsOf | null = null,
): Promise<SilentPledge[]> {
  const since = asOf === null ? sql`s.quiet_since` : sql`coalesce(s.latest_fact_on, v.made_on)`
  return dashboardRows(
    db,
    sql`select c.reference, v.title, ${MAKER_NAME} as maker,
        left(${since}::text, case when s.latest_fact_on is not null then 10 when v.made_precision = 'year' then 4
          when v.made_precision = 'month' then 7 else 10 end) as since
      from ${recordsAt(asOf)} where ${isSilent(asOf)} and ${IS_GOVERNMENT}
      order by ${since}, s.commitment_id limit ${fixed(shown)}`,
    asOf,
  )
}

export interface ActionTotal {
  number: number
  name: LocalizedText
  pledges: number
  checkable: number
  withFigure: number
  measures: number
}

/** Each action of the coalition with what governments promised and did for it. */
export async function listActionTotals(db: PublicDb, asOf: AsOf | null = null): Promise<ActionTotal[]> {
  return dashboardRows(
    db,
    sql`select a.number, a.name, coalesce(n.pledges, 0) as pledges, coalesce(n.checkable, 0) as checkable,
        coalesce(n.with_figure, 0) as "withFigure", coalesce(n.measures, 0) as measures
      from actions a left join (
        select n.action, sum(n.pledges)::int as pledges, sum(n.checkable)::int as checkable,
          sum(n.with_figure)::int as with_figure, sum(n.measures)::int as measures
        from ${actionCountsAt(asOf)} n join makers m on m.code = n.maker_code and ${IS_GOVERNMENT}
        group by 1) n on n.action = a.number
      order by a.number`,
    asOf,
  )
}

export interface Change {
  seq: number
  at: Date
  act: LedgerAct
  subject: LedgerSubject
  /** Reference of the record, or its key. */
  record: string
  version: number
  reason: string | null
  /** null: not a commitment, or no longer shown. */
  reference: Reference | null
  title: LocalizedText | null
}

export interface LedgerActivity {
  /** Entries of the first load, and of everything since. */
  seedEntries: number
  laterEntries: number
  seededAt: Date | null
  /** The latest entries that are no part of the first load. */
  changes: Change[]
}

const actsAt = (asOf: AsOf | null): SQL =>
  asOf === null
    ? sql`ledger_acts`
    : sql`(select act, count(*)::int as entries, max(at) as latest_at from ledger where seq <= ${asOf.seq} group by act)`

export async function findLedgerActivity(
  db: PublicDb,
  shown: number,
  asOf: AsOf | null = null,
): Promise<LedgerActivity> {
  const [activity] = await dashboardRows<LedgerActivity>(
    db,
    sql`with acts as (select * from ${actsAt(asOf)} a)
      select
        (select coalesce(sum(entries), 0)::int from acts where act = 'seed') as "seedEntries",
        (select max(latest_at) from acts where act = 'seed') as "seededAt",
        (select coalesce(sum(entries), 0)::int from acts where act <> 'seed') as "laterEntries",
        (select coalesce(json_agg(x order by x.seq desc), '[]') from (
          select l.seq::int, l.at, l.act, l.subject, l.record, l.version, lc.reason, c.reference, v.title
          from ledger l
          join ledger_contents lc on lc.seq = l.seq
          left join commitments c on c.reference = split_part(l.record, '/', 1)
          left join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
          where l.act <> 'seed' and (l.subject <> 'suggestion' or l.act = 'redact') and ${asOf === null ? sql`true` : sql`l.seq <= ${asOf.seq}`}
          order by l.seq desc limit ${fixed(shown)}) x) as changes`,
    asOf,
  )
  if (!activity) throw new Error('the ledger gave no row')
  return {
    ...activity,
    seededAt: activity.seededAt && new Date(activity.seededAt),
    changes: activity.changes.map((change) => ({ ...change, at: new Date(change.at) })),
  }
}

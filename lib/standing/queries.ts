import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { KEPT_BY_OFFICE } from '@/lib/commitments/columns'
import type { DeliveryStage, Level, Reference } from '@/lib/commitments/model'
import type { PartialDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import type { LedgerAct, LedgerSubject } from '@/lib/ledger/model'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { ByLanguage } from '@/lib/operator/model'
import type { Status } from './model'

async function rows<Row>(db: PublicDb, query: SQL): Promise<Row[]> {
  return (await db.execute(query)) as unknown as Row[]
}

export interface SiteState {
  /** Raised by every publication. */
  version: number
  publishedAt: Date | null
  demo: boolean
  /** Latest ledger entry; null: nothing is published. */
  seq: number | null
  /** Numbers confirmed with their operators within six months: the only ones that may stand in the footer. */
  confirmedHelpLines: { makerCode: string; number: string; name: LocalizedText }[]
  /** Name of whoever runs the site, by language; a language that is missing is not stated. */
  operator: ByLanguage
}

/** What every page says of the whole: is it a demonstration, what is its latest entry, which numbers hold. */
export async function findSiteState(db: PublicDb): Promise<SiteState> {
  const [row] = await rows<{
    version: string | null
    published_at: string | null
    demo: boolean | null
    seq: string | null
    help: SiteState['confirmedHelpLines']
    operator: ByLanguage | null
  }>(
    db,
    sql`select p.version, p.published_at, p.demo,
      (select max(seq) from ledger) as seq,
      (select coalesce(json_agg(json_build_object('makerCode', h.maker_code, 'number', h.number, 'name', h.name) order by h.maker_code, h.id), '[]')
         from help_lines h where h.confirmed_on > current_date - interval '6 months') as help,
      (select o.name from operator o) as operator
    from (select 1) one left join publication p on p.id = 1`,
  )
  return {
    version: Number(row?.version ?? 0),
    publishedAt: row?.published_at ? new Date(row.published_at) : null,
    demo: row?.demo ?? false,
    seq: row?.seq ? Number(row.seq) : null,
    confirmedHelpLines: row?.help ?? [],
    operator: row?.operator ?? {},
  }
}

/** Records of one maker, level and status, counted at publication. */
export interface StandingCount {
  maker: MakerName
  level: Level
  /** `none` for levels that carry no status. */
  status: Status | 'none'
  count: number
  measurable: number
}

/** Makers with at least one record; Central Asia first, then by number of records. */
export async function listStandingCounts(db: PublicDb): Promise<StandingCount[]> {
  return rows(
    db,
    sql`select ${MAKER_NAME} as maker, n.level, n.status, n.count, n.measurable
      from standing_counts n join makers m on m.code = n.maker_code
      order by m.central_asia desc, m.kind = 'joint', sum(n.count) over (partition by m.code) desc, m.names ->> 'en', n.level, n.status`,
  )
}

/** Current records: c commitment, v its current version, m its maker, s its standing. */
const CURRENT = sql.raw(`commitments c
  join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
  join makers m on m.code = c.maker_code
  join standing s on s.commitment_id = c.id`)
/** The pledges that the counts speak of: those of governments and international bodies. */
const IS_COUNTED = sql.raw(
  `v.level in ('coalition_commitment', 'international_pledge') and m.kind <> 'non_state'`,
)

const partial = (day: string, precision: string) =>
  sql.raw(`left(${day}::text, case ${precision} when 'year' then 4 when 'month' then 7 else 10 end)`)

export interface PledgeSquare {
  reference: Reference
  makerCode: string
  title: LocalizedText
  status: Status
  late: boolean
}

/** Every counted pledge, in the order made; at most `limit`. */
export async function listPledgeSquares(db: PublicDb, limit: number): Promise<PledgeSquare[]> {
  return rows(
    db,
    sql`select c.reference, c.maker_code as "makerCode", v.title, s.status, s.late
      from ${CURRENT} where ${IS_COUNTED}
      order by c.maker_code, c.year, c.number limit ${limit}`,
  )
}

/** One record outside the squares: an intention, a national measure, or one of a maker that is not a government. */
export interface StripRecord {
  reference: Reference
  title: LocalizedText
  summary: LocalizedText | null
  madeOn: PartialDate | null
  status: Status | null
}

/** Records of one maker, level and furthest stage: how many, and the first few of them. */
export interface StripCell {
  maker: MakerName
  level: Level
  /** null: no stage is documented. */
  stage: DeliveryStage | null
  count: number
  records: StripRecord[]
}

/** Whatever the squares leave out, with up to `shown` records a cell. */
export async function listStripCells(db: PublicDb, shown: number): Promise<StripCell[]> {
  return rows(
    db,
    sql`with strip as (
      select m.code, v.level, s.delivery_stage as stage, c.reference, v.title, v.summary, s.status,
        ${partial('v.made_on', 'v.made_precision')} as made_on,
        row_number() over (partition by m.code, v.level, s.delivery_stage order by c.year, c.number) as place
      from ${CURRENT} where not (${IS_COUNTED})
    )
    select ${MAKER_NAME} as maker, t.level, t.stage, count(*)::int as count,
      json_agg(json_build_object('reference', t.reference, 'title', t.title, 'madeOn', t.made_on, 'status', t.status,
        'summary', case when t.level = 'declared_intention' then t.summary end) order by t.place)
        filter (where t.place <= ${shown}) as records
    from strip t join makers m on m.code = t.code
    group by m.code, t.level, t.stage
    order by m.central_asia desc, m.names ->> 'en', t.stage`,
  )
}

export interface SilentPledge {
  reference: Reference
  maker: MakerName
  title: LocalizedText
  /** Day of the latest fact, else of the promise; null: neither is dated. */
  since: PartialDate | null
}

export interface ActionCount {
  number: number
  name: LocalizedText
  pledges: number
  checkable: number
  withFigure: number
  measures: number
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

export interface OverviewFacts {
  /** Each step among those of the step above. */
  funnel: { all: number; checkable: number; target: number; baseline: number; figure: number }
  /** Pledges that name no action, or none that could be inferred. */
  withoutAction: number
  /** Current records of every kind, and those that their maker's own office keeps. */
  records: number
  byOffice: number
  /** Means over measurable pledges with progress and an expected share. */
  pace: { count: number; progress: number | null; expected: number | null }
  silent: SilentPledge[]
  actions: ActionCount[]
  /** Entries of the first load, and of everything since. */
  seedEntries: number
  laterEntries: number
  seededAt: Date | null
  changes: Change[]
}

/** Statuses in which nothing at all is on record since the promise, or since its date. */
export const SILENT_STATUSES = [
  'no_figure',
  'no_report',
  'deadline_passed_no_evidence',
  'deadline_passed_not_looked',
] as const satisfies readonly Status[]

/** Whatever else the overview says, in one pass; the longest silences and the latest changes up to `shown`. */
export async function findOverviewFacts(db: PublicDb, shown: number): Promise<OverviewFacts> {
  const statuses = sql.join(
    SILENT_STATUSES.map((status) => sql`${status}`),
    sql`, `,
  )
  const [facts] = await rows<OverviewFacts>(
    db,
    sql`with pledge as materialized (
      select c.reference, c.maker_code, v.id, v.title, v.compiled_by, s.*,
        coalesce(s.latest_fact_on, v.made_on) as since,
        case when s.latest_fact_on is null then v.made_precision else 'day' end as since_precision
      from ${CURRENT} where ${IS_COUNTED}
    )
    select
      (select json_build_object('all', count(*), 'checkable', count(*) filter (where measurable),
        'target', count(*) filter (where measurable and has_target),
        'baseline', count(*) filter (where measurable and has_target and has_baseline),
        'figure', count(*) filter (where measurable and has_target and has_baseline and has_figure)) from pledge) as funnel,
      (select count(*)::int from pledge p where not exists (select from commitment_actions a where a.version_id = p.id)) as "withoutAction",
      (select count(*)::int from commitment_versions where to_seq is null) as records,
      (select count(*)::int from commitments c join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
        where ${KEPT_BY_OFFICE}) as "byOffice",
      (select json_build_object('count', count(*), 'progress', avg(progress), 'expected', avg(expected)) from pledge
        where measurable and has_figure and progress is not null and expected is not null) as pace,
      (select coalesce(json_agg(x order by x.day nulls last, x.reference), '[]') from (
        select p.reference, p.title, ${MAKER_NAME} as maker, p.since as day, ${partial('p.since', 'p.since_precision')} as since
        from pledge p join makers m on m.code = p.maker_code where p.status in (${statuses})
        order by p.since nulls last, p.reference limit ${shown}) x) as silent,
      (select coalesce(json_agg(x order by x.number), '[]') from (
        select a.number, a.name,
          count(*) filter (where p.id is not null)::int as pledges,
          count(*) filter (where p.measurable)::int as checkable,
          count(*) filter (where p.has_figure)::int as "withFigure",
          count(*) filter (where v.level = 'national_measure')::int as measures
        from actions a
        left join (commitment_actions ca join commitment_versions v on v.id = ca.version_id and v.to_seq is null) on ca.action = a.number
        left join pledge p on p.id = v.id
        group by a.number, a.name) x) as actions,
      (select count(*)::int from ledger where act = 'seed') as "seedEntries",
      (select max(at) from ledger where act = 'seed') as "seededAt",
      (select count(*)::int from ledger where act <> 'seed') as "laterEntries",
      (select coalesce(json_agg(x order by x.seq desc), '[]') from (
        select l.seq::int, l.at, l.act, l.subject, l.record, l.version, lc.reason, c.reference, v.title
        from ledger l
        join ledger_contents lc on lc.seq = l.seq
        left join commitments c on c.reference = split_part(l.record, '/', 1)
        left join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
        where l.act <> 'seed' order by l.seq desc limit ${shown}) x) as changes`,
  )
  if (!facts) throw new Error('the overview query gave no row')
  return {
    ...facts,
    seededAt: facts.seededAt && new Date(facts.seededAt),
    changes: facts.changes.map((change) => ({ ...change, at: new Date(change.at) })),
  }
}

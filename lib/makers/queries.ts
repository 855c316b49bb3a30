import { type SQL, sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { hasBegun, recordsAt, stoodAt, valuesAt } from '@/lib/as-of/queries'
import { dashboardRows, fixed, partialDay } from '@/lib/commitments/columns'
import type { DeliveryStage, Level, LevelBasis, Reference } from '@/lib/commitments/model'
import { dutiesAt } from '@/lib/counts/duties'
import { standingCountsAt } from '@/lib/counts/standing'
import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { PromiseDates } from '@/lib/indicators/expected'
import type { IndicatorFacts } from '@/lib/standing/facts'
import type { Status } from '@/lib/standing/model'
import type { MakerKind } from './model'

/** Who made a promise, as much as a page needs to name them. */
export interface MakerName {
  code: string
  kind: MakerKind
  names: Record<Locale, string>
  centralAsia: boolean
}

/** A `MakerName` as JSON, of the row `m`. */
export const MAKER_NAME = sql.raw(
  `json_build_object('code', m.code, 'kind', m.kind, 'names', m.names, 'centralAsia', m.central_asia)`,
)

/** Everybody who has made a promise or could, in no order. */
export async function listMakers(db: PublicDb): Promise<MakerName[]> {
  return plannedRows(db, sql`select m.code, m.kind, m.names, m.central_asia as "centralAsia" from makers m`)
}

/** Countries of the record, to choose one; Central Asia first, then by name in the reader's language. */
export async function listCountries(db: PublicDb, locale: Locale): Promise<{ code: string; name: string }[]> {
  const found = await plannedRows<MakerName>(
    db,
    sql`select m.code, m.kind, m.names, m.central_asia as "centralAsia" from makers m where m.kind = 'state'`,
  )
  return found
    .toSorted(
      (a, b) =>
        Number(b.centralAsia) - Number(a.centralAsia) ||
        a.names[locale].localeCompare(b.names[locale], locale),
    )
    .map(({ code, names }) => ({ code, name: names[locale] }))
}

/** One maker in the list of countries, with its own records counted. */
export interface MakerCounts {
  maker: MakerName
  pledges: number
  checkable: number
  intentions: number
  measures: number
  /** Joint records that it stands behind, counted with their joint maker. */
  joint: number
}

export async function listMakerCounts(db: PublicDb, asOf: AsOf | null = null): Promise<MakerCounts[]> {
  return dashboardRows(
    db,
    sql`with counts as materialized (select * from ${standingCountsAt(asOf)} n)
      select ${MAKER_NAME} as maker,
      coalesce(sum(n.count) filter (where n.level in ('coalition_commitment', 'international_pledge')), 0)::int as pledges,
      coalesce(sum(n.measurable) filter (where n.level in ('coalition_commitment', 'international_pledge')), 0)::int as checkable,
      coalesce(sum(n.count) filter (where n.level = 'declared_intention'), 0)::int as intentions,
      coalesce(sum(n.count) filter (where n.level = 'national_measure'), 0)::int as measures,
      (select coalesce(sum(j.count), 0)::int from maker_members mm join counts j on j.maker_code = mm.maker_code
        where mm.member_code = m.code) as joint
      from makers m left join counts n on n.maker_code = m.code
      group by m.code`,
    asOf,
  )
}

export interface MakerPage {
  maker: MakerName
  /** "in Kazakhstan", ready in each language. */
  namesIn: Record<Locale, string>
  /** States behind a joint maker. */
  members: MakerName[]
}

export async function findMaker(db: PublicDb, code: string): Promise<MakerPage | null> {
  const [row] = await plannedRows<MakerPage>(
    db,
    sql`select ${MAKER_NAME} as maker, m.names_in as "namesIn",
      (select coalesce(json_agg(json_build_object('code', o.code, 'kind', o.kind, 'names', o.names, 'centralAsia', o.central_asia)), '[]')
        from maker_members mm join makers o on o.code = mm.member_code where mm.maker_code = m.code) as members
      from makers m where m.code = ${code}`,
  )
  return row ?? null
}

export interface MakerRecord {
  reference: Reference
  /** The maker itself, or a joint one that it stands behind. */
  maker: MakerName
  title: LocalizedText
  summary: LocalizedText | null
  level: Level
  levelBasis: LevelBasis | null
  madeOn: PartialDate | null
  dueOn: PartialDate | null
  status: Status | null
  late: boolean
  measurable: boolean
  hasFigure: boolean
  progress: number | null
  expected: number | null
  measured: number
  judged: number
  latestFactOn: IsoDate | null
  /** Furthest documented stage; null: none. */
  stage: DeliveryStage | null
  /** Every documented stage, in order. */
  steps: { stage: DeliveryStage; reachedOn: PartialDate | null }[]
}

/**
 * Records of a maker and of joint makers it stands behind, of these levels, its own first, in the order made; at most
 * `limit`.
 */
export async function listMakerRecords(
  db: PublicDb,
  code: string,
  { levels, limit }: { levels: readonly Level[]; limit: number },
  asOf: AsOf | null = null,
): Promise<MakerRecord[]> {
  // Each part walks an index in its order; together in one condition they would read everything.
  const part = (place: number, isWanted: SQL) => sql`(
      select ${sql.raw(String(place))} as place, c.year, c.number, c.reference, ${MAKER_NAME} as maker, v.title, v.summary, v.level,
        v.level_basis as "levelBasis",
        ${partialDay('v.made_on', 'v.made_precision')} as "madeOn", ${partialDay('v.due_on', 'v.due_precision')} as "dueOn",
        s.status, s.late, s.measurable, s.has_figure as "hasFigure", s.progress, s.expected, s.measured, s.judged,
        s.latest_fact_on as "latestFactOn", s.delivery_stage as stage,
        (select coalesce(json_agg(json_build_object('stage', d.stage, 'reachedOn', ${partialDay('d.reached_on', 'd.reached_precision')})
            order by d.stage, d.reached_on), '[]')
          from delivery_steps d where d.commitment_id = c.id and ${stoodAt('d', asOf)}
            ${asOf ? sql`and (d.reached_on is null or ${hasBegun('d.reached_on', 'd.reached_precision', asOf)})` : sql``}) as steps
      from ${recordsAt(asOf)}
      where ${isWanted} and v.level in ${[...levels]}
      order by c.year, c.number limit ${fixed(limit)})`
  const found = await dashboardRows<MakerRecord & { place: number; year: number; number: number }>(
    db,
    sql`select * from (
        ${part(0, sql`c.maker_code = ${code}`)} union all
        ${part(1, sql`c.maker_code in (select maker_code from maker_members where member_code = ${code})`)}) x
      order by place, year, number limit ${fixed(limit)}`,
    asOf,
  )
  return found.map(({ place: _, year: __, number: ___, ...record }) => record)
}

/** One indicator of a record with everything published on it, as a figure takes it. */
export interface MakerFigure {
  reference: Reference
  title: LocalizedText
  name: LocalizedText
  unit: LocalizedText
  promise: PromiseDates
  facts: IndicatorFacts
}

/** Indicators of a maker's own records that have a value, in the order of the records; at most `limit`. */
export async function listMakerFigures(
  db: PublicDb,
  code: string,
  limit: number,
  asOf: AsOf | null = null,
): Promise<MakerFigure[]> {
  const point = (value: string, on: string, precision: string) =>
    sql`case when ${sql.raw(value)} is not null then json_build_object('value', ${sql.raw(value)}::float8, 'on', ${partialDay(on, precision)}) end`
  return dashboardRows(
    db,
    sql`select c.reference, v.title, iv.name, iv.unit,
        json_build_object('madeOn', ${partialDay('v.made_on', 'v.made_precision')},
          'startsOn', ${partialDay('v.starts_on', 'v.starts_precision')}, 'dueOn', ${partialDay('v.due_on', 'v.due_precision')}) as promise,
        json_build_object('key', i.key, 'direction', iv.direction, 'measure', iv.measure,
          'baseline', ${point('iv.baseline_value', 'iv.baseline_on', 'iv.baseline_precision')},
          'target', ${point('iv.target_value', 'iv.target_on', 'iv.target_precision')}, 'values', x.values) as facts
      from ${recordsAt(asOf)}
      join indicators i on i.commitment_id = c.id
      join indicator_versions iv on iv.indicator_id = i.id and ${stoodAt('iv', asOf)}
      join lateral (
        select json_agg(json_build_object('value', x.value::float8, 'on', ${partialDay('x.on_day', 'x.precision')},
            'from', ${partialDay('x.from_day', 'x.from_precision')}, 'saidBy', x.said_by, 'partial', x.partial,
            'methodBreak', x.method_break, 'sources', '[]'::json) order by x.on_day, x.id) as values
        from indicator_values x where x.indicator_id = i.id and ${valuesAt('x', asOf)}) x on x.values is not null
      where c.maker_code = ${code} and iv.direction <> 'yes_no'
      order by c.year, c.number, iv.position limit ${fixed(limit)}`,
    asOf,
  )
}

export interface MakerCycle {
  key: string
  startsOn: IsoDate
  endsOn: IsoDate
  opensOn: IsoDate
  dueOn: IsoDate
  /** An office was active when the cycle opened, so reports were due. */
  isAsked: boolean
  onTime: number
  late: number
  missing: number
}

export interface OutcomeFigure {
  code: string
  name: LocalizedText
  unit: LocalizedText
  population: LocalizedText | null
  kind: string
  year: number
  /** A decimal as text, so that nothing is rounded. */
  value: string
  note: LocalizedText | null
  sources: { title: string; url: string }[]
}

export interface HelpLine {
  number: string
  name: LocalizedText
  operator: LocalizedText | null
  forWhom: LocalizedText | null
  hours: LocalizedText | null
  cost: LocalizedText | null
  note: LocalizedText | null
  languages: string[]
  sources: { title: string; url: string }[]
  /** null: not confirmed by us yet. */
  confirmedOn: IsoDate | null
}

export interface MakerContext {
  /** Latest first. */
  cycles: MakerCycle[]
  /** Latest value of each first. */
  figures: OutcomeFigure[]
  helpLines: HelpLine[]
}

/** What surrounds a maker's promises: when it reports, what surveys found, where to call (always the numbers of today). */
export async function findMakerContext(
  db: PublicDb,
  code: string,
  asOf: AsOf | null = null,
): Promise<MakerContext> {
  const [context] = await dashboardRows<MakerContext>(
    db,
    sql`select
      (select coalesce(json_agg(json_build_object('key', y.key, 'startsOn', y.starts_on, 'endsOn', y.ends_on, 'opensOn', y.opens_on,
          'dueOn', y.due_on, 'onTime', coalesce(n.on_time, 0), 'late', coalesce(n.late, 0), 'missing', coalesce(n.missing, 0),
          'isAsked', coalesce(n.asked, false)) order by y.opens_on desc), '[]')
        from cycles y left join ${dutiesAt(asOf, [code])} n on n.cycle_key = y.key and n.maker_code = ${code}
        where ${asOf ? sql`y.opens_on <= ${asOf.day}` : sql`true`}) as cycles,
      (select coalesce(json_agg(json_build_object('code', f.code, 'name', f.name, 'unit', f.unit, 'population', f.population,
          'kind', f.kind, 'year', f.year, 'value', f.value::text, 'note', f.note, 'sources', f.sources)
          order by f.kind, f.code, f.year desc, f.id), '[]')
        from outcome_figures f where f.maker_code = ${code}
          ${asOf ? sql`and make_date(f.year, 12, 31) <= ${asOf.day}` : sql``}) as figures,
      (select coalesce(json_agg(json_build_object('number', h.number, 'name', h.name, 'operator', h.operator, 'forWhom', h.for_whom,
          'hours', h.hours, 'cost', h.cost, 'note', h.note, 'languages', h.languages, 'sources', h.sources,
          'confirmedOn', h.confirmed_on) order by h.id), '[]')
        from help_lines h where h.maker_code = ${code}) as "helpLines"`,
    asOf,
  )
  if (!context) throw new Error(`the context of ${code} gave no row`)
  return context
}

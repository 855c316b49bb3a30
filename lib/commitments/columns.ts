import { type SQL, sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import type { Locale } from '@/lib/i18n/model'
import type { MakerKind } from '@/lib/makers/model'
import { type EvidenceGrade, type Freshness, SILENT_STATUSES, type Status } from '@/lib/standing/model'
import { type DeliveryStage, PLEDGE_LEVELS } from './model'

export interface MakerView {
  code: string
  kind: MakerKind
  names: Record<Locale, string>
  namesIn: Record<Locale, string>
}

/** Where a commitment stands, as stored by the one pure function. */
export interface StandingView {
  asOf: string
  status: Status | null
  late: boolean
  measurable: boolean
  progress: number | null
  expected: number | null
  measured: number
  judged: number
  evidence: EvidenceGrade | null
  contested: boolean
  promiseEvidence: EvidenceGrade | null
  freshness: Freshness
  latestFactOn: string | null
  deliveryStage: DeliveryStage | null
  hasTarget: boolean
  hasBaseline: boolean
  hasFigure: boolean
}

/** The day as precisely as it is known: `2021`, `2021-03` or `2021-03-08`. */
export const partialDay = (day: string, precision: string) =>
  sql.raw(`left(${day}::text, case ${precision} when 'year' then 4 when 'month' then 7 else 10 end)`)

export const MAKER = sql.raw(
  `json_build_object('code', m.code, 'kind', m.kind, 'names', m.names, 'namesIn', m.names_in)`,
)

export const STANDING = sql.raw(`json_build_object(
  'asOf', s.as_of, 'status', s.status, 'late', s.late, 'measurable', s.measurable,
  'progress', s.progress, 'expected', s.expected, 'measured', s.measured, 'judged', s.judged,
  'evidence', s.evidence, 'contested', s.contested, 'promiseEvidence', s.promise_evidence,
  'freshness', s.freshness, 'latestFactOn', s.latest_fact_on, 'deliveryStage', s.delivery_stage,
  'hasTarget', s.has_target, 'hasBaseline', s.has_baseline, 'hasFigure', s.has_figure)`)

/** Whether the maker's own office wrote the version v of c, or published any change of it up to then. */
export const keptByOffice = (asOf: AsOf | null): SQL =>
  sql`(v.compiled_by = 'office' or exists (select from commitment_versions w join ledger l on l.seq = w.from_seq
    where w.commitment_id = c.id and l.office = c.maker_code ${asOf ? sql`and l.seq <= ${asOf.seq}` : sql``}))`

/** Figures are there since the promise, but none that can be compared with it: of a record whose status is that it has none. */
export const IS_INCOMPARABLE = sql.raw(`(s.status = 'no_figure' and s.has_figure)`)

/** Nothing is on record since the promise: no figure, no report, nothing done. */
export const isSilent = (asOf: AsOf | null): SQL =>
  sql`(s.status in (${sql.raw(SILENT_STATUSES.map((status) => `'${status}'`).join(', '))})
    and not s.has_figure and coalesce(s.progress, 0) = 0
    and not exists (select from reports r where r.commitment_id = c.id and ${stoodAt('r', asOf)}
      ${asOf ? sql`and r.submitted_on <= ${asOf.day}::date` : sql``}))`

/** A commitment or pledge, which has a status: version v of c. */
export const IS_PLEDGE = sql.raw(`v.level in (${PLEDGE_LEVELS.map((level) => `'${level}'`).join(', ')})`)

/** Current records: c commitment, v its current version, m its maker, s its standing. */
export const CURRENT = recordsAt(null)

export async function rows<Row>(db: PublicDb, query: SQL): Promise<Row[]> {
  return (await db.execute(query)) as unknown as Row[]
}

/** What a dashboard asks: planned once as of now; for a date at every call, because what suits one needn't suit another. */
export const dashboardRows = <Row>(db: PublicDb, query: SQL, asOf: AsOf | null): Promise<Row[]> =>
  asOf === null ? plannedRows<Row>(db, query) : rows<Row>(db, query)

/** A number of our own within the text of a statement: how many rows are wanted decides how they are best found. */
export const fixed = (count: number): SQL => sql.raw(String(Math.trunc(count)))

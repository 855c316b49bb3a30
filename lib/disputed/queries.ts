import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import { dashboardRows, fixed } from '@/lib/commitments/columns'
import type { Reference } from '@/lib/commitments/model'
import { disputedCountsAt, IS_DISPUTED } from '@/lib/counts/disputed'
import { codesBehind } from '@/lib/makers/behind'

/**
 * By record, the highest and the lowest of what each organisation said last, as numbers, unless it has agreed since. Read
 * once for the whole list: assessments are few beside records.
 */
const SAID = (
  asOf: AsOf | null,
): SQL => sql`(select o.commitment_id, max(o.verdict) as high, min(o.verdict) as low from (
    select distinct on (a.commitment_id, a.voice) a.commitment_id, a.agreed_on,
      array_position(enum_range(null::self_rating), a.verdict) - 1 as verdict
    from assessments a where ${stoodAt('a', asOf)} and a.text is not null
      and ${asOf ? sql`a.published_on <= ${asOf.day}::date` : sql`true`}
    order by a.commitment_id, a.voice, a.published_on desc, a.id desc) o
  where o.verdict is not null and ${asOf ? sql`coalesce(o.agreed_on > ${asOf.day}::date, true)` : sql`o.agreed_on is null`}
  group by 1)`

/** Steps between the highest and the lowest verdict on it: the government's, the organisations', the computed one. See `widestDifference`. */
const STEPS = sql.raw(`coalesce(greatest(said.high, s.government_verdict, s.computed_verdict)
  - least(said.low, s.government_verdict, s.computed_verdict), 0)::int`)

/** Where a page of the list ends. */
export type DisputedPosition = readonly [steps: number, contested: number, id: number]

const scopeOf = (country: string | null): SQL =>
  country === null ? sql`true` : sql`c.maker_code in ${codesBehind(country)}`

/** Steps where no organisation has said anything: the order of the index `standing_disputed`. */
const ALONE = sql.raw(`coalesce(abs(s.government_verdict - s.computed_verdict), 0)`)
const ASSESSED = sql`select a.commitment_id from assessments a`

/**
 * The disputed records of now, of which the first `limit` are among these: those assessed, which are few, and of all others as
 * many as are wanted, by the index in their order.
 */
const foremost = (after: DisputedPosition | null, limit: number): SQL => sql`(
    select s.commitment_id from standing s where ${IS_DISPUTED} and s.commitment_id in (${ASSESSED})
    union all
    (select s.commitment_id from standing s where ${IS_DISPUTED} and s.commitment_id not in (${ASSESSED})
      and ${after ? sql`(${ALONE}, s.contested::int, -s.commitment_id) < (${after[0]}::int, ${after[1]}::int, ${-after[2]}::int)` : sql`true`}
      order by ${ALONE} desc, s.contested::int desc, -s.commitment_id desc limit ${fixed(limit)}))`

/** References of disputed records, the widest difference between any two verdicts first. */
export async function listDisputed(
  db: PublicDb,
  country: string | null,
  { limit, after = null }: { limit: number; after?: DisputedPosition | null },
  asOf: AsOf | null,
): Promise<{ references: Reference[]; next: DisputedPosition | null }> {
  const beyond = after
    ? sql`(${STEPS}, s.contested::int, -s.commitment_id) < (${after[0]}::int, ${after[1]}::int, ${-after[2]}::int)`
    : sql`true`
  const found = await dashboardRows<{ reference: Reference; id: number; steps: number; contested: boolean }>(
    db,
    sql`select c.reference, c.id, ${STEPS} as steps, s.contested
      from ${recordsAt(asOf)}
      left join ${SAID(asOf)} said on said.commitment_id = c.id
      where ${IS_DISPUTED} and ${scopeOf(country)} and ${beyond}
        and ${asOf === null && country === null ? sql`c.id in ${foremost(after, limit + 1)}` : sql`true`}
      order by 3 desc, s.contested::int desc, -s.commitment_id desc
      limit ${fixed(limit + 1)}`,
    asOf,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    references: page.map(({ reference }) => reference),
    next: found.length > limit && last ? [last.steps, Number(last.contested), last.id] : null,
  }
}

export interface DisputedCounts {
  /** Records that are disputed in one way or both. */
  disputed: number
  /** Of these, where sources disagree on the fact that decides. */
  contested: number
  /** Of these, where the maker rates itself higher than the published facts do, and lower. */
  above: number
  below: number
}

export async function countDisputed(
  db: PublicDb,
  country: string | null,
  asOf: AsOf | null,
): Promise<DisputedCounts> {
  const sum = (column: keyof DisputedCounts) =>
    sql`coalesce(sum(n.${sql.raw(column)}), 0)::int as ${sql.raw(column)}`
  const [found] = await dashboardRows<DisputedCounts>(
    db,
    sql`select ${sum('disputed')}, ${sum('contested')}, ${sum('above')}, ${sum('below')}
      from ${disputedCountsAt(asOf)} n
      where ${country === null ? sql`true` : sql`n.maker_code in ${codesBehind(country)}`}`,
    asOf,
  )
  return found ?? { disputed: 0, contested: 0, above: 0, below: 0 }
}

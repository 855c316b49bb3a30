import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'
import { rows } from '@/lib/commitments/columns'
import type { Reference } from '@/lib/commitments/model'
import { codesBehind } from '@/lib/makers/behind'

/** Sources disagree on the fact that decides, or the maker says something else than the published facts. */
const IS_DISPUTED = sql.raw(`(s.contested or s.government_verdict <> s.computed_verdict)`)
const STEPS = sql.raw(`coalesce(abs(s.government_verdict - s.computed_verdict), 0)`)

/** Where a page of the list ends. */
export type DisputedPosition = readonly [steps: number, contested: number, id: number]

const scopeOf = (country: string | null): SQL =>
  country === null ? sql`true` : sql`c.maker_code in ${codesBehind(country)}`

/** References of disputed records, the widest difference first. */
export async function listDisputed(
  db: PublicDb,
  country: string | null,
  { limit, after = null }: { limit: number; after?: DisputedPosition | null },
  asOf: AsOf | null,
): Promise<{ references: Reference[]; next: DisputedPosition | null }> {
  const beyond = after
    ? sql`(${STEPS}, s.contested::int, -s.commitment_id) < (${after[0]}::int, ${after[1]}::int, ${-after[2]}::int)`
    : sql`true`
  const found = await rows<{ reference: Reference; id: number; steps: number; contested: boolean }>(
    db,
    sql`select c.reference, c.id, ${STEPS}::int as steps, s.contested
      from ${recordsAt(asOf)}
      where ${IS_DISPUTED} and ${scopeOf(country)} and ${beyond}
      order by ${STEPS} desc, s.contested::int desc, -s.commitment_id desc
      limit ${limit + 1}`,
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
  const yes = (condition: string) => sql`count(*) filter (where ${sql.raw(condition)})::int`
  const [found] = await rows<DisputedCounts>(
    db,
    sql`select count(*)::int as disputed, ${yes('s.contested')} as contested,
        ${yes('s.government_verdict > s.computed_verdict')} as above,
        ${yes('s.government_verdict < s.computed_verdict')} as below
      from ${country === null && asOf === null ? sql`standing s` : recordsAt(asOf)}
      where ${IS_DISPUTED} and ${scopeOf(country)}`,
  )
  return found ?? { disputed: 0, contested: 0, above: 0, below: 0 }
}

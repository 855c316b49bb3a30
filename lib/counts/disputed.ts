import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt } from '@/lib/as-of/queries'

/** Sources disagree on the fact that decides, or the maker says something else than the published facts; of a standing s. */
export const IS_DISPUTED = sql.raw(`(s.contested or s.government_verdict <> s.computed_verdict)`)

const yes = (condition: string) => sql`count(*) filter (where ${IS_DISPUTED} and ${sql.raw(condition)})::int`

const counted = (asOf: AsOf | null, where: SQL) => sql`
  select c.maker_code, ${yes('true')} as disputed, ${yes('s.contested')} as contested,
    ${yes('s.government_verdict > s.computed_verdict')} as above, ${yes('s.government_verdict < s.computed_verdict')} as below
  from ${recordsAt(asOf)} where ${where} group by 1`

/** Disputed records by maker: the table written at publication, or counted for that date. */
export const disputedCountsAt = (asOf: AsOf | null): SQL =>
  asOf === null ? sql`disputed_counts` : sql`(${counted(asOf, sql`true`)})`

export async function recountDisputed(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from disputed_counts where maker_code in ${[...codes]}`)
  await tx.execute(sql`insert into disputed_counts (maker_code, disputed, contested, above, below)
    ${counted(null, sql`c.maker_code in ${[...codes]}`)}`)
}

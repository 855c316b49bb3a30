import { eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { commitments, commitmentVersions, standing, standingCounts } from '@/db/schema'

/** Records by maker, level and status. */
export async function recountStanding(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.delete(standingCounts).where(inArray(standingCounts.makerCode, [...codes]))
  const yes = (column: unknown) => sql<number>`count(*) filter (where ${column})::int`
  await tx.insert(standingCounts).select(
    tx
      .select({
        makerCode: commitments.makerCode,
        level: commitmentVersions.level,
        status: sql<string>`coalesce(${standing.status}::text, 'none')`.as('status'),
        count: sql<number>`count(*)::int`.as('count'),
        measurable: yes(standing.measurable).as('measurable'),
        hasTarget: yes(standing.hasTarget).as('has_target'),
        hasBaseline: yes(standing.hasBaseline).as('has_baseline'),
        hasFigure: yes(standing.hasFigure).as('has_figure'),
      })
      .from(commitments)
      .innerJoin(commitmentVersions, eq(commitmentVersions.commitmentId, commitments.id))
      .innerJoin(standing, eq(standing.commitmentId, commitments.id))
      .where(sql`${isNull(commitmentVersions.toSeq)} and ${inArray(commitments.makerCode, [...codes])}`)
      .groupBy(
        commitments.makerCode,
        commitmentVersions.level,
        sql`coalesce(${standing.status}::text, 'none')`,
      ),
  )
}

import { getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { commitments, standing, thresholds } from '@/db/schema'
import { recount } from '@/lib/counts/recount'
import { furthestStage } from './delivery'
import { THRESHOLDS } from './facts'
import { loadFacts } from './load'
import { standingOf } from './standing'

/** How many commitments are recounted at once: bounds memory at midnight. */
const BATCH = 500

/** Writes where these commitments stand on `today`, by the one pure function, and the counts that dashboards read. */
export async function recomputeStanding(tx: Tx, ids: readonly number[], today: string): Promise<void> {
  const [inForce] = await tx
    .select({ values: thresholds.values })
    .from(thresholds)
    .where(isNull(thresholds.toSeq))
  for (let at = 0; at < ids.length; at += BATCH) {
    const facts = await loadFacts(tx, ids.slice(at, at + BATCH))
    const rows = [...facts].map(([commitmentId, fact]) => {
      const { ...result } = standingOf(fact, today, inForce?.values ?? THRESHOLDS)
      return { ...result, commitmentId, asOf: today, deliveryStage: furthestStage(fact.deliverySteps, today) }
    })
    if (rows.length)
      await tx
        .insert(standing)
        .values(rows)
        .onConflictDoUpdate({ target: standing.commitmentId, set: everyColumnFromInserted() })
  }
  const makers = await tx
    .selectDistinct({ code: commitments.makerCode })
    .from(commitments)
    .where(ids.length ? inArray(commitments.id, [...ids]) : undefined)
  await recount(
    tx,
    makers.map((maker) => maker.code),
    today,
  )
}

/** Every commitment, for the change of day. */
export async function recomputeAllStanding(tx: Tx, today: string): Promise<number> {
  const rows = await tx.select({ id: commitments.id }).from(commitments).orderBy(commitments.id)
  await recomputeStanding(
    tx,
    rows.map((row) => row.id),
    today,
  )
  return rows.length
}

function everyColumnFromInserted() {
  const { commitmentId: _, ...columns } = getTableColumns(standing)
  return Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
  )
}

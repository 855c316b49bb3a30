import { getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { commitments, standing } from '@/db/schema'
import { recount } from '@/lib/counts/recount'
import { lastDay } from '@/lib/dates/partial'
import { furthestStage } from './delivery'
import { loadFacts } from './load'
import { standingOf } from './standing'
import { findThresholds } from './thresholds'
import { listOutdatedSpans, rewriteSpans, writeSpans } from './write-spans'

/** How many commitments are recounted at once: bounds memory at midnight. */
const BATCH = 500

/**
 * After a publication: where these commitments stand on `today` and on every other day, by the one pure function, and the
 * counts that dashboards read.
 */
export async function recomputeStanding(tx: Tx, ids: readonly number[], today: string): Promise<void> {
  await writeStanding(tx, ids, today, writeSpans)
  await recountMakersOf(tx, ids, today)
}

/** After new thresholds: every commitment on every day. */
export async function recomputeAllStanding(tx: Tx, today: string): Promise<void> {
  await recomputeStanding(tx, await listIds(tx), today)
}

/**
 * For the change of day: every commitment on the new one. Days other than `today` are written only where it turns out that
 * they no longer say the same: facts changed that no entry carries, such as a cycle that opened. Returns how many there are.
 */
export async function moveStandingTo(tx: Tx, today: string): Promise<number> {
  const ids = await listIds(tx)
  await writeStanding(tx, ids, today, async () => undefined)
  await rewriteSpans(tx, await listOutdatedSpans(tx, today))
  await recountMakersOf(tx, ids, today)
  return ids.length
}

async function writeStanding(
  tx: Tx,
  ids: readonly number[],
  today: string,
  andAlso: typeof writeSpans,
): Promise<void> {
  const { values: bounds } = await findThresholds(tx)
  for (let at = 0; at < ids.length; at += BATCH) {
    const facts = await loadFacts(tx, ids.slice(at, at + BATCH))
    const rows = [...facts].map(([commitmentId, fact]) => {
      const { ...result } = standingOf(fact, today, bounds)
      return {
        ...result,
        commitmentId,
        asOf: today,
        quietSince: result.latestFactOn ?? (fact.madeOn && lastDay(fact.madeOn)),
        deliveryStage: furthestStage(fact.deliverySteps, today),
      }
    })
    if (rows.length)
      await tx
        .insert(standing)
        .values(rows)
        .onConflictDoUpdate({ target: standing.commitmentId, set: everyColumnFromInserted() })
    await andAlso(tx, facts, bounds)
  }
}

async function recountMakersOf(tx: Tx, ids: readonly number[], today: string): Promise<void> {
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

const listIds = async (tx: Tx): Promise<number[]> =>
  (await tx.select({ id: commitments.id }).from(commitments).orderBy(commitments.id)).map(({ id }) => id)

function everyColumnFromInserted() {
  const { commitmentId: _, ...columns } = getTableColumns(standing)
  return Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
  )
}

import { asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { AppDb, Writable } from '@/db/client'
import { cycles } from '@/db/schema'
import type { Cycle } from './rules'

/** Whether anything was written or is owed in a cycle. */
export const isUsed = sql<boolean>`(
  exists (select 1 from report_duties d where d.cycle_key = cycles.key)
  or exists (select 1 from reports r where r.cycle_key = cycles.key)
  or exists (select 1 from submissions s where s.cycle_key = cycles.key))`

export interface CycleRow extends Cycle {
  used: boolean
}

/** Newest period first. */
export const listCycles = (db: AppDb): Promise<CycleRow[]> =>
  db
    .select({ ...getTableColumns(cycles), used: isUsed })
    .from(cycles)
    .orderBy(desc(cycles.startsOn), asc(cycles.key))

export async function findCycle(db: Writable, key: string): Promise<CycleRow | null> {
  const [row] = await db
    .select({ ...getTableColumns(cycles), used: isUsed })
    .from(cycles)
    .where(eq(cycles.key, key))
  return row ?? null
}

import { lt, sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { cycles, notices } from '@/db/schema'

const DAY = 86_400_000
const KEPT_DAYS = 180

/** Removes what was told long ago; of a reminder only once its cycle closed as long ago, so that it is told once. */
export async function sweepNotices(db: Writable, now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEPT_DAYS * DAY)
  await db.delete(notices).where(
    sql`${lt(notices.toldAt, old)} and not exists (select 1 from ${cycles} y
      where y.key = ${notices.cycleKey} and y.closes_on >= ${old.toISOString()}::date)`,
  )
}

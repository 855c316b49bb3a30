import { and, isNull, lt } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { follows } from '@/db/schema'
import { CONFIRM_DAYS } from './model'

const DAY = 86_400_000

/** Forgets addresses that nobody confirmed. */
export async function sweepFollows(db: Writable, now: Date): Promise<void> {
  await db
    .delete(follows)
    .where(
      and(isNull(follows.confirmedAt), lt(follows.createdAt, new Date(now.getTime() - CONFIRM_DAYS * DAY))),
    )
}

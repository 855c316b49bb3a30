import { and, eq, lt, ne, sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { accessRequests } from '@/db/schema'

const DAY = 86_400_000
const REFUSED_DAYS = 180

/** A request without anything that somebody wrote about themselves, or that was written about them. */
export const NO_WORDS = { contactName: '', about: '', website: null, decisionNote: null }

/** Takes name, address and words out of requests that were refused long ago. That and when they were refused stays. */
export async function sweepRequests(db: Writable, now: Date): Promise<void> {
  await db
    .update(accessRequests)
    .set({ ...NO_WORDS, email: sql`'erased-request-' || ${accessRequests.id} || '@erased.invalid'` })
    .where(
      and(
        eq(accessRequests.state, 'refused'),
        lt(accessRequests.decidedAt, new Date(now.getTime() - REFUSED_DAYS * DAY)),
        ne(accessRequests.contactName, ''),
      ),
    )
}

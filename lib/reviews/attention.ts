import { sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { accessRequests, organisations, proposals, suggestionNotes } from '@/db/schema'

/** What waits for reviewers beside the queue of submissions; the order of the page. */
export const ALSO_WAITING = ['requests', 'organisations', 'consultations', 'rules', 'redactions'] as const
export type AlsoWaiting = Readonly<Record<(typeof ALSO_WAITING)[number], number>>

/** How many of each wait for this reviewer: what they proposed themselves waits for somebody else. One statement. */
export async function countAlsoWaiting(db: AppDb, readerId: number): Promise<AlsoWaiting> {
  const [row] = await db.execute<Record<(typeof ALSO_WAITING)[number], number>>(sql`select
    (select count(*)::int from ${accessRequests} where state = 'asked') as requests,
    (select count(*)::int from ${organisations} where verified_at is null and closed_at is null) as organisations,
    (select count(distinct (consultation, text_key))::int from ${suggestionNotes} where number is null) as consultations,
    (select count(*)::int from ${proposals}
      where state = 'open' and kind <> 'redaction' and proposed_by <> ${readerId}) as rules,
    (select count(*)::int from ${proposals}
      where state = 'open' and kind = 'redaction' and proposed_by <> ${readerId}) as redactions`)
  if (!row) throw new Error('nothing was counted')
  return row
}

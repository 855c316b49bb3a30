import { sql } from 'drizzle-orm'
import type { Context } from '@/lib/context'
import { civilDate, type IsoDate } from '@/lib/dates/partial'
import { tellEveryReviewer } from '@/lib/notices/overdue'
import { CHECK_DAYS } from './rules'

/**
 * Tells reviewers how many suggestions wait for a check for longer than the public page says: texts of the open form, each
 * counted once, and what organisations handed in. @returns how many are late
 */
export async function tellOfLateSuggestions({
  db,
  now,
  timeZone,
}: Pick<Context, 'db' | 'now' | 'timeZone'>): Promise<number> {
  const today = civilDate(now, timeZone)
  return db.transaction(async (tx) => {
    const [late] = (await tx.execute(sql`
      select count(*)::int as count, max(w.since + ${CHECK_DAYS}::int)::text as "lastDue" from (
        select min(n.sent_on) as since from suggestion_notes n
          join consultations q on q.number = n.consultation and q.to_seq is null and q.title is not null
          where n.number is null group by n.consultation, n.text_key
        union all
        select (s.submitted_at at time zone ${timeZone})::date from submissions s
          where s.kind::text = 'suggestion' and s.state = 'submitted') w
      where w.since + ${CHECK_DAYS}::int < ${today}::date`)) as unknown as {
      count: number
      lastDue: IsoDate | null
    }[]
    const { count = 0, lastDue = null } = late ?? {}
    await tellEveryReviewer(
      tx,
      { now, today },
      {
        template: 'suggestion_overdue',
        count,
        lastDue,
        path: '/reviews/consultations',
      },
    )
    return count
  })
}

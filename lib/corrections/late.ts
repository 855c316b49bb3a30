import { and, count, isNull, lt, max } from 'drizzle-orm'
import { correctionCases } from '@/db/schema'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { tellEveryReviewer } from '@/lib/notices/overdue'

/** Tells reviewers how many notes wait for longer than the public page says. @returns how many are late */
export async function tellOfLateNotes({
  db,
  now,
  timeZone,
}: Pick<Context, 'db' | 'now' | 'timeZone'>): Promise<number> {
  const today = civilDate(now, timeZone)
  return db.transaction(async (tx) => {
    const [late] = await tx
      .select({ count: count(), lastDue: max(correctionCases.dueOn) })
      .from(correctionCases)
      .where(and(isNull(correctionCases.answeredOn), lt(correctionCases.dueOn, today)))
    const { count: waiting = 0, lastDue = null } = late ?? {}
    await tellEveryReviewer(
      tx,
      { now, today },
      {
        template: 'correction_overdue',
        count: waiting,
        lastDue,
        path: '/reviews/corrections',
      },
    )
    return waiting
  })
}

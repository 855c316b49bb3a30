import { and, count, eq, isNull, lt, max } from 'drizzle-orm'
import { correctionCases, people } from '@/db/schema'
import type { Context } from '@/lib/context'
import { addDays, civilDate, type IsoDate } from '@/lib/dates/partial'
import { queueMail } from '@/lib/mail/mutations'

/** On Mondays, and on the day after one came to be late: nobody is told twice of the same by a job that runs every hour. */
const isTold = (today: IsoDate, lastDue: IsoDate): boolean =>
  lastDue === addDays(today, -1) || new Date(`${today}T00:00:00Z`).getUTCDay() === 1

/**
 * Tells every reviewer, whatever they chose, how many notes wait for longer than the public page says. One letter a day at
 * most; returns how many notes are late.
 */
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
    if (!late?.lastDue || !isTold(today, late.lastDue)) return late?.count ?? 0
    const reviewers = await tx
      .select({ id: people.id, address: people.email, locale: people.locale })
      .from(people)
      .where(and(eq(people.role, 'reviewer'), eq(people.disabled, false)))
      .orderBy(people.id)
    for (const { id, address, locale } of reviewers)
      await queueMail(tx, now, {
        template: 'correction_overdue',
        params: { count: String(late.count) },
        key: `correction_overdue ${today} person ${id}`,
        personId: id,
        address,
        locale,
        path: '/reviews/corrections',
      })
    return late.count
  })
}

import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { people } from '@/db/schema'
import { addDays, type IsoDate } from '@/lib/dates/partial'
import { queueMail } from '@/lib/mail/mutations'

interface Overdue {
  template: 'correction_overdue' | 'suggestion_overdue'
  count: number
  /** Last day in time of whatever came to be late last; null: nothing is late. */
  lastDue: IsoDate | null
  /** Where it waits, without its language. */
  path: string
}

/** On Mondays, and on the day after one came to be late: nobody is told twice of the same by a job that runs every hour. */
const isTold = (today: IsoDate, lastDue: IsoDate): boolean =>
  lastDue === addDays(today, -1) || new Date(`${today}T00:00:00Z`).getUTCDay() === 1

/** Tells every reviewer, whatever they chose, that something waits for longer than people were told. One letter a day at most. */
export async function tellEveryReviewer(
  tx: Tx,
  { now, today }: { now: Date; today: IsoDate },
  { template, count, lastDue, path }: Overdue,
): Promise<void> {
  if (lastDue === null || !isTold(today, lastDue)) return
  const reviewers = await tx
    .select({ id: people.id, address: people.email, locale: people.locale })
    .from(people)
    .where(and(eq(people.role, 'reviewer'), eq(people.disabled, false)))
    .orderBy(people.id)
  for (const { id, address, locale } of reviewers)
    await queueMail(tx, now, {
      template,
      params: { count: String(count) },
      key: `${template} ${today} person ${id}`,
      personId: id,
      address,
      locale,
      path,
    })
}

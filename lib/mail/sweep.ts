import { and, inArray, lt } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { mails } from '@/db/schema'

const DAY = 86_400_000
const KEPT_DAYS = 90

/** Removes letters that are done with, one way or the other, once they are old. */
export async function sweepMails(db: Writable, now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEPT_DAYS * DAY)
  await db
    .delete(mails)
    .where(and(inArray(mails.state, ['sent', 'expired', 'failed']), lt(mails.createdAt, old)))
}

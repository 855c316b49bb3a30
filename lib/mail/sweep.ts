import { and, inArray, lt, or } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { mails } from '@/db/schema'
import { TO_READERS } from './model'

const DAY = 86_400_000
const KEPT_DAYS = 90
/** Letters to people without an account hold an address that nobody needs any more. */
const READERS_KEPT_DAYS = 7

/** Removes letters that are done with, one way or the other, once they are old. */
export async function sweepMails(db: Writable, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  await db
    .delete(mails)
    .where(
      and(
        inArray(mails.state, ['sent', 'expired', 'failed']),
        or(
          lt(mails.createdAt, before(KEPT_DAYS)),
          and(inArray(mails.template, [...TO_READERS]), lt(mails.createdAt, before(READERS_KEPT_DAYS))),
        ),
      ),
    )
}

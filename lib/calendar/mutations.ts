import { eq } from 'drizzle-orm'
import { calendarFeeds } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { newSecret, secretHash } from '@/lib/secrets'

/** Path of a calendar before its secret. */
export const CALENDAR_PATH = '/api/calendar/'

/**
 * Makes the actor's calendar address, or another one in its place, which ends the first. Answers with the secret, which
 * nobody can find out again.
 * @throws DomainError forbidden
 */
export async function makeFeed(ctx: Context): Promise<string> {
  return audited(ctx, 'calendar.change', 'own', async (tx) => {
    if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'make a calendar')
    const secret = newSecret()
    const made = { secretHash: secretHash(secret), createdAt: ctx.now }
    await tx
      .insert(calendarFeeds)
      .values({ personId: ctx.actor.id, ...made })
      .onConflictDoUpdate({ target: calendarFeeds.personId, set: made })
    return secret
  })
}

/** Ends the actor's calendar address. @throws DomainError forbidden | already_done: there is none */
export async function revokeFeed(ctx: Context): Promise<void> {
  await audited(ctx, 'calendar.change', 'own', async (tx) => {
    if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'end a calendar')
    const ended = await tx
      .delete(calendarFeeds)
      .where(eq(calendarFeeds.personId, ctx.actor.id))
      .returning({ personId: calendarFeeds.personId })
    if (ended.length === 0) throw new DomainError('already_done', 'no calendar')
  })
}

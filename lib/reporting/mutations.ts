import { eq } from 'drizzle-orm'
import { cycles, reminders } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { CYCLE_KEY, isOpen } from '@/lib/cycles/rules'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { queueMail } from '@/lib/mail/mutations'
import { listOwing } from '@/lib/notices/recipients'

/**
 * Reminds everybody in an office who may act on the reports it owes in a cycle, by a letter now. Once a day at most.
 * Returns how many letters were written.
 * @throws DomainError forbidden | not_found: no such cycle, or it takes no reports | conflict: nothing is owed, or
 * nobody there may act | already_done: they were reminded today
 */
export async function remindOffice(ctx: Context, makerCode: string, cycleKey: string): Promise<number> {
  // Both may be any text that a browser sent, and a line of the trail can't be taken back: only real ones are named.
  const named = /^[A-Z]{3}$/.test(makerCode) && CYCLE_KEY.test(cycleKey)
  const subject = named ? `office ${makerCode}, cycle ${cycleKey}` : 'office'
  return audited(ctx, 'report.remind', subject, async (tx) => {
    if (!ctx.actor || !can(ctx.actor, 'report.remind')) throw new DomainError('forbidden', 'remind an office')
    const today = civilDate(ctx.now, ctx.timeZone)
    const [cycle] = await tx.select().from(cycles).where(eq(cycles.key, cycleKey))
    if (!named || !cycle || !isOpen(cycle, today)) throw new DomainError('not_found', 'open cycle')
    const owing = await listOwing(tx, today, { makerCode, cycleKey })
    if (owing.length === 0) throw new DomainError('conflict', `${makerCode} owes nothing in ${cycleKey}`)
    const [noted] = await tx
      .insert(reminders)
      .values({
        cycleKey,
        makerCode,
        onDay: today,
        remindedBy: ctx.actor.id,
        letters: owing.length,
        at: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: reminders.id })
    if (!noted) throw new DomainError('already_done', `${makerCode} was reminded of ${cycleKey} today`)
    for (const { personId, address, locale, count, dueOn } of owing)
      await queueMail(tx, ctx.now, {
        key: `reminder by hand ${noted.id} person ${personId}`,
        template: 'reminder',
        personId,
        address,
        locale,
        params: { count: String(count), dueOn, late: dueOn < today ? 'late' : 'due' },
        path: '/workspace',
      })
    return owing.length
  })
}

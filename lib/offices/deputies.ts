import { and, eq, gte, isNull, lte } from 'drizzle-orm'
import { deputies } from '@/db/schema'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { queueMail } from '@/lib/mail/mutations'
import type { DeputyInput } from './input'
import { findMember, lockOffice } from './office'

/**
 * Names somebody of the office who acts as its lead from the first day to the last, and tells them.
 * @throws DomainError not_found | forbidden | invalid (fields)
 */
export async function nameDeputy(ctx: Context, officeId: number, input: DeputyInput): Promise<number> {
  return audited(ctx, 'office.manage', `office ${officeId}, deputy`, async (tx, line) => {
    const office = await lockOffice(tx, ctx, officeId, { action: 'office.manage', personId: input.person })
    const member = await findMember(tx, office.id, input.person)
    if (!ctx.actor || !member || member.role === 'lead')
      throw new DomainError('invalid', `deputy ${input.person}`, { person: 'not_in_office' })
    if (input.fromDay < civilDate(ctx.now, ctx.timeZone))
      throw new DomainError('invalid', 'deputy in the past', { fromDay: 'day_past' })
    const [other] = await tx
      .select({ id: deputies.id })
      .from(deputies)
      .where(
        and(
          eq(deputies.officeId, office.id),
          isNull(deputies.endedAt),
          lte(deputies.fromDay, input.toDay),
          gte(deputies.toDay, input.fromDay),
        ),
      )
      .limit(1)
    if (other) throw new DomainError('invalid', `deputy ${other.id} acts then`, { fromDay: 'deputy_overlap' })
    const { fromDay, toDay } = input
    const [made] = await tx
      .insert(deputies)
      .values({
        officeId: office.id,
        personId: member.id,
        fromDay,
        toDay,
        namedBy: ctx.actor.id,
        createdAt: ctx.now,
      })
      .returning({ id: deputies.id })
    if (!made) throw new Error('deputy was not written')
    line.subject = `office ${office.id}, deputy ${made.id}, person ${member.id}`
    await queueMail(tx, ctx.now, {
      key: `deputy ${made.id}`,
      template: 'deputy',
      personId: member.id,
      address: member.email,
      locale: member.locale,
      params: { fromDay, toDay },
      path: '/workspace/office',
    })
    return made.id
  })
}

/**
 * Ends an acting lead's days early, or takes them back before they begin.
 * @throws DomainError not_found | already_done
 */
export async function endDeputy(ctx: Context, deputyId: number): Promise<void> {
  await audited(ctx, 'office.manage', `deputy ${deputyId}, end`, async (tx) => {
    const [deputy] = await tx
      .select({ officeId: deputies.officeId, toDay: deputies.toDay })
      .from(deputies)
      .where(eq(deputies.id, deputyId))
    if (!deputy) throw new DomainError('not_found', `deputy ${deputyId}`)
    await lockOffice(tx, ctx, deputy.officeId, { action: 'office.manage', refusal: 'not_found' })
    const [ended] = await tx
      .update(deputies)
      .set({ endedAt: ctx.now })
      .where(
        and(
          eq(deputies.id, deputyId),
          isNull(deputies.endedAt),
          gte(deputies.toDay, civilDate(ctx.now, ctx.timeZone)),
        ),
      )
      .returning({ id: deputies.id })
    if (!ended) throw new DomainError('already_done', `deputy ${deputyId}`)
  })
}

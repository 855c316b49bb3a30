import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { deputies, handOvers, invitations, offices } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { endInvitation } from '@/lib/people/invitations'
import { lockActor } from '@/lib/people/locks'
import { findActiveOffice, findOpenable, openOffice } from './mutations'

/**
 * Opens an office from today: from now on it writes for its maker, and the editor no longer does. A maker whose office
 * closed gets a new one; the old one stays as history.
 * @throws DomainError forbidden | not_found | already_done | invalid (fields): no office may be opened for it
 */
export async function openOfficeOf(ctx: Context, makerCode: string): Promise<void> {
  await audited(ctx, 'office.open', `office ${makerCode}, opened`, async (tx) => {
    if (!can(ctx.actor, 'office.open') || !can(await lockActor(tx, ctx), 'office.open'))
      throw new DomainError('forbidden', `open office ${makerCode}`)
    await findOpenable(tx, makerCode)
    if ((await findActiveOffice(tx, makerCode)) !== null)
      throw new DomainError('already_done', `office ${makerCode} is open`)
    await openOffice(tx, makerCode, civilDate(ctx.now, ctx.timeZone))
  })
}

/**
 * Closes the active office today. Its people can do nothing from their next request; what they had begun is the
 * editor's; no report is due from the next cycle on. Whatever would bring somebody in ends with it.
 * @throws DomainError forbidden | not_found | conflict: somebody was invited at the same moment
 */
export async function closeOfficeOf(ctx: Context, makerCode: string): Promise<void> {
  await audited(ctx, 'office.close', `office ${makerCode}, closed`, async (tx) => {
    if (!can(ctx.actor, 'office.close') || !can(await lockActor(tx, ctx), 'office.close'))
      throw new DomainError('forbidden', `close office ${makerCode}`)
    const open = await openInvitations(tx, makerCode).for('update')
    const [office] = await tx
      .select({ id: offices.id })
      .from(offices)
      .where(and(eq(offices.makerCode, makerCode), isNull(offices.activeTo)))
      .for('no key update')
    if (!office) throw new DomainError('not_found', `office ${makerCode}`)
    const known = new Set(open.map(({ id }) => id))
    if ((await openInvitations(tx, makerCode)).some(({ id }) => !known.has(id)))
      throw new DomainError('conflict', `somebody was invited to office ${makerCode}`)
    const today = civilDate(ctx.now, ctx.timeZone)
    await tx.update(offices).set({ activeTo: today }).where(eq(offices.id, office.id))
    await endStandIns(tx, ctx.now, office.id)
    for (const id of known) await endInvitation(tx, ctx.now, id)
  })
}

/** An invitation that is accepted later would open an office again. */
const openInvitations = (tx: Tx, makerCode: string) =>
  tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.makerCode, makerCode),
        eq(invitations.role, 'focal_point'),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(invitations.id)

async function endStandIns(tx: Tx, now: Date, officeId: number): Promise<void> {
  await tx
    .update(deputies)
    .set({ endedAt: now })
    .where(and(eq(deputies.officeId, officeId), isNull(deputies.endedAt)))
  await tx
    .update(handOvers)
    .set({ withdrawnAt: now })
    .where(
      and(eq(handOvers.officeId, officeId), isNull(handOvers.completedAt), isNull(handOvers.withdrawnAt)),
    )
}

import { and, eq, exists, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { handOvers, invitations, mails } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { lockActor } from './locks'
import {
  checkAssignment,
  checkFree,
  type IssuedInvitation,
  invitationLetter,
  issueInvitation,
} from './mutations'

/** For a hand-over that waits for it. */
const waitsFor = (id: number) =>
  and(eq(handOvers.invitationId, id), isNull(handOvers.completedAt), isNull(handOvers.withdrawnAt))

/**
 * Takes an invitation back: its link ends, its letter isn't sent any more, and a hand-over that waited for it is off.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function withdrawInvitation(ctx: Context, id: number): Promise<void> {
  await audited(ctx, 'people.manage', `invitation ${id}, withdrawn`, async (tx) => {
    if (!can(ctx.actor, 'people.manage') || !can(await lockActor(tx, ctx), 'people.manage'))
      throw new DomainError('forbidden', 'withdraw an invitation')
    const invitation = await lockUnused(tx, id)
    if (invitation.withdrawnAt) throw new DomainError('already_done', `invitation ${id}`)
    await endInvitation(tx, ctx.now, id)
    await tx.update(handOvers).set({ withdrawnAt: ctx.now }).where(waitsFor(id))
  })
}

/**
 * The same invitation with a new link and a new letter; the old link ends. Also for one that has expired or was taken
 * back.
 * @throws DomainError forbidden | not_found | already_done | invalid (fields)
 */
export async function reissueInvitation(
  ctx: Context,
  id: number,
  canSend: boolean = env().SMTP_URL !== undefined,
): Promise<IssuedInvitation & { email: string; locale: Locale }> {
  return audited(ctx, 'people.manage', `invitation ${id}, issued again`, async (tx, line) => {
    if (!can(ctx.actor, 'people.manage') || !can(await lockActor(tx, ctx), 'people.manage'))
      throw new DomainError('forbidden', 'issue an invitation again')
    const old = await lockUnused(tx, id)
    const { email } = old
    if (email === null) throw new DomainError('invalid', `invitation ${id} has no address`)
    await checkFree(tx, email)
    const [handOver] = await tx.select({ id: handOvers.id }).from(handOvers).where(waitsFor(id))
    const assignment = {
      role: old.role,
      maker: old.makerCode,
      officeRole: old.officeRole,
      organisation: old.organisationId,
    }
    // A successor is invited while the office still has its lead.
    if (!handOver) await checkAssignment(tx, assignment)
    await endInvitation(tx, ctx.now, id)
    const made = await issueInvitation(tx, ctx.now, canSend, {
      email,
      role: old.role,
      makerCode: old.makerCode,
      officeRole: old.officeRole,
      organisationId: old.organisationId,
      invitedBy: ctx.actor?.id ?? null,
      locale: old.locale,
    })
    await tx.update(handOvers).set({ invitationId: made.id }).where(waitsFor(id))
    line.subject = `invitation ${id}, issued again as ${made.id}`
    return { ...made, email, locale: old.locale }
  })
}

async function lockUnused(tx: Tx, id: number) {
  const [invitation] = await tx.select().from(invitations).where(eq(invitations.id, id)).for('update')
  if (!invitation) throw new DomainError('not_found', `invitation ${id}`)
  if (invitation.usedAt) throw new DomainError('already_done', `invitation ${id} was used`)
  return invitation
}

/** Ends the link of an invitation that wasn't used, and its letter if it still waits. */
export async function endInvitation(tx: Tx, now: Date, id: number): Promise<void> {
  await tx
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
  await tx
    .update(mails)
    .set({ state: 'expired', sealedPath: null })
    .where(and(eq(mails.key, invitationLetter(id)), inArray(mails.state, ['waiting', 'held'])))
}

const openHandOver = and(isNull(handOvers.completedAt), isNull(handOvers.withdrawnAt))
const begunBy = (personId: number) =>
  or(eq(handOvers.startedBy, personId), eq(handOvers.fromPerson, personId))

/**
 * Ends every invitation that waits in somebody's name: who is shut out must not have left a door open. Returns them,
 * for `withdrawHandOversOf`, which comes after the office where one is locked.
 */
export async function endInvitationsOf(tx: Tx, now: Date, personId: number): Promise<number[]> {
  const open = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
        or(
          eq(invitations.invitedBy, personId),
          exists(
            tx
              .select({ id: handOvers.id })
              .from(handOvers)
              .where(and(eq(handOvers.invitationId, invitations.id), openHandOver, begunBy(personId))),
          ),
        ),
      ),
    )
    .orderBy(invitations.id)
    .for('update')
  for (const { id } of open) await endInvitation(tx, now, id)
  return open.map(({ id }) => id)
}

/** Takes back the hand-overs that somebody began or is to leave by, and those that waited for one of `ended`. */
export async function withdrawHandOversOf(
  tx: Tx,
  now: Date,
  personId: number,
  ended: readonly number[],
): Promise<void> {
  const waited = ended.length ? inArray(handOvers.invitationId, [...ended]) : undefined
  await tx
    .update(handOvers)
    .set({ withdrawnAt: now })
    .where(and(openHandOver, or(begunBy(personId), waited)))
}

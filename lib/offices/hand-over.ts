import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { handOvers, invitations, people } from '@/db/schema'
import type { OfficeRole } from '@/lib/access/model'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { queueMail } from '@/lib/mail/mutations'
import { endInvitation } from '@/lib/people/invitations'
import { issueInvitation } from '@/lib/people/mutations'
import { findLead, passOn } from './hand-over-passing'
import type { HandOverInput } from './input'
import { findMember, lockOffice } from './office'

export type HandedOver = { state: 'completed' } | { state: 'invited'; secret: string }

/**
 * Passes an office's lead, with all open work, to a successor: at once to somebody of the office, else when the
 * invited person accepts. `leadId`: who led when the form was drawn, so that of two hand-overs one is refused.
 * @throws DomainError not_found | forbidden | conflict: somebody else leads now, or a hand-over is open | invalid
 */
export async function handOver(
  ctx: Context,
  officeId: number,
  leadId: number | null,
  input: HandOverInput,
): Promise<HandedOver> {
  return audited(ctx, 'office.handOver', `office ${officeId}`, async (tx, line) => {
    const office = await lockOffice(tx, ctx, officeId, {
      action: 'office.handOver',
      personId: 'personId' in input.successor ? input.successor.personId : undefined,
      alsoPeople: [leadId],
    })
    const lead = await findLead(tx, office.id)
    if (!ctx.actor || (lead?.id ?? null) !== leadId)
      throw new DomainError('conflict', `office ${officeId} is not led by ${leadId}`)
    await clearLapsed(tx, ctx.now, office.id)
    const stayAs = stayOf(ctx, lead, input.stay)
    const { successor, note } = input
    const values = {
      officeId: office.id,
      fromPerson: lead?.id ?? null,
      stayAs,
      note,
      startedBy: ctx.actor.id,
      createdAt: ctx.now,
    }
    if ('email' in successor) {
      const invitation = await inviteSuccessor(tx, ctx, office.makerCode, successor.email, input.locale)
      await tx.insert(handOvers).values({ ...values, invitationId: invitation.id })
      line.subject = `office ${office.id}, invitation ${invitation.id}`
      return { state: 'invited', secret: invitation.secret }
    }
    const member = await findMember(tx, office.id, successor.personId)
    if (!member || member.id === lead?.id)
      throw new DomainError('invalid', `successor ${successor.personId}`, { successor: 'not_in_office' })
    const [made] = await tx
      .insert(handOvers)
      .values({ ...values, toPerson: member.id, completedAt: ctx.now })
      .returning({ id: handOvers.id })
    if (!made) throw new Error('hand-over was not written')
    await passOn(tx, ctx, office, { fromPerson: lead?.id ?? null, stayAs, toPerson: member.id })
    await queueMail(tx, ctx.now, {
      key: `hand over ${made.id}`,
      template: 'hand_over',
      personId: member.id,
      address: member.email,
      locale: member.locale,
      params: { maker: office.makerCode },
      path: '/workspace/office',
    })
    await tellLead(tx, ctx, made.id, lead)
    line.subject = `office ${office.id}, person ${member.id}`
    return { state: 'completed' }
  })
}

/**
 * Only the lead, or an administrator, says that the lead's account closes. Null: it closes, or there is none. A lead
 * whose account is closed already keeps a place in the office, should they be let in again before it is handed over.
 */
function stayOf(
  { actor }: Context,
  lead: { id: number; gone: boolean } | null,
  stay: HandOverInput['stay'],
): OfficeRole | null {
  if (lead === null) return null
  if (lead.gone) return 'contributor'
  if (stay === null) throw new DomainError('invalid', 'stay or leave', { stay: 'required' })
  if (stay !== 'leave') return stay
  if (actor?.id !== lead.id && actor?.role !== 'administrator')
    throw new DomainError('invalid', 'a deputy closes no account', { stay: 'lead_decides' })
  return null
}

/** An invitation that ran out or was taken back ends its hand-over. @throws DomainError conflict: one is open */
async function clearLapsed(tx: Tx, now: Date, officeId: number): Promise<void> {
  const [open] = await tx
    .select({
      id: handOvers.id,
      expiresAt: invitations.expiresAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(handOvers)
    .leftJoin(invitations, eq(invitations.id, handOvers.invitationId))
    .where(
      and(eq(handOvers.officeId, officeId), isNull(handOvers.completedAt), isNull(handOvers.withdrawnAt)),
    )
  if (!open) return
  if (open.expiresAt !== null && open.expiresAt > now && open.withdrawnAt === null)
    throw new DomainError('conflict', `hand-over ${open.id} is open`)
  await tx.update(handOvers).set({ withdrawnAt: now }).where(eq(handOvers.id, open.id))
}

/** A lead who didn't hand over themselves hears of it, unless their account is closed. */
async function tellLead(
  tx: Tx,
  { now, actor }: Context,
  id: number,
  lead: { id: number } | null,
): Promise<void> {
  if (lead === null || lead.id === actor?.id) return
  const [person] = await tx
    .select({ email: people.email, locale: people.locale })
    .from(people)
    .where(and(eq(people.id, lead.id), eq(people.disabled, false)))
  if (!person) return
  await queueMail(tx, now, {
    key: `hand over ${id}, lead`,
    template: 'account_changed',
    personId: lead.id,
    address: person.email,
    locale: person.locale,
    params: { change: 'role' },
    path: '/account',
  })
}

/**
 * Invites whoever is to lead. A lead isn't told whether an address has an account: it could be anybody's.
 * @throws DomainError invalid (email), for administrators
 */
async function inviteSuccessor(tx: Tx, ctx: Context, makerCode: string, email: string, locale: Locale) {
  if (ctx.actor?.role === 'administrator') {
    const [taken] = await tx.select({ id: people.id }).from(people).where(eq(people.email, email))
    if (taken) throw new DomainError('invalid', 'address has an account', { email: 'has_account' })
  }
  return issueInvitation(tx, ctx.now, true, {
    email,
    role: 'focal_point',
    makerCode,
    officeRole: 'lead',
    organisationId: null,
    invitedBy: ctx.actor?.id ?? null,
    locale,
  })
}

/**
 * Takes back a hand-over whose successor has not accepted yet, with their invitation.
 * @throws DomainError not_found | already_done: they have accepted, or it was taken back
 */
export async function withdrawHandOver(ctx: Context, id: number): Promise<void> {
  await audited(ctx, 'office.handOver', `hand-over ${id}, withdrawn`, async (tx) => {
    const [found] = await tx
      .select({ officeId: handOvers.officeId, invitationId: handOvers.invitationId })
      .from(handOvers)
      .where(eq(handOvers.id, id))
    if (!found) throw new DomainError('not_found', `hand-over ${id}`)
    await lockOffice(tx, ctx, found.officeId, {
      action: 'office.handOver',
      invitationId: found.invitationId,
      refusal: 'not_found',
    })
    if (found.invitationId !== null) await endInvitation(tx, ctx.now, found.invitationId)
    const [withdrawn] = await tx
      .update(handOvers)
      .set({ withdrawnAt: ctx.now })
      .where(and(eq(handOvers.id, id), isNull(handOvers.completedAt), isNull(handOvers.withdrawnAt)))
      .returning({ id: handOvers.id })
    if (!withdrawn) throw new DomainError('already_done', `hand-over ${id}`)
  })
}

import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { audit, contributorRights, deputies, emailLinks, offices, people } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { AccountChange } from '@/lib/mail/model'
import { queueMail } from '@/lib/mail/mutations'
import { findActiveOffice, openOffice, roleWithin } from '@/lib/offices/mutations'
import { endSessionsOf } from '@/lib/sessions/mutations'
import { removeFactors } from './factors'
import type { Assignment } from './input'
import { endInvitationsOf, withdrawHandOversOf } from './invitations'
import { actorNow, lockActor, lockAdministrators, type Strength } from './locks'
import { checkAssignment, checkFree } from './mutations'
import { orTaken } from './unique'

type PersonRow = typeof people.$inferSelect

const HOUR = 3_600_000
const APART_HOURS = 72

/**
 * Runs an act on one person, whose row is locked until it commits.
 * @throws DomainError forbidden | not_found | already_done: they were erased
 */
async function onPerson<T>(
  ctx: Context,
  id: number,
  what: string,
  work: (tx: Tx, person: PersonRow) => Promise<T>,
  strength?: Strength,
): Promise<T> {
  return audited(ctx, 'people.manage', `person ${id}, ${what}`, async (tx) => {
    if (!can(ctx.actor, 'people.manage') || !can(await lockActor(tx, ctx, [id], strength), 'people.manage'))
      throw new DomainError('forbidden', what)
    return work(tx, await findPerson(tx, id))
  })
}

/** Somebody whose row is locked. */
async function findPerson(tx: Tx, id: number): Promise<PersonRow> {
  const [person] = await tx.select().from(people).where(eq(people.id, id))
  if (!person) throw new DomainError('not_found', `person ${id}`)
  if (person.erasedAt) throw new DomainError('already_done', `person ${id} was erased`)
  return person
}

/**
 * The same for what could leave an instance without administrators: their rows are all locked first, always in the
 * same order, so that two of them who act on each other at one moment do it one after the other. Nobody does it to
 * themselves, nor who has stopped being an administrator meanwhile.
 */
export async function onRemovable<T>(
  ctx: Context,
  id: number,
  what: string,
  work: (tx: Tx, person: PersonRow) => Promise<T>,
  strength?: Strength,
): Promise<T> {
  return audited(ctx, 'people.remove', `person ${id}, ${what}`, async (tx) => {
    if (!can(ctx.actor, 'people.remove', { isLastAdministrator: false }) || id === ctx.actor?.id)
      throw new DomainError('forbidden', what)
    const administrators = await lockAdministrators(tx, [ctx.actor?.id, id], strength)
    const isLastAdministrator = administrators.length === 1 && administrators[0] === id
    if (!can(await actorNow(tx, ctx), 'people.remove', { isLastAdministrator }))
      throw new DomainError('forbidden', what)
    return work(tx, await findPerson(tx, id))
  })
}

/**
 * Another address and no second factor let whoever holds the address in: between the two stand three days, in which
 * the person hears of the first.
 * @throws DomainError invalid
 */
async function refuseSoonAfter(
  tx: Tx,
  now: Date,
  id: number,
  what: 'address' | 'second factor reset',
  field: 'person' | 'email',
): Promise<void> {
  const [lately] = await tx
    .select({ seq: audit.seq })
    .from(audit)
    .where(
      and(
        eq(audit.act, 'people.manage'),
        eq(audit.subject, `person ${id}, ${what}`),
        eq(audit.allowed, true),
        gt(audit.at, new Date(now.getTime() - APART_HOURS * HOUR)),
      ),
    )
    .limit(1)
  if (lately) throw new DomainError('invalid', `person ${id}: ${what} lately`, { [field]: 'changed_lately' })
}

async function tell(tx: Tx, now: Date, person: PersonRow, change: AccountChange, address = person.email) {
  await queueMail(tx, now, {
    key: `${change} ${person.id} ${now.getTime()} ${address === person.email ? '' : 'new'}`.trim(),
    template: 'account_changed',
    personId: person.id,
    address,
    locale: person.locale,
    params: { change },
  })
}

/**
 * Gives somebody another role, with its office or organisation. It holds from the next request of every session they
 * have. What they were given in their old office ends, and so does whatever they began that would let others in.
 * @throws DomainError forbidden | not_found | already_done | invalid (fields)
 */
export async function changeRole(ctx: Context, id: number, to: Assignment): Promise<void> {
  const what = ['role', to.role, to.maker, to.officeRole].filter(Boolean).join(' ')
  await onRemovable(ctx, id, what, async (tx, person) => {
    const ended = await endInvitationsOf(tx, ctx.now, id)
    await checkAssignment(tx, to, id)
    const officeId =
      to.maker === null ? null : await openOffice(tx, to.maker, civilDate(ctx.now, ctx.timeZone))
    const next = {
      role: to.role,
      officeId,
      officeRole: officeId === null ? null : await roleWithin(tx, officeId, to.officeRole, id),
      organisationId: to.organisation,
    }
    if (
      next.role === person.role &&
      next.officeId === person.officeId &&
      next.officeRole === person.officeRole &&
      next.organisationId === person.organisationId
    )
      throw new DomainError('already_done', `person ${id} is that already`)
    await orTaken(tx, { people_one_lead: { officeRole: 'has_lead' } }, (inner) =>
      inner.update(people).set(next).where(eq(people.id, id)),
    )
    await tx.delete(contributorRights).where(eq(contributorRights.personId, id))
    if (officeId !== person.officeId) await endDeputies(tx, ctx.now, id)
    await withdrawHandOversOf(tx, ctx.now, id, ended)
    await tell(tx, ctx.now, person, 'role')
  })
}

export async function endDeputies(tx: Tx, now: Date, personId: number): Promise<void> {
  await tx
    .update(deputies)
    .set({ endedAt: now })
    .where(and(eq(deputies.personId, personId), isNull(deputies.endedAt)))
}

/**
 * Another address to sign in with. Both are told; links that were sent to the old one end, and every session.
 * @throws DomainError forbidden | not_found | already_done | invalid (fields)
 */
export async function changeAddress(ctx: Context, id: number, email: string): Promise<void> {
  const change = async (tx: Tx, person: PersonRow) => {
    if (person.email === email) throw new DomainError('already_done', `person ${id} has this address`)
    await refuseSoonAfter(tx, ctx.now, id, 'second factor reset', 'email')
    await checkFree(tx, email)
    await orTaken(tx, { people_email_unique: { email: 'has_account' } }, (inner) =>
      inner.update(people).set({ email }).where(eq(people.id, id)),
    )
    await tx.delete(emailLinks).where(eq(emailLinks.personId, id))
    await endSessionsOf(tx, ctx.now, id)
    await tell(tx, ctx.now, person, 'email')
    await tell(tx, ctx.now, person, 'email', email)
  }
  await onPerson(ctx, id, 'address', change, 'update')
}

/**
 * Shuts somebody out: every session ends, they can't sign in again, and nobody comes in by what they began.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function disablePerson(ctx: Context, id: number): Promise<void> {
  await onRemovable(ctx, id, 'disabled', async (tx, person) => {
    if (person.disabled) throw new DomainError('already_done', `person ${id} is disabled`)
    await tx.update(people).set({ disabled: true }).where(eq(people.id, id))
    await tx.delete(emailLinks).where(eq(emailLinks.personId, id))
    await endSessionsOf(tx, ctx.now, id)
    await withdrawHandOversOf(tx, ctx.now, id, await endInvitationsOf(tx, ctx.now, id))
  })
}

/**
 * Lets them in again, as they were.
 * @throws DomainError forbidden | not_found | already_done | invalid: their office has another lead by now
 */
export async function enablePerson(ctx: Context, id: number): Promise<void> {
  await onPerson(ctx, id, 'enabled', async (tx, person) => {
    if (!person.disabled) throw new DomainError('already_done', `person ${id} is not disabled`)
    await orTaken(tx, { people_one_lead: { officeRole: 'has_lead' } }, (inner) =>
      inner.update(people).set({ disabled: false }).where(eq(people.id, id)),
    )
  })
}

/** Ends every session of somebody. @throws DomainError forbidden | not_found | already_done */
export async function signOutPerson(ctx: Context, id: number): Promise<void> {
  await onPerson(ctx, id, 'signed out', (tx) => endSessionsOf(tx, ctx.now, id))
}

/**
 * For somebody who lost what they had: authenticator, passkeys and recovery codes go, and every session ends. Nobody
 * does it to themselves: their own account has its page.
 * @throws DomainError forbidden | not_found | already_done | invalid: their address was changed lately
 */
export async function resetSecondFactor(ctx: Context, id: number): Promise<void> {
  await onPerson(ctx, id, 'second factor reset', async (tx, person) => {
    if (id === ctx.actor?.id) throw new DomainError('forbidden', 'one’s own second factor')
    await refuseSoonAfter(tx, ctx.now, id, 'address', 'person')
    await removeFactors(tx, id)
    await tx.delete(emailLinks).where(eq(emailLinks.personId, id))
    await endSessionsOf(tx, ctx.now, id)
    await tell(tx, ctx.now, person, 'second_factor_reset')
  })
}

/**
 * Makes somebody who is in an office its lead, where it has none. Also somebody of an earlier office of the same
 * maker: they move to the one that is active.
 * @throws DomainError forbidden | not_found | already_done | invalid (fields)
 */
export async function assignLead(ctx: Context, makerCode: string, personId: number): Promise<void> {
  await audited(ctx, 'office.assignLead', `office ${makerCode}, lead ${personId}`, async (tx) => {
    if (
      !can(ctx.actor, 'office.assignLead') ||
      !can(await lockActor(tx, ctx, [personId]), 'office.assignLead')
    )
      throw new DomainError('forbidden', 'assign a lead')
    const officeId = await findActiveOffice(tx, makerCode)
    if (officeId === null) throw new DomainError('not_found', `office ${makerCode}`)
    const person = await findPerson(tx, personId)
    if (person.disabled || !(await hasWorkedFor(tx, person, makerCode)))
      throw new DomainError('invalid', `person ${personId} is not in the office`, { person: 'choose' })
    if ((await roleWithin(tx, officeId, 'lead')) !== 'lead')
      throw new DomainError('already_done', `office ${makerCode} has a lead`)
    await tx.update(people).set({ officeId, officeRole: 'lead' }).where(eq(people.id, personId))
    await tx.delete(contributorRights).where(eq(contributorRights.personId, personId))
    await tell(tx, ctx.now, person, 'role')
  })
}

async function hasWorkedFor(tx: Tx, { officeId }: PersonRow, makerCode: string): Promise<boolean> {
  if (officeId === null) return false
  const [office] = await tx
    .select({ makerCode: offices.makerCode })
    .from(offices)
    .where(eq(offices.id, officeId))
  return office?.makerCode === makerCode
}

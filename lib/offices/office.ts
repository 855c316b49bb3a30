import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { invitations, offices, people } from '@/db/schema'
import type { OfficeRole } from '@/lib/access/model'
import { type Action, can } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { actorNow, lockPeople } from '@/lib/people/locks'

interface Locking {
  action: Action & ('office.manage' | 'office.handOver')
  /** Who in it is to get something. */
  personId?: number
  /** Whoever else's row is written. */
  alsoPeople?: readonly (number | null)[]
  /** An invitation that is written too. */
  invitationId?: number | null
  /** What somebody hears who may not; `not_found` where the number of what they named would tell that it exists. */
  refusal?: ErrorCode & ('forbidden' | 'not_found')
}

/**
 * Loads an active office, locked so that what is done inside it happens one after another, and asks the policy: first
 * before anything is locked, then about the actor as they are once it is. People and invitation are locked with it,
 * in the order of all locks.
 * @throws DomainError not_found: there is none, or it is closed | forbidden
 */
export async function lockOffice(
  tx: Tx,
  ctx: Context,
  officeId: number,
  { action, personId, alsoPeople = [], invitationId = null, refusal = 'forbidden' }: Locking,
): Promise<{ id: number; makerCode: string }> {
  const active = () =>
    tx
      .select({ id: offices.id, makerCode: offices.makerCode })
      .from(offices)
      .where(and(eq(offices.id, officeId), isNull(offices.activeTo)))
  const allowed = <Found extends { makerCode: string }>(actor: Context['actor'], office?: Found): Found => {
    if (!office) throw new DomainError('not_found', `office ${officeId}`)
    if (!can(actor, action, { makerCode: office.makerCode, hasOffice: true, personId }))
      throw new DomainError(refusal, `${action} ${officeId}`)
    return office
  }
  allowed(ctx.actor, (await active())[0])
  await lockPeople(tx, [ctx.actor?.id, personId, ...alsoPeople])
  if (invitationId !== null)
    await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(eq(invitations.id, invitationId))
      .for('update')
  const [office] = await active().for('no key update')
  return allowed(await actorNow(tx, ctx), office)
}

export interface Member {
  id: number
  email: string
  locale: 'en' | 'ru' | 'kk' | 'uz'
  role: OfficeRole
}

/** Somebody who works in this office now; null: they don't. Their row is locked with the office. */
export async function findMember(tx: Tx, officeId: number, personId: number): Promise<Member | null> {
  const [found] = await tx
    .select({ id: people.id, email: people.email, locale: people.locale, role: people.officeRole })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.officeId, officeId), eq(people.disabled, false)))
  return found?.role ? { ...found, role: found.role } : null
}

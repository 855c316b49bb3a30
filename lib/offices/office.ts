import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { offices, people } from '@/db/schema'
import type { OfficeRole } from '@/lib/access/model'
import { type Action, can } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'

/**
 * Loads an active office, locked so that what is done inside it happens one after another, and asks the policy.
 * @throws DomainError not_found: there is none, or it is closed | forbidden
 */
export async function lockOffice(
  tx: Tx,
  ctx: Context,
  officeId: number,
  action: Action & ('office.manage' | 'office.handOver'),
): Promise<{ id: number; makerCode: string }> {
  const [office] = await tx
    .select({ id: offices.id, makerCode: offices.makerCode })
    .from(offices)
    .where(and(eq(offices.id, officeId), isNull(offices.activeTo)))
    .for('update')
  if (!office) throw new DomainError('not_found', `office ${officeId}`)
  if (!can(ctx.actor, action, { makerCode: office.makerCode, hasOffice: true }))
    throw new DomainError('forbidden', `${action} ${officeId}`)
  return office
}

export interface Member {
  id: number
  email: string
  locale: 'en' | 'ru' | 'kk' | 'uz'
  role: OfficeRole
}

/** Somebody who works in this office now; null: they don't. */
export async function findMember(tx: Tx, officeId: number, personId: number): Promise<Member | null> {
  const [found] = await tx
    .select({ id: people.id, email: people.email, locale: people.locale, role: people.officeRole })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.officeId, officeId), eq(people.disabled, false)))
    .for('update')
  return found?.role ? { ...found, role: found.role } : null
}

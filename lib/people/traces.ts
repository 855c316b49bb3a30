import { eq, or } from 'drizzle-orm'
import {
  accessRequests,
  contributorRights,
  emailLinks,
  identities,
  invitations,
  mails,
  parkedForms,
  people,
  sessions,
} from '@/db/schema'
import type { Context } from '@/lib/context'
import { endDeputies, onRemovable } from './administration'
import { removeFactors } from './factors'

/** What stands in the place of an address that was erased. Nobody can receive anything there (RFC 2606). */
export const erasedAddress = (id: number): string => `erased-${id}@erased.invalid`

/**
 * Erases name and address of somebody for good, with every way in and every letter. What they did stays under their
 * number, and the audit trail stays whole.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function erasePerson(ctx: Context, id: number): Promise<void> {
  await onRemovable(ctx, id, 'erased', async (tx, { email }) => {
    await removeFactors(tx, id)
    await tx.delete(identities).where(eq(identities.personId, id))
    await tx.delete(sessions).where(eq(sessions.personId, id))
    await tx.delete(parkedForms).where(eq(parkedForms.personId, id))
    await tx.delete(emailLinks).where(eq(emailLinks.personId, id))
    await tx.delete(contributorRights).where(eq(contributorRights.personId, id))
    await endDeputies(tx, ctx.now, id)
    await tx.delete(mails).where(or(eq(mails.personId, id), eq(mails.address, email)))
    const address = erasedAddress(id)
    await tx
      .update(invitations)
      .set({ email: address })
      .where(or(eq(invitations.usedBy, id), eq(invitations.email, email)))
    await tx
      .update(accessRequests)
      .set({ email: address, contactName: '' })
      .where(eq(accessRequests.email, email))
    await tx
      .update(people)
      .set({ name: '', email: address, passwordHash: null, disabled: true, erasedAt: ctx.now })
      .where(eq(people.id, id))
  })
}

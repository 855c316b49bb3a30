import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  accessRequests,
  apiKeys,
  calendarFeeds,
  contributorRights,
  emailLinks,
  identities,
  invitations,
  mails,
  noticeChoices,
  notices,
  parkedForms,
  people,
  sessions,
} from '@/db/schema'
import type { Context } from '@/lib/context'
import { NO_WORDS } from '@/lib/requests/sweep'
import { endDeputies, onRemovable } from './administration'
import { removeFactors } from './factors'
import { endInvitationsOf, withdrawHandOversOf } from './invitations'

/** What stands in the place of an address that was erased. Nobody can receive anything there (RFC 2606). */
export const erasedAddress = (id: number): string => `erased-${id}@erased.invalid`

/**
 * Erases name and address of somebody for good, with every way in and every letter. What they did stays under their
 * number, and the audit trail stays whole.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function erasePerson(ctx: Context, id: number): Promise<void> {
  const erase = async (tx: Tx, { email }: { email: string }) => {
    const ended = await endInvitationsOf(tx, ctx.now, id)
    const addresses = await addressesOf(tx, id, email)
    await removeFactors(tx, id)
    await tx.delete(identities).where(eq(identities.personId, id))
    await tx.delete(sessions).where(eq(sessions.personId, id))
    await tx.delete(parkedForms).where(eq(parkedForms.personId, id))
    await tx.delete(emailLinks).where(eq(emailLinks.personId, id))
    await tx.delete(contributorRights).where(eq(contributorRights.personId, id))
    await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, id))
    // What it delivered stays with the office.
    await tx
      .update(apiKeys)
      .set({ endedAt: ctx.now, name: '' })
      .where(and(eq(apiKeys.holderId, id), isNull(apiKeys.endedAt)))
    await tx.delete(notices).where(eq(notices.personId, id))
    await tx.delete(noticeChoices).where(eq(noticeChoices.personId, id))
    await endDeputies(tx, ctx.now, id)
    await withdrawHandOversOf(tx, ctx.now, id, ended)
    await tx
      .delete(mails)
      .where(or(eq(mails.personId, id), and(isNull(mails.personId), inArray(mails.address, addresses))))
    const address = erasedAddress(id)
    await tx
      .update(invitations)
      .set({ email: address })
      .where(or(eq(invitations.usedBy, id), inArray(invitations.email, addresses)))
    await tx
      .update(accessRequests)
      .set({ email: address, ...NO_WORDS })
      .where(inArray(accessRequests.email, addresses))
    await tx
      .update(people)
      .set({ name: '', email: address, passwordHash: null, disabled: true, erasedAt: ctx.now })
      .where(eq(people.id, id))
  }
  await onRemovable(ctx, id, 'erased', erase, 'update')
}

/** Every address that was theirs as far as anything tells, but for those that are somebody else's by now. */
async function addressesOf(tx: Tx, id: number, email: string): Promise<string[]> {
  const [invited, written] = [
    await tx.select({ email: invitations.email }).from(invitations).where(eq(invitations.usedBy, id)),
    await tx.selectDistinct({ email: mails.address }).from(mails).where(eq(mails.personId, id)),
  ]
  const all = [...invited, ...written].flatMap((one) => one.email ?? [])
  const others = await tx
    .select({ email: people.email })
    .from(people)
    .where(and(inArray(people.email, [email, ...all]), ne(people.id, id)))
  const taken = new Set(others.map((one) => one.email))
  return [...new Set([email, ...all])].filter((one) => !taken.has(one))
}

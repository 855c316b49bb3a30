import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { invitations, makers, organisations, people } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { endInvitation } from '@/lib/people/invitations'
import { orTaken } from '@/lib/people/unique'
import type { OrganisationInput } from './input'

const NAME_TAKEN = { organisations_name: { name: 'organisation_exists' } }

/**
 * Adds an organisation; a reviewer verifies it.
 * @throws DomainError forbidden | invalid (fields)
 */
export async function addOrganisation(ctx: Context, input: OrganisationInput): Promise<number> {
  return audited(ctx, 'organisation.manage', 'organisation', async (tx, line) => {
    if (!can(ctx.actor, 'organisation.manage')) throw new DomainError('forbidden', 'add an organisation')
    await checkMaker(tx, input.maker)
    const [made] = await orTaken(tx, NAME_TAKEN, (inner) =>
      inner
        .insert(organisations)
        .values({ ...columnsOf(input), createdAt: ctx.now })
        .returning({ id: organisations.id }),
    )
    if (!made) throw new Error('organisation was not written')
    line.subject = `organisation ${made.id}, added`
    return made.id
  })
}

/**
 * Changes what is known of it. Under another name, kind or address on the web it is another one to a reviewer, who
 * verifies it anew.
 * @throws DomainError forbidden | not_found | invalid (fields)
 */
export async function editOrganisation(ctx: Context, id: number, input: OrganisationInput): Promise<void> {
  await onOrganisation(ctx, id, 'edited', async (tx, before) => {
    await checkMaker(tx, input.maker)
    if (input.kind !== before.kind && (await hasPeople(tx, id)))
      throw new DomainError('invalid', `organisation ${id} has people`, { kind: 'kind_has_people' })
    const same = input.kind === before.kind && input.name === before.name && input.website === before.website
    await orTaken(tx, NAME_TAKEN, (inner) =>
      inner
        .update(organisations)
        .set({ ...columnsOf(input), ...(same ? {} : { verifiedAt: null }) })
        .where(eq(organisations.id, id)),
    )
  })
}

/**
 * Closes it: nobody is invited for it any more, and open invitations end. Its people keep their accounts.
 * @throws DomainError forbidden | not_found | already_done
 */
export async function closeOrganisation(ctx: Context, id: number): Promise<void> {
  await onOrganisation(ctx, id, 'closed', async (tx, before) => {
    if (before.closedAt) throw new DomainError('already_done', `organisation ${id}`)
    await tx.update(organisations).set({ closedAt: ctx.now }).where(eq(organisations.id, id))
    const open = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(
        and(eq(invitations.organisationId, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)),
      )
    for (const invitation of open) await endInvitation(tx, ctx.now, invitation.id)
  })
}

/** @throws DomainError forbidden | not_found | already_done */
export async function reopenOrganisation(ctx: Context, id: number): Promise<void> {
  await onOrganisation(ctx, id, 'opened again', async (tx, before) => {
    if (!before.closedAt) throw new DomainError('already_done', `organisation ${id}`)
    await tx.update(organisations).set({ closedAt: null }).where(eq(organisations.id, id))
  })
}

/**
 * A reviewer knows who it is, and whether its people are at risk. Also to change the second later.
 * @throws DomainError forbidden | not_found
 */
export async function verifyOrganisation(
  ctx: Context,
  id: number,
  { isProtected }: { isProtected: boolean },
): Promise<void> {
  const what = isProtected ? 'verified, protected' : 'verified'
  await audited(ctx, 'organisation.verify', `organisation ${id}, ${what}`, async (tx) => {
    if (!can(ctx.actor, 'organisation.verify')) throw new DomainError('forbidden', 'verify an organisation')
    const before = await lockOrganisation(tx, id)
    await tx
      .update(organisations)
      .set({ verifiedAt: before.verifiedAt ?? ctx.now, isProtected })
      .where(eq(organisations.id, id))
  })
}

async function onOrganisation(
  ctx: Context,
  id: number,
  what: string,
  work: (tx: Tx, before: typeof organisations.$inferSelect) => Promise<void>,
): Promise<void> {
  await audited(ctx, 'organisation.manage', `organisation ${id}, ${what}`, async (tx) => {
    if (!can(ctx.actor, 'organisation.manage')) throw new DomainError('forbidden', what)
    await work(tx, await lockOrganisation(tx, id))
  })
}

async function lockOrganisation(tx: Tx, id: number) {
  // Whoever accepts an invitation for it refers to it, and holds the invitation that closing would end.
  const [found] = await tx.select().from(organisations).where(eq(organisations.id, id)).for('no key update')
  if (!found) throw new DomainError('not_found', `organisation ${id}`)
  return found
}

const columnsOf = ({ kind, name, maker, website }: OrganisationInput) => ({
  kind,
  name,
  makerCode: maker,
  website,
})

async function checkMaker(tx: Tx, maker: string | null): Promise<void> {
  if (maker === null) return
  const [found] = await tx.select({ code: makers.code }).from(makers).where(eq(makers.code, maker))
  if (!found) throw new DomainError('invalid', `maker ${maker}`, { maker: 'unknown_maker' })
}

async function hasPeople(tx: Tx, organisationId: number): Promise<boolean> {
  const [one] = await tx
    .select({ id: people.id })
    .from(people)
    .where(eq(people.organisationId, organisationId))
    .limit(1)
  return one !== undefined
}

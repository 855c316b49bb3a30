import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accessRequests, makers, organisations } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { queueMail } from '@/lib/mail/mutations'
import { lockActor } from '@/lib/people/locks'
import { checkInvitable, issueInvitation } from '@/lib/people/mutations'
import { secretHash } from '@/lib/secrets'
import type { AccessRequestInput, RequestDecision } from './input'

/**
 * Somebody outside asks for an account. One letter a day tells an address that it was asked for; asking again while a
 * request is open changes nothing, and the answer never tells.
 * @throws DomainError invalid: no such country
 */
export async function askForAccess(ctx: Context, input: AccessRequestInput, locale: Locale): Promise<void> {
  await audited(ctx, 'request.ask', 'request', async (tx, line) => {
    const { maker, ...rest } = input
    if (maker !== null && !(await tx.select().from(makers).where(eq(makers.code, maker))).length)
      throw new DomainError('invalid', `maker ${maker}`, { maker: 'unknown_maker' })
    const [open] = await tx
      .select({ id: accessRequests.id })
      .from(accessRequests)
      .where(and(eq(accessRequests.email, input.email), inArray(accessRequests.state, ['asked', 'verified'])))
    const [made] = open
      ? [open]
      : await tx
          .insert(accessRequests)
          .values({ ...rest, makerCode: maker, locale, createdAt: ctx.now })
          .returning({ id: accessRequests.id })
    line.subject = `request ${made?.id}`
    await queueMail(tx, ctx.now, {
      key: `request_received ${secretHash(input.email)} ${civilDate(ctx.now, ctx.timeZone)}`,
      template: 'request_received',
      personId: null,
      address: input.email,
      locale,
    })
  })
}

async function loadRequest(tx: Tx, id: number) {
  const [request] = await tx.select().from(accessRequests).where(eq(accessRequests.id, id)).for('update')
  if (!request) throw new DomainError('not_found', `request ${id}`)
  return request
}

/** Who may act on it at all is refused as such; who came too late hears that it was done. */
const refusal = (allowedEarlier: boolean, id: number) =>
  new DomainError(allowedEarlier ? 'already_done' : 'forbidden', `request ${id}`)

/**
 * A reviewer says whether they know who is asking.
 * @throws DomainError not_found | forbidden | already_done
 */
export async function decideRequest(ctx: Context, id: number, decision: RequestDecision): Promise<void> {
  await audited(ctx, 'request.decide', `request ${id}`, async (tx) => {
    const request = await loadRequest(tx, id)
    if (!can(ctx.actor, 'request.decide', request))
      throw refusal(can(ctx.actor, 'request.decide', { state: 'asked' }), id)
    await tx
      .update(accessRequests)
      .set({
        state: decision.decision,
        atRisk: decision.isProtected,
        decisionNote: decision.note,
        decidedBy: ctx.actor?.id ?? null,
        decidedAt: ctx.now,
      })
      .where(eq(accessRequests.id, id))
    if (decision.decision === 'refused')
      await queueMail(tx, ctx.now, {
        key: `request_refused ${id}`,
        template: 'request_refused',
        personId: null,
        address: request.email,
        locale: request.locale,
      })
  })
}

/**
 * An administrator invites whom a reviewer, another person, verified. The organisation is the one of that kind and
 * name, or a new one; one that was closed is opened again by its own page alone.
 * `canSend`: there is a mail server; people at risk are invited by letter alone.
 * @throws DomainError not_found | forbidden | already_done | invalid
 */
export async function inviteRequested(ctx: Context, id: number, canSend: boolean): Promise<void> {
  await audited(ctx, 'request.invite', `request ${id}`, async (tx) => {
    const actor = await lockActor(tx, ctx)
    const request = await loadRequest(tx, id)
    if (!can(actor, 'request.invite', request))
      throw refusal(can(actor, 'request.invite', { ...request, state: 'verified' }), id)
    await checkInvitable(tx, ctx.now, request.email)
    const organisationId = await organisationOf(tx, ctx.now, request)
    await issueInvitation(tx, ctx.now, canSend, {
      email: request.email,
      role: request.kind === 'donor' ? 'donor' : 'civil_society',
      makerCode: null,
      officeRole: null,
      organisationId,
      invitedBy: ctx.actor?.id ?? null,
      locale: request.locale,
    })
    await tx.update(accessRequests).set({ state: 'invited', organisationId }).where(eq(accessRequests.id, id))
  })
}

/** What a reviewer verified makes the organisation verified too. */
async function organisationOf(tx: Tx, now: Date, request: typeof accessRequests.$inferSelect) {
  const { kind, organisationName: name, makerCode, website, atRisk } = request
  const [found] = await tx
    .select({
      id: organisations.id,
      isProtected: organisations.isProtected,
      closedAt: organisations.closedAt,
    })
    .from(organisations)
    .where(and(eq(organisations.kind, kind), eq(sql`lower(${organisations.name})`, name.toLowerCase())))
    .for('no key update')
  if (found) {
    if (found.closedAt)
      throw new DomainError('invalid', `organisation ${found.id} is closed`, {
        request: 'organisation_closed',
      })
    const isProtected = found.isProtected || atRisk
    await tx.update(organisations).set({ verifiedAt: now, isProtected }).where(eq(organisations.id, found.id))
    return found.id
  }
  const [made] = await tx
    .insert(organisations)
    .values({ name, kind, makerCode, website, verifiedAt: now, isProtected: atRisk })
    .returning({ id: organisations.id })
  if (!made) throw new Error(`organisation of request ${request.id} was not written`)
  return made.id
}

import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { identities, people } from '@/db/schema'
import { can, type Person } from '@/lib/access/policy'
import { type AuditLine, audited, recordLine, refusalsRecorded } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { endSessionsOf, openSession } from '@/lib/sessions/mutations'
import { tellOwner } from '@/lib/sessions/tell-owner'
import { lockWaysIn, type WaysIn } from '@/lib/sessions/ways-in'
import type { Handshake } from './handshake'
import { type Claims, type Provider, vouchesFor } from './model'
import { readAnswer } from './protocol'

type Store = Pick<Context, 'db' | 'now'>

/** What came back to this site from a provider. */
export interface Return {
  provider: Provider
  /** The visit it belongs to, already taken; null: none was begun in this browser. */
  handshake: Handshake | null
  /** The address that somebody came back with. */
  answer: URL
}

/**
 * Signs in whoever comes back from a provider and returns the session's secret for the cookie. An account is never
 * made by it. Whoever has a second factor here still owes it, unless the provider is believed to have asked for one.
 * @throws DomainError expired | invalid | forbidden | not_found: no account here is tied to that one
 */
export async function signInByProvider(
  { db, now }: Store,
  { provider, handshake, answer }: Return,
  browser: string | null,
): Promise<string> {
  const line: AuditLine = { act: 'session.open', subject: `provider ${provider.id}`, personId: null }
  return refusalsRecorded({ db, now }, line, async () => {
    const claims = await claimsOf(provider, handshake, answer)
    return db.transaction(async (tx) => {
      const personId = (await findTied(tx, now, claims)) ?? (await tieByAddress(tx, now, provider, claims))
      line.personId = personId
      const secondFactor = provider.secondFactor && claims.multiFactor
      const secret = await openSession(tx, now, { personId, method: 'oidc', browser, secondFactor })
      await recordLine(tx, now, line)
      return secret
    })
  })
}

/**
 * Ties the account of whoever comes back from a provider to the actor's, who asked for it in this session. Their other
 * sessions end.
 * @throws DomainError expired | invalid | forbidden | already_done: it is tied, to them or to somebody else
 */
export async function linkIdentity(
  ctx: Context,
  sessionId: number,
  { provider, handshake, answer }: Return,
): Promise<void> {
  const line: AuditLine = {
    act: 'identity.change',
    subject: `link ${provider.id}`,
    personId: ctx.actor?.id ?? null,
  }
  await refusalsRecorded(ctx, line, async () => {
    const owner = ownerOf(ctx)
    if (handshake?.sessionId !== sessionId) throw new DomainError('expired', 'not asked for in this session')
    const claims = await claimsOf(provider, handshake, answer)
    await ctx.db.transaction(async (tx) => {
      await tie(tx, ctx.now, owner.id, claims)
      await endSessionsOf(tx, ctx.now, owner.id, sessionId)
      await recordLine(tx, ctx.now, line)
    })
  })
}

/** Whether somebody may untie an account elsewhere: not the last way in. */
export const mayUnlink = ({ identities, passkeys, hasPassword }: WaysIn): boolean =>
  identities > 1 || passkeys > 0 || hasPassword

/**
 * Unties an account elsewhere from the actor's. Their other sessions end.
 * @throws DomainError not_found | forbidden: it is their last way in
 */
export async function unlinkIdentity(ctx: Context, sessionId: number, issuer: string): Promise<void> {
  await audited(ctx, 'identity.change', 'unlink', async (tx) => {
    const owner = ownerOf(ctx)
    const before = await lockWaysIn(tx, owner.id)
    const [gone] = await tx
      .delete(identities)
      .where(and(eq(identities.issuer, issuer), eq(identities.personId, owner.id)))
      .returning({ subject: identities.subject })
    if (!gone || !before) throw new DomainError('not_found', 'no such identity')
    if (!mayUnlink(before)) throw new DomainError('forbidden', 'the last way in')
    await endSessionsOf(tx, ctx.now, owner.id, sessionId)
    await tellOwner(tx, ctx.now, owner.id, 'identity_removed', `person ${owner.id} ${ctx.now.toISOString()}`)
  })
}

function ownerOf(ctx: Context): Person {
  if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'change identities')
  return ctx.actor
}

async function claimsOf(provider: Provider, handshake: Handshake | null, answer: URL): Promise<Claims> {
  if (!handshake) throw new DomainError('expired', 'no visit to a provider was begun in this browser')
  // One provider must not answer for another.
  if (handshake.provider !== provider.id) throw new DomainError('invalid', 'begun with another provider')
  return readAnswer(provider, answer, handshake.expected)
}

/** Whose account the provider's is tied to; null: nobody's. A disabled person has none. */
async function findTied(tx: Tx, now: Date, { issuer, subject }: Claims): Promise<number | null> {
  const [tied] = await tx
    .update(identities)
    .set({ lastUsedAt: now })
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
    .returning({ personId: identities.personId })
  if (!tied) return null
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, tied.personId), eq(people.disabled, false)))
  if (!person) throw new DomainError('not_found', `person ${tied.personId} is disabled`)
  return person.id
}

/**
 * Ties it to the account with its e-mail address, where the provider itself gives out such addresses. Not where that
 * account is tied to somebody else there: an address can pass to a successor, and the account must not.
 */
async function tieByAddress(tx: Tx, now: Date, provider: Provider, claims: Claims): Promise<number> {
  const [person] =
    claims.email !== null && vouchesFor(provider, claims)
      ? await tx
          .select({ id: people.id })
          .from(people)
          .where(and(eq(people.email, claims.email), eq(people.disabled, false)))
      : []
  if (!person) throw new DomainError('not_found', 'tied to no account')
  await tie(tx, now, person.id, claims)
  return person.id
}

async function tie(tx: Tx, now: Date, personId: number, { issuer, subject }: Claims): Promise<void> {
  await lockWaysIn(tx, personId)
  const [other] = await tx
    .select({ subject: identities.subject })
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.personId, personId)))
  if (other) throw new DomainError('already_done', `person ${personId} is tied to an account there`)
  const [tied] = await tx
    .insert(identities)
    .values({ issuer, subject, personId, createdAt: now, lastUsedAt: now })
    .onConflictDoNothing()
    .returning({ personId: identities.personId })
  if (!tied) throw new DomainError('already_done', 'that account is tied to somebody else')
  await tellOwner(tx, now, personId, 'identity_added', `person ${personId} ${now.toISOString()}`)
}

import { and, eq, isNull, lt, ne, or } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { ceremonies, emailLinks, parkedForms, sessions, signInFailures } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited, recordLine } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { newSecret, secretHash } from '@/lib/secrets'
import { PARKED_HOURS, SESSION_HOURS, type SignInMethod } from './model'

const HOUR = 3_600_000

export interface Opening {
  personId: number
  method: SignInMethod
  /** Kind of browser, from `browserOf`. */
  browser: string | null
  /** The way in counted as both factors, as a passkey does. */
  secondFactor?: boolean
}

/** Opens a session inside the caller's transaction and returns its secret for the cookie. */
export async function openSession(tx: Tx, now: Date, opening: Opening): Promise<string> {
  const secret = newSecret()
  await tx.insert(sessions).values({
    idHash: secretHash(secret),
    personId: opening.personId,
    method: opening.method,
    browser: opening.browser,
    createdAt: now,
    seenAt: now,
    confirmedAt: now,
    expiresAt: new Date(now.getTime() + SESSION_HOURS * HOUR),
    secondFactorAt: opening.secondFactor ? now : null,
  })
  return secret
}

/**
 * Signs out the browser that holds this secret. One that opens nothing leaves no line either: anybody can make such up,
 * and the trail keeps its lines for ever.
 */
export async function endSession({ db, now }: Pick<Context, 'db' | 'now'>, secret: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.idHash, secretHash(secret)), isNull(sessions.endedAt)))
      .returning({ id: sessions.id, personId: sessions.personId })
    if (!ended) return
    const line = { act: 'session.end', subject: `session ${ended.id}`, personId: ended.personId } as const
    await recordLine(tx, now, line)
  })
}

/**
 * Ends one of the actor's own sessions.
 * @throws DomainError not_found: it is somebody else's, or there is none
 */
export async function endOwnSession(ctx: Context, sessionId: number): Promise<void> {
  await audited(ctx, 'session.end', `session ${sessionId}`, async (tx) => {
    if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'end session')
    const [ended] = await tx
      .update(sessions)
      .set({ endedAt: ctx.now })
      .where(and(eq(sessions.id, sessionId), eq(sessions.personId, ctx.actor.id)))
      .returning({ id: sessions.id })
    if (!ended) throw new DomainError('not_found', `session ${sessionId}`)
  })
}

/**
 * Ends a person's sessions at once, in the caller's transaction: after a change of password or second factor, or when
 * an account is disabled. `but`: one that stays.
 */
export async function endSessionsOf(db: Writable, now: Date, personId: number, but: number | null = null) {
  await db
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        but === null ? undefined : ne(sessions.id, but),
      ),
    )
}

/** "Sign out everywhere": ends every session of the actor, or every other one. */
export async function endOwnSessions(ctx: Context, but: number | null): Promise<void> {
  await audited(ctx, 'session.end', but === null ? 'all' : 'all others', async (tx) => {
    if (!ctx.actor || !can(ctx.actor, 'account.manage')) throw new DomainError('forbidden', 'end sessions')
    await endSessionsOf(tx, ctx.now, ctx.actor.id, but)
  })
}

/** Removes what is over: ended sessions, forms nobody came back for, old links, conversations and failures. */
export async function sweepSessions(db: Writable, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - PARKED_HOURS * HOUR)
  await db.delete(sessions).where(or(lt(sessions.expiresAt, dayAgo), lt(sessions.endedAt, dayAgo)))
  await db.delete(parkedForms).where(lt(parkedForms.createdAt, dayAgo))
  await db.delete(emailLinks).where(lt(emailLinks.expiresAt, dayAgo))
  await db.delete(ceremonies).where(lt(ceremonies.expiresAt, now))
  await db.delete(signInFailures).where(lt(signInFailures.at, dayAgo))
}

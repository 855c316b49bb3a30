import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { sessions } from '@/db/schema'
import { DomainError } from '@/lib/errors'
import { newSecret, secretHash } from '@/lib/secrets'

/**
 * The person of a session has just given their second factor: it is open from here, and confirmed. Returns its new
 * secret for the cookie, since one that was known before the session was worth something must not be good for more.
 * @throws DomainError expired: it ended meanwhile
 */
export const raiseSession = (tx: Tx, now: Date, sessionId: number): Promise<string> =>
  replaceSecret(tx, now, sessionId, { secondFactorAt: now, confirmedAt: now, failures: 0 })

/**
 * Gives a session a new secret and returns it for the cookie: whoever holds a copy of the old one is out.
 * @throws DomainError expired: it ended meanwhile
 */
export const renewSecret = (tx: Tx, now: Date, sessionId: number): Promise<string> =>
  replaceSecret(tx, now, sessionId, {})

async function replaceSecret(
  tx: Tx,
  now: Date,
  sessionId: number,
  changes: Partial<typeof sessions.$inferInsert>,
): Promise<string> {
  const secret = newSecret()
  const [replaced] = await tx
    .update(sessions)
    .set({ ...changes, idHash: secretHash(secret) })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .returning({ id: sessions.id })
  if (!replaced) throw new DomainError('expired', `session ${sessionId} has ended`)
  return secret
}

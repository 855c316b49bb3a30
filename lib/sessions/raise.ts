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
export async function raiseSession(tx: Tx, now: Date, sessionId: number): Promise<string> {
  const secret = newSecret()
  const [raised] = await tx
    .update(sessions)
    .set({ idHash: secretHash(secret), secondFactorAt: now, confirmedAt: now, failures: 0 })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .returning({ id: sessions.id })
  if (!raised) throw new DomainError('expired', `session ${sessionId} has ended`)
  return secret
}

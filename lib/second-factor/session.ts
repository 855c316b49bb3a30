import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { people, sessions, signInFailures } from '@/db/schema'
import { secretHash } from '@/lib/secrets'
import { SECOND_STEP_MINUTES } from '@/lib/sessions/model'
import { lockWaysIn } from '@/lib/sessions/ways-in'
import { type Code, PERSON_FAILURES_MAX, SESSION_FAILURES_MAX } from './model'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export interface LivingSession {
  id: number
  personId: number
  email: string
  passwordHash: string | null
  createdAt: Date
  /** Null: not given in this session. */
  secondFactorAt: Date | null
}

/**
 * The session behind a cookie's secret; null: it is over. Until the transaction ends no other check or change of its
 * person's second factor begins, so that each sees the failures before it.
 */
export async function lockSession(tx: Tx, now: Date, secret: string): Promise<LivingSession | null> {
  const seen = await findLiving(tx, now, secret)
  if (!seen) return null
  await lockWaysIn(tx, seen.personId)
  // It may have ended, or got another secret, while this waited for its turn.
  return findLiving(tx, now, secret)
}

export async function findLiving(db: Writable, now: Date, secret: string): Promise<LivingSession | null> {
  const [row] = await db
    .select({
      id: sessions.id,
      personId: people.id,
      email: people.email,
      passwordHash: people.passwordHash,
      createdAt: sessions.createdAt,
      secondFactorAt: sessions.secondFactorAt,
    })
    .from(sessions)
    .innerJoin(people, and(eq(people.id, sessions.personId), eq(people.disabled, false)))
    .where(
      and(eq(sessions.idHash, secretHash(secret)), isNull(sessions.endedAt), gt(sessions.expiresAt, now)),
    )
  return row ?? null
}

/** Whether the time for the second factor has run out for a session that still owes it. */
export const isTooLate = ({ createdAt }: LivingSession, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > SECOND_STEP_MINUTES * MINUTE

/** The person showed again that it is they. */
export const confirmSession = (tx: Tx, now: Date, sessionId: number) =>
  tx.update(sessions).set({ confirmedAt: now, failures: 0 }).where(eq(sessions.id, sessionId))

const BUCKETS: Record<Code['kind'], string> = { app: 'secondFactor', recovery: 'recovery' }
const bucketOf = (personId: number, kind: Code['kind']) => secretHash(`${BUCKETS[kind]} ${personId}`)

async function failuresOf(tx: Tx, now: Date, bucket: string): Promise<number> {
  const since = new Date(now.getTime() - HOUR)
  const [failures] = await tx
    .select({ n: count() })
    .from(signInFailures)
    .where(and(eq(signInFailures.bucket, bucket), gt(signInFailures.at, since)))
  return failures?.n ?? 0
}

/** Too many wrong codes of this kind for this person in the last hour, in whatever sessions. */
export const isThrottled = async (tx: Tx, now: Date, personId: number, kind: Code['kind']) =>
  (await failuresOf(tx, now, bucketOf(personId, kind))) >= PERSON_FAILURES_MAX[kind]

/** Counts a wrong code for its person. Returns whether it was the last one that is looked at for a while. */
export async function countForPerson(
  tx: Tx,
  now: Date,
  personId: number,
  kind: Code['kind'],
): Promise<boolean> {
  await tx.insert(signInFailures).values({ bucket: bucketOf(personId, kind), at: now })
  return isThrottled(tx, now, personId, kind)
}

/** Counts what didn't fit in a session, and ends it after too many. Returns whether it has ended. */
export async function countFailure(tx: Tx, now: Date, sessionId: number): Promise<boolean> {
  const [row] = await tx
    .update(sessions)
    .set({ failures: sql`${sessions.failures} + 1` })
    .where(eq(sessions.id, sessionId))
    .returning({ failures: sessions.failures })
  const over = (row?.failures ?? 0) >= SESSION_FAILURES_MAX
  if (over) await tx.update(sessions).set({ endedAt: now }).where(eq(sessions.id, sessionId))
  return over
}

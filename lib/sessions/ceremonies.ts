import { and, eq, gt } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { ceremonies } from '@/db/schema'
import { newSecret, secretHash } from '@/lib/secrets'

type State = Record<string, unknown>

/** Keeps what must come back, and returns the secret for the cookie of the browser that may bring it. */
export async function beginCeremony(
  db: Writable,
  now: Date,
  kind: string,
  state: State,
  minutes: number,
): Promise<string> {
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  await db.insert(ceremonies).values({ idHash: secretHash(secret), kind, state, expiresAt })
  return secret
}

const current = (now: Date, kind: string, secret: string) =>
  and(eq(ceremonies.idHash, secretHash(secret)), eq(ceremonies.kind, kind), gt(ceremonies.expiresAt, now))

/** What was begun in this browser, without taking it; null: nothing, or too long ago. */
export async function findCeremony(
  db: Writable,
  now: Date,
  kind: string,
  secret: string,
): Promise<State | null> {
  const [row] = await db
    .select({ state: ceremonies.state })
    .from(ceremonies)
    .where(current(now, kind, secret))
  return row?.state ?? null
}

/**
 * Takes what was begun in this browser; null: nothing, too long ago, or taken already. Not inside a transaction that
 * may be undone: a failed attempt must not get a second one.
 */
export async function takeCeremony(
  db: Writable,
  now: Date,
  kind: string,
  secret: string | null,
): Promise<State | null> {
  if (secret === null) return null
  const [row] = await db
    .delete(ceremonies)
    .where(current(now, kind, secret))
    .returning({ state: ceremonies.state })
  return row?.state ?? null
}

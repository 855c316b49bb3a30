import { eq, sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { passkeys, people, recoveryCodes, totpSecrets } from '@/db/schema'
import { codeAt, stepAt, unsealKey } from './totp'

export interface Factors {
  /** When the authenticator app was set up; null: there is none. */
  appSince: Date | null
  passkeys: number
  /** Recovery codes not used yet. */
  recoveryLeft: number
  hasPassword: boolean
}

/** By what somebody can show that it is they. */
export async function findFactors(db: Writable, personId: number): Promise<Factors> {
  const [row] = await db
    .select({
      appSince: totpSecrets.confirmedAt,
      passkeys: sql<number>`(select count(*)::int from ${passkeys} k where k.person_id = ${people.id})`,
      recoveryLeft: sql<number>`(select count(*)::int from ${recoveryCodes} r
        where r.person_id = ${people.id} and r.used_at is null)`,
      hasPassword: sql<boolean>`${people.passwordHash} is not null`,
    })
    .from(people)
    .leftJoin(totpSecrets, eq(totpSecrets.personId, people.id))
    .where(eq(people.id, personId))
  return row ?? { appSince: null, passkeys: 0, recoveryLeft: 0, hasPassword: false }
}

/**
 * The code that an app would show now, for demonstration accounts, which are on nobody's phone; null: no app. Where the
 * present one was used, the next one, which is taken a little early.
 */
export async function findDemoCode(
  db: Writable,
  now: Date,
  authSecret: string,
  personId: number,
): Promise<string | null> {
  const [row] = await db.select().from(totpSecrets).where(eq(totpSecrets.personId, personId))
  const key = row ? unsealKey(row.sealed, authSecret) : null
  return row && key ? codeAt(key, Math.max(stepAt(now), row.lastStep + 1)) : null
}

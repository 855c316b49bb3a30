import { eq, sql } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { identities, passkeys, people, totpSecrets } from '@/db/schema'

export interface WaysIn {
  hasPassword: boolean
  hasApp: boolean
  passkeys: number
  identities: number
}

/**
 * What somebody signs in with. Holds their row until the transaction ends, so that of two removals at once the second
 * sees the first; null: there is nobody.
 */
export async function lockWaysIn(tx: Tx, personId: number): Promise<WaysIn | null> {
  await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update')
  return findWaysIn(tx, personId)
}

/** The same, to show; null: there is nobody. */
export async function findWaysIn(db: Writable, personId: number): Promise<WaysIn | null> {
  const [found] = await db
    .select({
      hasPassword: sql<boolean>`${people.passwordHash} is not null`,
      hasApp: sql<boolean>`exists (select 1 from ${totpSecrets} t
        where t.person_id = ${people.id})`,
      passkeys: sql<number>`(select count(*)::int from ${passkeys} k where k.person_id = ${people.id})`,
      identities: sql<number>`(select count(*)::int from ${identities} i where i.person_id = ${people.id})`,
    })
    .from(people)
    .where(eq(people.id, personId))
  return found ?? null
}

import { asc, eq } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { passkeys } from '@/db/schema'

export interface PasskeyView {
  id: string
  name: string
  createdAt: Date
  /** Null: never used since it was added. */
  lastUsedAt: Date | null
}

export const listPasskeys = (db: AppDb, personId: number): Promise<PasskeyView[]> =>
  db
    .select({
      id: passkeys.credentialId,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.createdAt))

import { asc, eq } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { identities } from '@/db/schema'

export interface IdentityView {
  issuer: string
  subject: string
  createdAt: Date
  /** Null: never used since it was tied. */
  lastUsedAt: Date | null
}

export const listIdentities = (db: AppDb, personId: number): Promise<IdentityView[]> =>
  db
    .select({
      issuer: identities.issuer,
      subject: identities.subject,
      createdAt: identities.createdAt,
      lastUsedAt: identities.lastUsedAt,
    })
    .from(identities)
    .where(eq(identities.personId, personId))
    .orderBy(asc(identities.createdAt))

import { and, eq } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { emailLinks, people } from '@/db/schema'
import { secretHash } from '@/lib/secrets'
import type { LinkPurpose } from '@/lib/sessions/model'

export type LinkState = 'open' | 'used' | 'expired'

/** A link as it stands; null: there is none, it is for something else, or its account is closed. */
export async function findLink(db: Writable, now: Date, secret: string, purpose: LinkPurpose) {
  const [row] = await db
    .select({
      personId: people.id,
      usedAt: emailLinks.usedAt,
      expiresAt: emailLinks.expiresAt,
    })
    .from(emailLinks)
    .innerJoin(people, and(eq(people.id, emailLinks.personId), eq(people.disabled, false)))
    .where(and(eq(emailLinks.tokenHash, secretHash(secret)), eq(emailLinks.purpose, purpose)))
  return row ? { ...row, state: stateOf(row, now) } : null
}

const stateOf = (link: { usedAt: Date | null; expiresAt: Date }, now: Date): LinkState =>
  link.usedAt ? 'used' : link.expiresAt <= now ? 'expired' : 'open'

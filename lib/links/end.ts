import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailLinks } from '@/db/schema'
import type { LinkPurpose } from '@/lib/sessions/model'

/** Ends a person's links that wait to be used: all, or those for one purpose. `but`: hash of one that stays as it is. */
export async function endLinks(
  tx: Tx,
  now: Date,
  personId: number,
  { purpose, but }: { purpose?: LinkPurpose; but?: string } = {},
): Promise<void> {
  await tx
    .update(emailLinks)
    .set({ expiresAt: now })
    .where(
      and(
        eq(emailLinks.personId, personId),
        isNull(emailLinks.usedAt),
        purpose && eq(emailLinks.purpose, purpose),
        but === undefined ? undefined : ne(emailLinks.tokenHash, but),
      ),
    )
}

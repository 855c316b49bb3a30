import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { people } from '@/db/schema'
import type { AccountChange } from '@/lib/mail/model'
import { queueMail } from '@/lib/mail/mutations'

/** A letter to somebody that their account was changed. `occasion` tells this change from others of its kind. */
export async function tellOwner(
  tx: Tx,
  now: Date,
  personId: number,
  change: AccountChange,
  occasion: string,
): Promise<void> {
  const [owner] = await tx
    .select({ address: people.email, locale: people.locale })
    .from(people)
    .where(eq(people.id, personId))
  if (!owner) return
  await queueMail(tx, now, {
    ...owner,
    key: `${change} ${occasion}`,
    template: 'account_changed',
    personId,
    params: { change },
  })
}

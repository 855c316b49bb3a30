import { eq, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { accessRequests, invitations, mails, offices, people } from '@/db/schema'
import { WITHOUT_LEAD } from '@/lib/offices/queries'
import { lacksSecondFactor } from './queries'

/** An invitation that ends within this is about to expire. */
export const EXPIRING_HOURS = 24

/** What waits for an administrator; the order of the page. */
export const ATTENTION = [
  'requests',
  'officesWithoutLead',
  'expiringInvitations',
  'failedLetters',
  'lackingSecondFactor',
] as const
export type Attention = Readonly<Record<(typeof ATTENTION)[number], number>>

/** How many of each there are now; one statement. */
export async function countAttention(db: AppDb, now: Date): Promise<Attention> {
  const soon = new Date(now.getTime() + EXPIRING_HOURS * 3_600_000).toISOString()
  const counted = (table: SQL, condition: SQL) =>
    sql<number>`(select count(*)::int from ${table} where ${condition})`
  const [row] = await db
    .select({
      requests: counted(sql`${accessRequests}`, eq(accessRequests.state, 'verified')),
      officesWithoutLead: counted(sql`${offices}`, WITHOUT_LEAD),
      expiringInvitations: counted(
        sql`${invitations}`,
        sql`${invitations.usedAt} is null and ${invitations.withdrawnAt} is null
          and ${invitations.expiresAt} > ${now.toISOString()} and ${invitations.expiresAt} <= ${soon}`,
      ),
      failedLetters: counted(sql`${mails}`, eq(mails.state, 'failed')),
      lackingSecondFactor: counted(sql`${people}`, lacksSecondFactor()),
    })
    .from(sql`(values (1)) as one`)
  if (!row) throw new Error('nothing was counted')
  return row
}

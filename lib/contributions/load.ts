import { and, eq, isNull } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { contributionPartners, contributions, ledgerContents } from '@/db/schema'
import { PublishedContribution } from './input'
import type { ContributionStage } from './model'

/** A contribution of which something was published. */
export interface Standing {
  partner: typeof contributionPartners.$inferSelect
  version: number
  stage: ContributionStage
  /** null: it was removed. */
  content: PublishedContribution | null
}

/** What stands of a contribution, by the row that knows whose it is; null: nothing was ever published. */
export async function findContribution(db: Writable, partnerId: number): Promise<Standing | null> {
  const [found] = await db
    .select({
      partner: contributionPartners,
      version: contributions.version,
      stage: contributions.stage,
      content: ledgerContents.content,
    })
    .from(contributionPartners)
    .innerJoin(
      contributions,
      and(
        eq(contributions.commitmentId, contributionPartners.commitmentId),
        eq(contributions.number, contributionPartners.number),
        isNull(contributions.toSeq),
      ),
    )
    .innerJoin(ledgerContents, eq(ledgerContents.seq, contributions.fromSeq))
    .where(eq(contributionPartners.id, partnerId))
  if (!found) return null
  const read = PublishedContribution.safeParse(found.content)
  return { ...found, content: read.success ? read.data : null }
}

import { eq, isNull } from 'drizzle-orm'
import type { PublicDb, Writable } from '@/db/client'
import { commitments, commitmentVersions } from '@/db/schema'
import type { Reference } from '@/lib/commitments/model'
import type { LocalizedText } from '@/lib/i18n/model'
import type { Thresholds } from '@/lib/standing/facts'
import { loadFacts } from '@/lib/standing/load'
import type { Standing } from '@/lib/standing/model'
import { standingOf } from '@/lib/standing/standing'

/** How many records are judged at once: bounds memory. */
const BATCH = 500

type Judged = Pick<Standing, 'status' | 'late'>

export interface Consequences {
  records: number
  /** Those whose status would be another one, by reference. */
  changes: { reference: Reference; title: LocalizedText; before: Judged; after: Judged }[]
  /** Those whose freshness, or whose mark of a contested figure, would be another one. */
  freshness: number
  contested: number
}

/** What other bounds would change on `today`, by the rule itself; nothing is written. */
export async function consequencesOf(
  db: PublicDb | Writable,
  present: Thresholds,
  proposed: Thresholds,
  today: string,
): Promise<Consequences> {
  const rows = await db
    .select({ id: commitments.id, reference: commitments.reference, title: commitmentVersions.title })
    .from(commitments)
    .innerJoin(commitmentVersions, eq(commitmentVersions.commitmentId, commitments.id))
    .where(isNull(commitmentVersions.toSeq))
    .orderBy(commitments.reference)
  const found: Consequences = { records: rows.length, changes: [], freshness: 0, contested: 0 }
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH)
    const facts = await loadFacts(
      db,
      batch.map(({ id }) => id),
    )
    for (const { id, reference, title } of batch) {
      const fact = facts.get(id)
      if (!fact) continue
      const before = standingOf(fact, today, present)
      const after = standingOf(fact, today, proposed)
      if (before.status !== after.status || before.late !== after.late)
        found.changes.push({ reference, title, before, after })
      if (before.freshness !== after.freshness) found.freshness += 1
      if (before.contested !== after.contested) found.contested += 1
    }
  }
  return found
}

import type { Writable } from '@/db/client'
import { helpLines } from '@/db/schema'
import { type Findings, personalDataIn } from './draft'

/** Everything in a draft, with its reason, that looks like personal data. Published help lines are known. */
export async function findPersonalDataIn(db: Writable, draft: unknown): Promise<Findings> {
  const numbers = await db.select({ number: helpLines.number }).from(helpLines)
  return personalDataIn(draft, { helpLines: numbers.map(({ number }) => number) })
}

import type { Writable } from '@/db/client'
import { helpLines } from '@/db/schema'
import { listAttached } from '@/lib/files/queries'
import { confirmedIn, confirmedOf, type Findings, personalDataIn, type ShownFindings, shown } from './draft'

/**
 * Everything in a draft, with its reason and the names of its files, that looks like personal data. Published help
 * lines are known.
 */
export async function findPersonalDataIn(
  db: Writable,
  submissionId: number,
  draft: unknown,
): Promise<Findings> {
  const [numbers, files] = await Promise.all([
    db.select({ number: helpLines.number }).from(helpLines),
    namesFiles(draft) ? listAttached(db, submissionId) : [],
  ])
  return personalDataIn(draft, {
    helpLines: numbers.map(({ number }) => number),
    files: new Map(files.map(({ sha256, name }) => [sha256, name])),
  })
}

/** What in a submission its writers said is public, for its reviewers. */
export async function findConfirmedData(
  db: Writable,
  { id, content, reason }: { id: number; content: Record<string, unknown>; reason: string | null },
): Promise<ShownFindings> {
  const confirmed = confirmedIn(content)
  if (confirmed.length === 0) return {}
  return shown(confirmedOf(await findPersonalDataIn(db, id, { ...content, reason: reason ?? '' }), confirmed))
}

const namesFiles = (draft: unknown): boolean => /"file":"[\da-f]{64}"/.test(JSON.stringify(draft))

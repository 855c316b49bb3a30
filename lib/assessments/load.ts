import { and, eq, isNull } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { assessments, assessmentVoices, ledgerContents, organisations } from '@/db/schema'
import type { LoadedSubmission } from '@/lib/submissions/load'
import { AssessmentContent, PublishedAssessment } from './input'

/**
 * What stands of an organisation's voice on a commitment in a cycle; null: nothing was published. `content` null: it was
 * withdrawn, or removed.
 */
export async function findStanding(
  db: Writable,
  {
    commitmentId,
    cycle,
    organisationId,
    named,
  }: { commitmentId: number; cycle: string; organisationId: number; named: boolean },
): Promise<{ version: number; content: PublishedAssessment | null } | null> {
  const [found] = await db
    .select({ version: assessments.version, content: ledgerContents.content })
    .from(assessmentVoices)
    .innerJoin(
      assessments,
      and(
        eq(assessments.commitmentId, assessmentVoices.commitmentId),
        eq(assessments.voice, assessmentVoices.voice),
        eq(assessments.cycleKey, cycle),
        isNull(assessments.toSeq),
      ),
    )
    .innerJoin(ledgerContents, eq(ledgerContents.seq, assessments.fromSeq))
    .where(
      and(
        eq(assessmentVoices.commitmentId, commitmentId),
        eq(assessmentVoices.organisationId, organisationId),
        eq(assessmentVoices.named, named),
      ),
    )
  if (!found) return null
  const read = PublishedAssessment.safeParse(found.content)
  return { version: found.version, content: read.success ? read.data : null }
}

/** What stands of the same assessment, as a correction of it is compared; null: nothing does. */
export async function findEarlier(
  db: Writable,
  { row }: LoadedSubmission,
): Promise<AssessmentContent | null> {
  const { commitmentId, cycleKey, organisationId } = row
  if (commitmentId === null || cycleKey === null || organisationId === null) return null
  const [organisation] = await db
    .select({ isProtected: organisations.isProtected })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  const standing = await findStanding(db, {
    commitmentId,
    cycle: cycleKey,
    organisationId,
    named: organisation?.isProtected === false,
  })
  return standing?.content ? accepted(standing.content) : null
}

/** What of a published assessment its organisation wrote. */
export const accepted = ({ hearing, ...published }: PublishedAssessment): AssessmentContent =>
  AssessmentContent.parse(
    Object.fromEntries(
      Object.entries({ ...published, hearing: hearing === 'after' ? 'after' : 'before' }).filter(
        ([name]) => name in AssessmentContent.shape,
      ),
    ),
  )

import { eq } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { organisations, people, submissions } from '@/db/schema'
import type { FieldErrors } from '@/lib/action-result'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { listAttached } from '@/lib/files/queries'
import { currentIndicators, type LoadedSubmission } from '@/lib/submissions/load'
import { AssessmentDraft, fromAssessmentDraft, fromReplyDraft, ReplyDraft } from './draft'
import type { AssessmentContent, ReplyContent } from './input'
import { selfNaming } from './self-naming'

type Clock = Pick<Context, 'now' | 'timeZone'>

/** The strict content of an assessment. @throws DomainError invalid, with the fields */
export async function assessmentOf(
  db: Writable,
  { now, timeZone }: Clock,
  { row, reference }: LoadedSubmission,
): Promise<AssessmentContent> {
  if (reference === null || row.commitmentId === null || row.cycleKey === null || row.organisationId === null)
    throw new Error(`assessment ${row.id} has no subject`)
  const draft = AssessmentDraft.parse(row.content)
  const [indicators, files, identity] = await Promise.all([
    currentIndicators(db, row.commitmentId),
    listAttached(db, row.id),
    findIdentity(db, row.organisationId),
  ])
  const outcome = fromAssessmentDraft(draft, {
    reference,
    cycle: row.cycleKey,
    indicators,
    files,
    today: civilDate(now, timeZone),
  })
  const errors: FieldErrors = outcome.ok ? {} : outcome.errors
  if (identity !== null) {
    // A file's name is published with it.
    const nameOf = (sha256: string) => files.find((file) => file.sha256 === sha256)?.name ?? ''
    const shown = { ...draft, evidence: draft.evidence.map((item) => ({ ...item, file: nameOf(item.file) })) }
    for (const [path, code] of Object.entries(selfNaming(shown, identity)))
      errors[path.replace(/\.file$/, '.url')] = code
  }
  if (!outcome.ok || Object.keys(errors).length)
    throw new DomainError('invalid', `submission ${row.id}`, errors)
  return outcome.content
}

/** The strict content of a reply. @throws DomainError invalid, with the fields */
export async function replyOf(
  db: Writable,
  { now, timeZone }: Clock,
  { row, reference }: LoadedSubmission,
): Promise<ReplyContent> {
  const [answered] =
    row.answersId === null
      ? []
      : await db
          .select({ cycle: submissions.cycleKey })
          .from(submissions)
          .where(eq(submissions.id, row.answersId))
  if (reference === null || !answered?.cycle) throw new Error(`reply ${row.id} has no subject`)
  const outcome = fromReplyDraft(ReplyDraft.parse(row.content), {
    reference,
    cycle: answered.cycle,
    files: await listAttached(db, row.id),
    today: civilDate(now, timeZone),
  })
  if (!outcome.ok) throw new DomainError('invalid', `submission ${row.id}`, outcome.errors)
  return outcome.content
}

/** What would give a protected organisation away; null: it goes by its name. */
export async function findIdentity(db: Writable, organisationId: number) {
  const [organisation] = await db
    .select({
      name: organisations.name,
      website: organisations.website,
      isProtected: organisations.isProtected,
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  if (!organisation?.isProtected) return null
  const members = await db
    .select({ name: people.name, email: people.email })
    .from(people)
    .where(eq(people.organisationId, organisationId))
  return { ...organisation, people: members }
}

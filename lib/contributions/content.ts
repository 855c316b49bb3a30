import type { Writable } from '@/db/client'
import type { FieldErrors } from '@/lib/action-result'
import { findIdentity } from '@/lib/assessments/content'
import { selfNaming } from '@/lib/assessments/self-naming'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { listAttached } from '@/lib/files/queries'
import type { LoadedSubmission } from '@/lib/submissions/load'
import { AgreementDraft, ContributionDraft, fromAgreementDraft, fromContributionDraft } from './draft'
import type { AgreementContent, ContributionContent } from './input'
import { findContribution } from './load'
import { isAnswerable, partnerSteps } from './model'

type Clock = Pick<Context, 'now' | 'timeZone'>

/** The strict content of a contribution. @throws DomainError invalid, with the fields */
export async function contributionOf(
  db: Writable,
  { now, timeZone }: Clock,
  { row, reference, subject }: LoadedSubmission,
): Promise<ContributionContent> {
  if (reference === null || row.organisationId === null)
    throw new Error(`contribution ${row.id} has no subject`)
  const draft = ContributionDraft.parse(row.content)
  const [files, identity, standing] = await Promise.all([
    listAttached(db, row.id),
    findIdentity(db, row.organisationId),
    row.contributionId === null ? null : findContribution(db, row.contributionId),
  ])
  const outcome = fromContributionDraft(draft, {
    reference,
    // What was published with the version before is still there.
    files: [...files, ...(standing?.content?.evidence.flatMap(({ file }) => file ?? []) ?? [])],
    today: civilDate(now, timeZone),
    next:
      standing !== null && standing.content === null
        ? []
        : partnerSteps(standing?.stage ?? null, subject.hasOffice),
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

/** The strict content of a government's answer. @throws DomainError invalid, with the fields */
export async function agreementOf(
  db: Writable,
  { now, timeZone }: Clock,
  { row, reference }: LoadedSubmission,
): Promise<AgreementContent> {
  const standing = row.contributionId === null ? null : await findContribution(db, row.contributionId)
  if (reference === null || standing === null) throw new Error(`agreement ${row.id} has no subject`)
  const outcome = fromAgreementDraft(AgreementDraft.parse(row.content), {
    reference,
    number: standing.partner.number,
    today: civilDate(now, timeZone),
  })
  const errors: FieldErrors = outcome.ok ? {} : outcome.errors
  if (standing.content === null || !isAnswerable(standing.stage)) errors.decision = 'not_next'
  if (!outcome.ok || Object.keys(errors).length)
    throw new DomainError('invalid', `submission ${row.id}`, errors)
  return outcome.content
}

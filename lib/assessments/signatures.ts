import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { AppDb, Tx, Writable } from '@/db/client'
import { assessmentSignatures, organisations, submissions } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import type { Submission } from '@/lib/submissions/load'
import { AssessmentDraft } from './draft'
import type { NamedOrganisation } from './model'

/** Whoever goes by their name may be asked: open, verified, and not protected. */
const MAY_BE_ASKED = and(
  eq(organisations.kind, 'civil_society'),
  isNotNull(organisations.verifiedAt),
  isNull(organisations.closedAt),
  eq(organisations.isProtected, false),
)

/** Organisations that an assessment can be signed with, but for its own author's. */
export const listSignatories = (db: AppDb, ownId: number): Promise<NamedOrganisation[]> =>
  db
    .select({ number: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(MAY_BE_ASKED, ne(organisations.id, ownId)))
    .orderBy(organisations.name)

/** With the handing in of an assessment: whom its draft names is asked to sign it, and nobody else any more. */
export async function askToSign(tx: Tx, { id, content, organisationId }: Submission): Promise<void> {
  const named = AssessmentDraft.parse(content).signatures.map(Number).filter(Number.isSafeInteger)
  const asked = named.length
    ? await tx
        .select({ organisationId: organisations.id })
        .from(organisations)
        .where(and(MAY_BE_ASKED, inArray(organisations.id, named), ne(organisations.id, organisationId ?? 0)))
    : []
  const ids = asked.map((one) => one.organisationId)
  await tx
    .delete(assessmentSignatures)
    .where(
      and(
        eq(assessmentSignatures.submissionId, id),
        ids.length ? sql`${assessmentSignatures.organisationId} not in ${ids}` : undefined,
      ),
    )
  if (ids.length)
    await tx
      .insert(assessmentSignatures)
      .values(ids.map((one) => ({ submissionId: id, organisationId: one })))
      .onConflictDoNothing()
}

export const forgetSignatures = (tx: Tx, submissionId: number) =>
  tx.delete(assessmentSignatures).where(eq(assessmentSignatures.submissionId, submissionId))

/** Whoever signed the text as it stands: what was changed since is not signed. */
export const listSigned = (db: Writable, submissionId: number): Promise<NamedOrganisation[]> =>
  db
    .select({ number: organisations.id, name: organisations.name })
    .from(assessmentSignatures)
    .innerJoin(submissions, eq(submissions.id, assessmentSignatures.submissionId))
    .innerJoin(organisations, eq(organisations.id, assessmentSignatures.organisationId))
    .where(
      and(
        eq(assessmentSignatures.submissionId, submissionId),
        eq(assessmentSignatures.revision, submissions.revision),
        // Whoever came to need protection since is not named.
        eq(organisations.isProtected, false),
      ),
    )
    .orderBy(organisations.name)

/**
 * Signs an assessment that another organisation has handed in, or says that one's own doesn't; either may be changed
 * until it is published.
 * @throws DomainError forbidden | not_found
 */
export async function signAssessment(ctx: Context, submissionId: number, signs: boolean): Promise<void> {
  await audited(ctx, 'assessment.sign', `submission ${submissionId}`, async (tx) => {
    const own = ctx.actor?.organisationId ?? null
    if (own === null || !can(ctx.actor, 'assessment.sign', { organisationId: own }))
      throw new DomainError('forbidden', `sign ${submissionId}`)
    const [asked] = await tx
      .select({ revision: submissions.revision })
      .from(assessmentSignatures)
      .innerJoin(submissions, eq(submissions.id, assessmentSignatures.submissionId))
      .where(
        and(
          eq(assessmentSignatures.submissionId, submissionId),
          eq(assessmentSignatures.organisationId, own),
          inArray(submissions.state, ['submitted', 'accepted']),
        ),
      )
      .for('update')
    if (!asked) throw new DomainError('not_found', `nobody asks for a signature under ${submissionId}`)
    await tx
      .update(assessmentSignatures)
      .set(signs ? { revision: asked.revision, declinedAt: null } : { revision: null, declinedAt: ctx.now })
      .where(
        and(
          eq(assessmentSignatures.submissionId, submissionId),
          eq(assessmentSignatures.organisationId, own),
        ),
      )
  })
}

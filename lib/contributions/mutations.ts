import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { commitments, organisations } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { makerHasOffice, publishedCommitment } from '@/lib/submissions/load'
import { beginDraft } from '@/lib/submissions/mutations'
import { emptyAgreement, emptyContribution, toContributionDraft } from './draft'
import { findContribution } from './load'
import { isAnswerable, type PartnerStage, partnerSteps } from './model'

/**
 * Opens an organisation's offer towards a commitment. The same form key gives the draft that is there already.
 * @throws DomainError forbidden | not_found
 */
export async function openOffer(
  ctx: Context,
  reference: string,
  locale: Locale,
  formKey: string,
): Promise<number> {
  return audited(ctx, 'contribution.create', `commitment ${reference}`, async (tx, line) => {
    const organisationId = await partnerOf(tx, ctx, `offer for ${reference}`)
    const published = await publishedCommitment(tx, reference)
    if (!published) throw new DomainError('not_found', `commitment ${reference}`)
    const id = await beginDraft(tx, ctx, {
      kind: 'contribution',
      makerCode: published.makerCode,
      commitmentId: published.id,
      organisationId,
      content: emptyContribution(locale),
      baseVersion: 0,
      formKey: `contribution ${organisationId} ${formKey}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/**
 * Opens the next step of an organisation's own contribution, or the one that is open already.
 * @throws DomainError forbidden | not_found | already_done: that step can't come next
 */
export async function openStep(ctx: Context, partnerId: number, stage: PartnerStage): Promise<number> {
  return audited(ctx, 'contribution.create', `contribution ${partnerId}`, async (tx, line) => {
    const organisationId = await partnerOf(tx, ctx, `contribution ${partnerId}`)
    const standing = await findContribution(tx, partnerId)
    if (standing?.partner.organisationId !== organisationId)
      throw new DomainError('not_found', `contribution ${partnerId}`)
    const { commitmentId } = standing.partner
    const makerCode = await makerOf(tx, commitmentId)
    const next = partnerSteps(standing.stage, await makerHasOffice(tx, makerCode))
    // What was removed goes no further.
    if (standing.content === null || !next.includes(stage))
      throw new DomainError('already_done', `contribution ${partnerId} can't be ${stage} now`)
    const id = await beginDraft(tx, ctx, {
      kind: 'contribution',
      makerCode,
      commitmentId,
      organisationId,
      contributionId: partnerId,
      content: toContributionDraft(standing.content, stage),
      baseVersion: standing.version,
      formKey: `contribution ${organisationId} step ${partnerId}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/**
 * Opens a government's answer to an offer, or the one that is open already.
 * @throws DomainError not_found | forbidden | already_done: nothing waits for an answer
 */
export async function openAgreement(ctx: Context, partnerId: number, locale: Locale): Promise<number> {
  return audited(ctx, 'contribution.answer', `contribution ${partnerId}`, async (tx, line) => {
    const standing = await findContribution(tx, partnerId)
    if (!standing) throw new DomainError('not_found', `contribution ${partnerId}`)
    const { commitmentId } = standing.partner
    const makerCode = await makerOf(tx, commitmentId)
    const hasOffice = await makerHasOffice(tx, makerCode)
    if (!can(ctx.actor, 'contribution.answer', { makerCode, hasOffice, commitmentId }))
      throw new DomainError('forbidden', `answer contribution ${partnerId}`)
    if (standing.content === null || !isAnswerable(standing.stage))
      throw new DomainError('already_done', `answer contribution ${partnerId}`)
    const id = await beginDraft(tx, ctx, {
      kind: 'agreement',
      makerCode,
      commitmentId,
      contributionId: partnerId,
      content: emptyAgreement(locale),
      baseVersion: standing.version,
      formKey: `agreement ${partnerId}`,
    })
    line.subject = `submission ${id}`
    return id
  })
}

/** The organisation that somebody may offer for. @throws DomainError forbidden */
async function partnerOf(tx: Tx, ctx: Context, what: string): Promise<number> {
  const id = ctx.actor?.organisationId ?? null
  const [organisation] =
    id === null ? [] : await tx.select().from(organisations).where(eq(organisations.id, id))
  const isVerified = organisation?.verifiedAt != null && organisation.closedAt === null
  if (
    !organisation ||
    !can(ctx.actor, 'contribution.create', { organisationId: organisation.id, isVerified })
  )
    throw new DomainError('forbidden', what)
  return organisation.id
}

async function makerOf(tx: Tx, commitmentId: number): Promise<string> {
  const [found] = await tx
    .select({ makerCode: commitments.makerCode })
    .from(commitments)
    .where(eq(commitments.id, commitmentId))
  if (!found) throw new Error(`no commitment ${commitmentId}`)
  return found.makerCode
}

import { and, eq, isNull, max } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { contributionPartners, contributions, organisations, submissions } from '@/db/schema'
import { type NamedOrganisation, ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { publishFiles } from '@/lib/files/publication'
import { appendToLedger, lockPublishing } from '@/lib/ledger/mutations'
import type { Publication } from '@/lib/reviews/publish'
import type { Submission } from '@/lib/submissions/load'
import type { AgreementContent, ContributionContent, PublishedContribution } from './input'
import { findContribution, type Standing } from './load'
import { contributionRecord } from './model'

interface Published {
  reference: string
  seq: number
  commitmentId: number
}

/**
 * Publishes a partner's step: its offer under a new number, or the next version of what stands. In the caller's
 * transaction, which has checked the content under the publishing lock.
 */
export async function publishContribution(
  tx: Tx,
  row: Pick<Submission, 'id' | 'commitmentId' | 'organisationId' | 'contributionId'>,
  content: ContributionContent,
  publication: Publication,
): Promise<Published> {
  const { commitmentId, organisationId } = row
  if (commitmentId === null || organisationId === null)
    throw new Error(`contribution ${row.id} has no subject`)
  await lockPublishing(tx)
  const [organisation] = await tx.select().from(organisations).where(eq(organisations.id, organisationId))
  if (!organisation) throw new Error(`no organisation ${organisationId}`)
  const standing = row.contributionId === null ? null : await findContribution(tx, row.contributionId)
  const partner = standing?.partner ?? (await enter(tx, commitmentId, organisation))
  const named = partner.named && !organisation.isProtected
  const by: NamedOrganisation | null = named ? { number: organisation.id, name: organisation.name } : null
  const seq = await write(
    tx,
    { partner, version: standing?.version ?? 0 },
    {
      ...content,
      number: partner.number,
      organisation: by,
      // A new offer after a refusal is a new question.
      agreement: content.stage === 'offered' ? null : (standing?.content?.agreement ?? null),
    },
    { ...publication, office: ORGANISATION_OFFICE },
  )
  await tx
    .update(submissions)
    .set({ contributionId: partner.id, formKey: null })
    .where(eq(submissions.id, row.id))
  return { reference: content.commitment, seq, commitmentId }
}

/** Publishes a government's answer as the next version of the offer, whose words stay its partner's. */
export async function publishAgreement(
  tx: Tx,
  row: Pick<Submission, 'id' | 'contributionId'>,
  { commitment, decision, text }: AgreementContent,
  publication: Publication,
): Promise<Published> {
  await lockPublishing(tx)
  const standing = row.contributionId === null ? null : await findContribution(tx, row.contributionId)
  if (!standing?.content) throw new Error(`agreement ${row.id} answers nothing`)
  const seq = await write(
    tx,
    standing,
    { ...standing.content, stage: decision, agreement: { decision, text, on: publication.today } },
    publication,
  )
  await tx.update(submissions).set({ formKey: null }).where(eq(submissions.id, row.id))
  return { reference: commitment, seq, commitmentId: standing.partner.commitmentId }
}

/** The next number within the commitment, and whose it is. */
async function enter(
  tx: Tx,
  commitmentId: number,
  { id: organisationId, isProtected }: Pick<typeof organisations.$inferSelect, 'id' | 'isProtected'>,
) {
  const [last] = await tx
    .select({ number: max(contributionPartners.number) })
    .from(contributionPartners)
    .where(eq(contributionPartners.commitmentId, commitmentId))
  const [made] = await tx
    .insert(contributionPartners)
    .values({ commitmentId, number: (last?.number ?? 0) + 1, organisationId, named: !isProtected })
    .returning()
  if (!made) throw new Error('a contribution was not entered')
  return made
}

/** Ledger entry, end of the version before, and the row. Returns the entry's number. */
async function write(
  tx: Tx,
  { partner: { commitmentId, number }, version: before }: Pick<Standing, 'partner' | 'version'>,
  content: PublishedContribution,
  { act, office, reason, at, today }: Publication,
): Promise<number> {
  const version = before + 1
  const seq = await appendToLedger(tx, {
    act,
    subject: 'contribution',
    record: contributionRecord(content.commitment, number),
    version,
    office,
    reason,
    content,
    at,
  })
  await publishFiles(tx, seq, content)
  await tx
    .update(contributions)
    .set({ toSeq: seq })
    .where(
      and(
        eq(contributions.commitmentId, commitmentId),
        eq(contributions.number, number),
        isNull(contributions.toSeq),
      ),
    )
  await tx.insert(contributions).values({
    commitmentId,
    number,
    version,
    fromSeq: seq,
    organisationNumber: content.organisation?.number ?? null,
    organisationName: content.organisation?.name ?? null,
    stage: content.stage,
    help: content.help,
    what: content.what,
    details: content.details,
    amount: content.amount,
    currency: content.currency,
    output: content.output,
    startsOn: content.from,
    endsOn: content.until,
    evidence: content.evidence,
    reviewersOnly: content.reviewersOnly,
    agreement: content.agreement,
    publishedOn: today,
  })
  return seq
}

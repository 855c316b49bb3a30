import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { organisations, people, submissionAuthors, submissions } from '@/db/schema'
import { ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { toContributionDraft } from '@/lib/contributions/draft'
import { AgreementContent, ContributionContent } from '@/lib/contributions/input'
import type { HelpKind, PartnerStage } from '@/lib/contributions/model'
import { publishAgreement, publishContribution } from '@/lib/contributions/publish'
import type { Publication } from '@/lib/reviews/publish'
import { WORDS } from './demo-words'

interface Promised {
  id: number
  reference: string
  makerCode: string
}

/** A name that nobody can take for somebody's. */
const DONOR = 'Demonstration donor'

/**
 * What invented partners offer and do: one has begun, with the government's word; one gives no name; a donor's offer waits
 * for an answer. The organisations are those that assess.
 */
export async function publishDemoContributions(
  tx: Tx,
  rows: readonly Promised[],
  publication: Publication,
): Promise<void> {
  const [begun, unnamed, waiting] = rows.filter(({ makerCode }) => makerCode === 'KEN')
  if (!begun || !unnamed || !waiting) throw new Error('demonstration: nothing to help with')
  const [named, hidden] = await tx
    .select()
    .from(organisations)
    .where(eq(organisations.kind, 'civil_society'))
    .orderBy(organisations.id)
  if (!named || !hidden?.isProtected) throw new Error('demonstration: no organisations')
  const [donor] = await tx
    .insert(organisations)
    .values({ name: DONOR, kind: 'donor', verifiedAt: publication.at, createdAt: publication.at })
    .returning()
  if (!donor) throw new Error('demonstration: no donor')
  await tx
    .update(people)
    .set({ organisationId: donor.id })
    .where(and(eq(people.role, 'donor'), eq(people.disabled, false)))
  const author = await memberOf(tx, named.id)
  const step = (about: Promised, organisationId: number, help: HelpKind, stage: PartnerStage, of?: number) =>
    publishStep(tx, about, { organisationId, authorId: author, help, stage, of: of ?? null }, publication)

  const partnerId = await step(begun, named.id, 'training', 'offered')
  await answer(tx, begun, partnerId, author, publication)
  await step(begun, named.id, 'training', 'under_way', partnerId)
  await step(unnamed, hidden.id, 'services', 'offered')
  await step(waiting, donor.id, 'money', 'offered')
}

async function memberOf(tx: Tx, organisationId: number): Promise<number> {
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(eq(people.organisationId, organisationId))
  if (!person) throw new Error('demonstration: nobody writes')
  return person.id
}

interface Step {
  organisationId: number
  authorId: number
  help: HelpKind
  stage: PartnerStage
  /** The contribution it goes on with; null: an offer. */
  of: number | null
}

/** Publishes one step with the work behind it. Returns the row that knows whose it is. */
async function publishStep(
  tx: Tx,
  about: Promised,
  { organisationId, authorId, help, stage, of }: Step,
  publication: Publication,
): Promise<number> {
  const content = ContributionContent.parse({
    commitment: about.reference,
    stage,
    help,
    what: WORDS.help,
    details: null,
    amount: help === 'money' ? '250000' : null,
    currency: help === 'money' ? 'USD' : null,
    output: help === 'money' ? null : WORDS.output,
    from: '2026',
    until: '2027',
    evidence: [],
    reviewersOnly: 0,
  })
  const id = await handedIn(tx, about, publication, {
    kind: 'contribution',
    organisationId,
    contributionId: of,
    content: toContributionDraft({ ...content, number: 1, organisation: null, agreement: null }, stage),
    office: ORGANISATION_OFFICE,
    authorId,
  })
  const row = { id, commitmentId: about.id, organisationId, contributionId: of }
  const { seq } = await publishContribution(tx, row, content, publication)
  const [published] = await tx
    .update(submissions)
    .set({ state: 'published', publishedSeq: seq })
    .where(eq(submissions.id, id))
    .returning({ partnerId: submissions.contributionId })
  if (published?.partnerId == null) throw new Error('demonstration: a contribution of nobody')
  return published.partnerId
}

async function answer(
  tx: Tx,
  about: Promised,
  partnerId: number,
  authorId: number,
  publication: Publication,
): Promise<void> {
  const content = AgreementContent.parse({
    commitment: about.reference,
    number: 1,
    decision: 'agreed',
    text: WORDS.reply,
  })
  const id = await handedIn(tx, about, publication, {
    kind: 'agreement',
    contributionId: partnerId,
    content: { language: 'en', decision: 'agreed', words: WORDS.reply.en?.text, answer: '', confirmed: [] },
    office: about.makerCode,
    authorId,
  })
  const { seq } = await publishAgreement(tx, { id, contributionId: partnerId }, content, {
    ...publication,
    office: about.makerCode,
  })
  await tx.update(submissions).set({ state: 'published', publishedSeq: seq }).where(eq(submissions.id, id))
}

type Given = Pick<typeof submissions.$inferInsert, 'kind' | 'content' | 'office'> & {
  organisationId?: number
  contributionId: number | null
  authorId: number
}

async function handedIn(
  tx: Tx,
  { id: commitmentId, makerCode }: Promised,
  { at }: Publication,
  given: Given,
): Promise<number> {
  const [made] = await tx
    .insert(submissions)
    .values({
      ...given,
      state: 'submitted',
      makerCode,
      commitmentId,
      createdAt: at,
      updatedAt: at,
      submittedAt: at,
    })
    .returning({ id: submissions.id })
  if (!made) throw new Error('demonstration: no contribution')
  await tx.insert(submissionAuthors).values({ submissionId: made.id, personId: given.authorId })
  return made.id
}

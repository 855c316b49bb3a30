import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { assessmentPreviews, organisations, people, submissionAuthors, submissions } from '@/db/schema'
import { publishesOn } from '@/lib/assessments/clock'
import { toAssessmentDraft } from '@/lib/assessments/draft'
import { AssessmentContent, ReplyContent } from '@/lib/assessments/input'
import { type NamedOrganisation, ORGANISATION_OFFICE } from '@/lib/assessments/model'
import { voiceOf } from '@/lib/assessments/mutations'
import { publishAssessment, publishReply } from '@/lib/assessments/publish'
import { addDays } from '@/lib/dates/partial'
import type { Publication } from '@/lib/reviews/publish'
import { WORDS } from './demo-words'

interface Assessed {
  id: number
  reference: string
  makerCode: string
}

/** A name that nobody can take for somebody's. */
const NAME = 'Demonstration organisation'
const PROTECTED_NAME = 'Demonstration organisation at risk'
const CYCLE = '2025'

/**
 * What two invented organisations say: one by its name, with a reply of the office, and one without; one more waits for an
 * answer.
 */
export async function publishDemoAssessments(
  tx: Tx,
  rows: readonly Assessed[],
  publication: Publication,
): Promise<void> {
  const [author] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'civil_society'), eq(people.disabled, false)))
  const [answered, unanswered, waiting] = rows.filter(({ makerCode }) => makerCode === 'KEN')
  if (!author || !answered || !unanswered || !waiting) throw new Error('demonstration: nothing to assess')
  const [named, hidden] = [
    await anOrganisation(tx, NAME, false, publication.at),
    await anOrganisation(tx, PROTECTED_NAME, true, publication.at),
  ]
  await tx.update(people).set({ organisationId: named }).where(eq(people.id, author.id))
  const write = (record: Assessed, organisation: number, isNamed: boolean, verdict: 'missed' | 'off_track') =>
    writeAssessment(tx, record, { organisation, isNamed, author: author.id, verdict }, publication)

  const first = await write(answered, named, true, 'missed')
  await first.publish({ number: named, name: NAME })
  const reply = ReplyContent.parse({
    commitment: answered.reference,
    cycle: CYCLE,
    text: WORDS.reply,
    evidence: [],
    reviewersOnly: 0,
  })
  await publishReply(
    tx,
    {
      commitmentId: answered.id,
      makerCode: answered.makerCode,
      voice: first.voice,
      receivedOn: addDays(publication.today, -5),
    },
    reply,
    publication,
  )
  await (await write(unanswered, hidden, false, 'off_track')).publish(null)
  await write(waiting, named, true, 'off_track')
}

async function anOrganisation(tx: Tx, name: string, isProtected: boolean, at: Date): Promise<number> {
  const [made] = await tx
    .insert(organisations)
    .values({ name, kind: 'civil_society', verifiedAt: at, isProtected, createdAt: at })
    .returning({ id: organisations.id })
  if (!made) throw new Error('demonstration: no organisation')
  return made.id
}

interface By {
  organisation: number
  isNamed: boolean
  author: number
  verdict: 'missed' | 'off_track'
}

/** An accepted assessment, as its organisation and the office see it, and the way to publish it. */
async function writeAssessment(
  tx: Tx,
  { id, reference, makerCode }: Assessed,
  { organisation, isNamed, author, verdict }: By,
  { at, today }: Publication,
) {
  const content = AssessmentContent.parse({
    commitment: reference,
    cycle: CYCLE,
    verdict,
    text: WORDS.assessment,
    coverage: WORDS.coverage,
    settle: WORDS.settle,
    values: [],
    evidence: [
      {
        title: WORDS.assessment.en?.text,
        url: `https://demo.invalid/${reference}/assessment`,
        kind: 'independent',
        publisher: null,
        publishedOn: CYCLE,
      },
    ],
    reviewersOnly: 0,
    hearing: 'before',
  })
  const voice = await voiceOf(tx, id, organisation, isNamed)
  const [submission] = await tx
    .insert(submissions)
    .values({
      kind: 'assessment',
      state: 'accepted',
      makerCode,
      commitmentId: id,
      cycleKey: CYCLE,
      organisationId: organisation,
      content: toAssessmentDraft(content),
      office: ORGANISATION_OFFICE,
      authorId: author,
      createdAt: at,
      updatedAt: at,
      submittedAt: at,
    })
    .returning({ id: submissions.id })
  if (!submission) throw new Error('demonstration: no assessment')
  await tx.insert(submissionAuthors).values({ submissionId: submission.id, personId: author })
  await tx.insert(assessmentPreviews).values({
    submissionId: submission.id,
    commitmentId: id,
    cycleKey: CYCLE,
    voice,
    hearing: 'before',
    acceptedOn: today,
    publishesOn: publishesOn(today, 'before'),
    content,
  })
  const publish = async (by: NamedOrganisation | null) => {
    const publishedSeq = await publishAssessment(
      tx,
      id,
      { ...content, voice, organisation: by, signatures: [], replyReceivedOn: null, agreedOn: null },
      { at, today },
    )
    await tx
      .update(submissions)
      .set({ state: 'published', publishedSeq })
      .where(eq(submissions.id, submission.id))
  }
  return { voice, publish }
}

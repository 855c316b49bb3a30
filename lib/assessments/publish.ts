import { and, eq, isNull, max } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { assessmentRefusals, assessmentReplies, assessments, indicators, indicatorValues } from '@/db/schema'
import type { IsoDate } from '@/lib/dates/partial'
import { publishFiles } from '@/lib/files/publication'
import { appendToLedger, lockPublishing, raisePublishedVersion } from '@/lib/ledger/mutations'
import type { Publication } from '@/lib/reviews/publish'
import { valueRow } from '@/lib/reviews/rows'
import type { PublishedAssessment, ReplyContent, Tombstone } from './input'
import { assessmentRecord, ORGANISATION_OFFICE, refusalRecord, replyRecord } from './model'

type Clock = Pick<Publication, 'at' | 'today'>
type Published = Pick<PublishedAssessment, 'commitment' | 'cycle' | 'voice'>

/** Publishes one version of an assessment; the one before it, and the figures it brought, end with it. */
export async function publishAssessment(
  tx: Tx,
  commitmentId: number,
  content: PublishedAssessment,
  clock: Clock,
  /** Its words are those of an earlier version, published then; they counted from that day on. */
  publishedOn: IsoDate = clock.today,
): Promise<number> {
  const { seq, version } = await begin(tx, commitmentId, content, clock)
  await publishFiles(tx, seq, content)
  const [row] = await tx
    .insert(assessments)
    .values({
      commitmentId,
      cycleKey: content.cycle,
      voice: content.voice,
      version,
      fromSeq: seq,
      organisationNumber: content.organisation?.number ?? null,
      organisationName: content.organisation?.name ?? null,
      signatures: content.signatures,
      verdict: content.verdict,
      text: content.text,
      coverage: content.coverage,
      settle: content.settle,
      evidence: content.evidence,
      reviewersOnly: content.reviewersOnly,
      hearing: content.hearing,
      replyReceivedOn: content.replyReceivedOn,
      publishedOn,
      agreedOn: content.agreedOn,
    })
    .returning({ id: assessments.id })
  if (!row) throw new Error(`${content.commitment}: an assessment was not written`)
  await writeValues(tx, commitmentId, { assessmentId: row.id, fromSeq: seq }, content)
  return seq
}

/** Puts a tombstone in the place of an assessment that its organisation withdrew. */
export async function publishTombstone(
  tx: Tx,
  commitmentId: number,
  content: Tombstone,
  hearing: PublishedAssessment['hearing'],
  clock: Clock,
): Promise<number> {
  const { seq, version } = await begin(tx, commitmentId, content, clock)
  await tx.insert(assessments).values({
    commitmentId,
    cycleKey: content.cycle,
    voice: content.voice,
    version,
    fromSeq: seq,
    organisationNumber: content.organisation?.number ?? null,
    organisationName: content.organisation?.name ?? null,
    hearing,
    publishedOn: clock.today,
    withdrawn: content.withdrawn,
  })
  return seq
}

/** The ledger entry of a version, and the end of the one before. */
async function begin(
  tx: Tx,
  commitmentId: number,
  content: Published,
  { at }: Clock,
): Promise<{ seq: number; version: number }> {
  await lockPublishing(tx)
  const ofThis = and(
    eq(assessments.commitmentId, commitmentId),
    eq(assessments.cycleKey, content.cycle),
    eq(assessments.voice, content.voice),
  )
  const [last] = await tx
    .select({ version: max(assessments.version) })
    .from(assessments)
    .where(ofThis)
  const version = (last?.version ?? 0) + 1
  const seq = await appendToLedger(tx, {
    act: 'publish',
    subject: 'assessment',
    record: assessmentRecord(content.commitment, content.cycle, content.voice),
    version,
    office: ORGANISATION_OFFICE,
    reason: null,
    content,
    at,
  })
  const ended = await tx
    .update(assessments)
    .set({ toSeq: seq })
    .where(and(ofThis, isNull(assessments.toSeq)))
    .returning({ id: assessments.id })
  for (const { id } of ended)
    await tx
      .update(indicatorValues)
      .set({ toSeq: seq })
      .where(and(eq(indicatorValues.assessmentId, id), isNull(indicatorValues.toSeq)))
  return { seq, version }
}

/** Its own figures, as independent values. One whose indicator has never been published stays in the text alone. */
async function writeValues(
  tx: Tx,
  commitmentId: number,
  written: { assessmentId: number; fromSeq: number },
  { values }: PublishedAssessment,
): Promise<void> {
  const known = await tx
    .select({ id: indicators.id, key: indicators.key })
    .from(indicators)
    .where(eq(indicators.commitmentId, commitmentId))
  const rows = values.flatMap(({ indicator, ...value }) => {
    const id = known.find(({ key }) => key === indicator)?.id
    return id === undefined
      ? []
      : [{ ...valueRow(id, { ...value, saidBy: 'independent', sources: [] }), ...written }]
  })
  if (rows.length) await tx.insert(indicatorValues).values(rows)
}

/** Publishes an office's reply beside the assessment, and beside the replies before it. */
export async function publishReply(
  tx: Tx,
  {
    commitmentId,
    makerCode,
    voice,
    receivedOn,
  }: { commitmentId: number; makerCode: string; voice: number; receivedOn: IsoDate },
  content: ReplyContent,
  { at, today }: Clock,
): Promise<number> {
  await lockPublishing(tx)
  const [last] = await tx
    .select({ number: max(assessmentReplies.number) })
    .from(assessmentReplies)
    .where(
      and(
        eq(assessmentReplies.commitmentId, commitmentId),
        eq(assessmentReplies.cycleKey, content.cycle),
        eq(assessmentReplies.voice, voice),
      ),
    )
  const number = (last?.number ?? 0) + 1
  const seq = await appendToLedger(tx, {
    act: 'publish',
    subject: 'reply',
    record: replyRecord(assessmentRecord(content.commitment, content.cycle, voice), number),
    version: 1,
    office: makerCode,
    reason: null,
    content: { ...content, receivedOn },
    at,
  })
  await publishFiles(tx, seq, content)
  await tx.insert(assessmentReplies).values({
    commitmentId,
    cycleKey: content.cycle,
    voice,
    number,
    fromSeq: seq,
    text: content.text,
    evidence: content.evidence,
    receivedOn,
    publishedOn: today,
  })
  return seq
}

/** Says publicly that an assessment was refused, and why. */
export async function publishRefusal(
  tx: Tx,
  { commitmentId, reference, cycle }: { commitmentId: number; reference: string; cycle: string },
  reason: string,
  { at, today }: Clock,
): Promise<void> {
  await lockPublishing(tx)
  const [last] = await tx
    .select({ number: max(assessmentRefusals.number) })
    .from(assessmentRefusals)
    .where(and(eq(assessmentRefusals.commitmentId, commitmentId), eq(assessmentRefusals.cycleKey, cycle)))
  const number = (last?.number ?? 0) + 1
  const fromSeq = await appendToLedger(tx, {
    act: 'publish',
    subject: 'refusal',
    record: refusalRecord(reference, cycle, number),
    version: 1,
    office: 'vaada',
    reason: null,
    content: { commitment: reference, cycle, reason },
    at,
  })
  await tx
    .insert(assessmentRefusals)
    .values({ commitmentId, cycleKey: cycle, number, fromSeq, reason, refusedOn: today })
  await raisePublishedVersion(tx, at)
}

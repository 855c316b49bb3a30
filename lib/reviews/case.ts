import { and, eq, isNull } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { reports, thresholds } from '@/db/schema'
import { AssessmentDraft, ReplyDraft, toAssessmentDraft } from '@/lib/assessments/draft'
import { CommitmentDraft, toDraft } from '@/lib/commitments/draft'
import { AnswerDraft, ConsultationDraft, longerDraft, SuggestionDraft } from '@/lib/consultations/draft'
import type { Context } from '@/lib/context'
import { AgreementDraft, ContributionDraft, toContributionDraft } from '@/lib/contributions/draft'
import { civilDate } from '@/lib/dates/partial'
import type { Fields } from '@/lib/form-data'
import { ReportDraft, toReportDraft } from '@/lib/reports/draft'
import { type CommitmentFacts, THRESHOLDS } from '@/lib/standing/facts'
import { goalpostChanges } from '@/lib/standing/goalposts'
import { loadFacts } from '@/lib/standing/load'
import type { Standing } from '@/lib/standing/model'
import { standingOf } from '@/lib/standing/standing'
import { type LoadedSubmission, publishedCommitment } from '@/lib/submissions/load'
import type { Proposal } from '@/lib/submissions/queries'
import { type DraftPart, partsOf } from './lines'
import { findRiskSigns } from './mark-risk'
import { factsWithReport, factsWithVersion, type Published } from './preview'
import type { RiskSign } from './risk'

/** All that a reviewer sees of a submission beside what is published. */
export interface ReviewCase {
  /** As typed. */
  draft: Fields
  parts: DraftPart[]
  /** Why to look closer; of the content alone. */
  signs: RiskSign[]
  /** Published facts of the commitment; null: nothing is published. */
  facts: CommitmentFacts | null
  /** Null: the draft has gaps, so that nothing can be said. */
  standing: { before: Standing | null; after: Standing } | null
}

export async function findCase(
  db: AppDb,
  clock: Pick<Context, 'now' | 'timeZone'>,
  submission: LoadedSubmission,
  proposal: Proposal,
): Promise<ReviewCase> {
  const { row } = submission
  const [signs, published, [inForce]] = await Promise.all([
    findRiskSigns(db, clock, submission),
    findPublished(db, submission),
    db.select({ values: thresholds.values }).from(thresholds).where(isNull(thresholds.toSeq)),
  ])
  const facts = published?.facts ?? null
  const today = civilDate(clock.now, clock.timeZone)
  const stand = (of: CommitmentFacts) => standingOf(of, today, inForce?.values ?? THRESHOLDS)
  const next = factsIfPublished(published, proposal, civilDate(row.submittedAt ?? clock.now, clock.timeZone))
  return {
    ...draftsOf(submission, proposal),
    signs,
    facts,
    standing: next && { before: facts && stand(facts), after: stand(next) },
  }
}

/** What is published of the commitment that a submission is about; null: nothing is. */
export async function findPublished(
  db: AppDb,
  { row, reference }: LoadedSubmission,
): Promise<Published | null> {
  if (row.commitmentId === null || reference === null) return null
  const [loaded, commitment, standing] = await Promise.all([
    loadFacts(db, [row.commitmentId]),
    publishedCommitment(db, reference),
    db
      .select({
        cycle: reports.cycleKey,
        submittedOn: reports.submittedOn,
        steps: reports.steps,
        evidence: reports.evidence,
      })
      .from(reports)
      .where(and(eq(reports.commitmentId, row.commitmentId), isNull(reports.toSeq))),
  ])
  const facts = loaded.get(row.commitmentId)
  return facts && commitment ? { facts, content: commitment.content, reports: standing } : null
}

/** Null: the draft has gaps. */
export function factsIfPublished(
  published: Published | null,
  proposal: Proposal,
  submittedOn: string,
): CommitmentFacts | null {
  if (proposal.kind === 'commitment') return proposal.after && factsWithVersion(published, proposal.after)
  // Nobody is to weigh what the verdict of an organisation would do to a status.
  if (proposal.kind !== 'report') return null
  return (
    published && proposal.after && factsWithReport(published, proposal.before, proposal.after, submittedOn)
  )
}

function draftsOf({ row }: LoadedSubmission, proposal: Proposal): Pick<ReviewCase, 'draft' | 'parts'> {
  if (proposal.kind === 'report') {
    const draft = ReportDraft.parse(row.content) as Fields
    const before = proposal.before && (toReportDraft(proposal.before) as Fields)
    return { draft, parts: partsOf(before, draft) }
  }
  if (proposal.kind === 'assessment') {
    const before = proposal.before && (toAssessmentDraft(proposal.before) as Fields)
    const draft = AssessmentDraft.parse(row.content) as Fields
    return { draft, parts: partsOf(before, draft) }
  }
  if (proposal.kind === 'reply') {
    const draft = ReplyDraft.parse(row.content) as Fields
    return { draft, parts: partsOf(null, draft) }
  }
  if (proposal.kind === 'contribution') {
    const draft = ContributionDraft.parse(row.content)
    const stage = proposal.after?.stage ?? 'offered'
    const before = proposal.before && (toContributionDraft(proposal.before, stage) as Fields)
    return { draft: draft as Fields, parts: partsOf(before, draft as Fields) }
  }
  if (proposal.kind === 'agreement') {
    const draft = AgreementDraft.parse(row.content) as Fields
    return { draft, parts: partsOf(null, draft) }
  }
  if (proposal.kind === 'consultation') {
    const before = proposal.before && (longerDraft(proposal.before) as Fields)
    const typed = ConsultationDraft.parse(row.content) as Fields
    // The form of one that stands asks for its days alone.
    const draft: Fields = before ? { ...before, days: typed.days ?? '' } : typed
    return { draft, parts: partsOf(before, draft) }
  }
  if (proposal.kind === 'suggestion') {
    const draft = SuggestionDraft.parse(row.content) as Fields
    return { draft, parts: partsOf(null, draft) }
  }
  if (proposal.kind === 'answer') {
    const draft = AnswerDraft.parse(row.content) as Fields
    return { draft, parts: partsOf(null, draft) }
  }
  const draft = CommitmentDraft.parse(row.content) as Fields
  const before = proposal.before && (toDraft(proposal.before) as Fields)
  const moved = proposal.before && proposal.after ? goalpostChanges(proposal.before, proposal.after) : []
  return { draft, parts: partsOf(before, draft, moved) }
}

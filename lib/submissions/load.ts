import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  indicators,
  indicatorVersions,
  ledger,
  ledgerContents,
  milestones,
  offices,
  reports,
  submissionAuthors,
  submissions,
} from '@/db/schema'
import type { SubmissionSubject } from '@/lib/access/policy'
import type { DraftBase } from '@/lib/commitments/draft'
import { CommitmentContent } from '@/lib/commitments/input'
import type { IsoDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import { listAttached } from '@/lib/files/queries'
import { type ReportContent, StoredReport } from '@/lib/reports/input'
import type { SubmissionKind } from './model'

export type Submission = typeof submissions.$inferSelect
export interface LoadedSubmission {
  row: Submission
  subject: SubmissionSubject
  /** Of the commitment it is about; null: a new one. */
  reference: string | null
}

/** @throws DomainError not_found */
export async function loadSubmission(db: Writable, id: number, lock = false): Promise<LoadedSubmission> {
  const query = db.select().from(submissions).where(eq(submissions.id, id))
  const [row] = await (lock ? query.for('update') : query)
  if (!row) throw new DomainError('not_found', `submission ${id}`)
  const [authors, hasOffice, reference] = await Promise.all([
    db
      .select({ id: submissionAuthors.personId })
      .from(submissionAuthors)
      .where(eq(submissionAuthors.submissionId, id)),
    makerHasOffice(db, row.makerCode),
    row.commitmentId === null
      ? null
      : db
          .select({ reference: commitments.reference })
          .from(commitments)
          .where(eq(commitments.id, row.commitmentId))
          .then(([found]) => found?.reference ?? null),
  ])
  return {
    row,
    reference,
    subject: {
      makerCode: row.makerCode,
      hasOffice,
      commitmentId: row.commitmentId,
      organisationId: row.organisationId,
      isContribution: row.kind === 'contribution' || row.kind === 'suggestion',
      isReply: OFFICE_ALONE.some((kind) => kind === row.kind),
      state: row.state,
      authorIds: authors.map((author) => author.id),
    },
  }
}

/** What an office says in its own name: where there is none, nobody says it in its place. */
const OFFICE_ALONE: readonly SubmissionKind[] = ['reply', 'agreement', 'consultation', 'answer']

export async function makerHasOffice(db: Writable, makerCode: string): Promise<boolean> {
  const [office] = await db
    .select({ id: offices.id })
    .from(offices)
    .where(and(eq(offices.makerCode, makerCode), isNull(offices.activeTo)))
  return office !== undefined
}

/** The published content of a commitment now, with its version; null where nothing is published or it was redacted. */
export async function publishedCommitment(
  db: Writable,
  reference: string,
): Promise<{ id: number; makerCode: string; version: number; content: CommitmentContent } | null> {
  const [row] = await db
    .select({
      id: commitments.id,
      makerCode: commitments.makerCode,
      version: commitmentVersions.version,
      content: ledgerContents.content,
    })
    .from(commitments)
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .innerJoin(ledgerContents, eq(ledgerContents.seq, commitmentVersions.fromSeq))
    .where(eq(commitments.reference, reference))
  if (!row?.content) return null
  return { ...row, content: CommitmentContent.parse(row.content) }
}

/** The published report of a commitment in a cycle now, with its version; null where there is none. */
export async function publishedReport(
  db: Writable,
  reference: string,
  cycle: string,
): Promise<{ version: number; content: ReportContent } | null> {
  const [row] = await db
    .select({ version: ledger.version, content: ledgerContents.content })
    .from(ledger)
    .innerJoin(ledgerContents, eq(ledgerContents.seq, ledger.seq))
    .where(
      and(ne(ledger.act, 'redact'), eq(ledger.subject, 'report'), eq(ledger.record, `${reference}/${cycle}`)),
    )
    .orderBy(desc(ledger.version))
    .limit(1)
  if (!row?.content) return null
  return { version: row.version, content: StoredReport.parse(row.content) }
}

/** Versions of a report so far: 0 where none was published. */
export async function reportVersion(db: Writable, commitmentId: number, cycle: string): Promise<number> {
  const [row] = await db
    .select({ version: reports.version })
    .from(reports)
    .where(and(eq(reports.commitmentId, commitmentId), eq(reports.cycleKey, cycle)))
    .orderBy(desc(reports.version))
    .limit(1)
  return row?.version ?? 0
}

/** Indicators of a commitment as a report asks for them. */
export const currentIndicators = (db: Writable, commitmentId: number) =>
  db
    .select({
      id: indicators.id,
      key: indicators.key,
      name: indicatorVersions.name,
      unit: indicatorVersions.unit,
      direction: indicatorVersions.direction,
      measure: indicatorVersions.measure,
      targetValue: indicatorVersions.targetValue,
    })
    .from(indicators)
    .innerJoin(
      indicatorVersions,
      and(eq(indicatorVersions.indicatorId, indicators.id), isNull(indicatorVersions.toSeq)),
    )
    .where(eq(indicators.commitmentId, commitmentId))
    .orderBy(indicatorVersions.position)

/** Steps and events of a commitment as a report asks for them. */
export const currentMilestones = (db: Writable, commitmentId: number) =>
  db
    .select({
      key: milestones.key,
      name: milestones.name,
      kind: milestones.kind,
      state: milestones.state,
      dueOn: milestones.dueOn,
      duePrecision: milestones.duePrecision,
    })
    .from(milestones)
    .where(and(eq(milestones.commitmentId, commitmentId), isNull(milestones.toSeq)))
    .orderBy(milestones.position)

/** What a draft of this submission changes: the published version, or the setting of a new record. */
export async function draftBase(
  db: Writable,
  { row, reference, subject }: LoadedSubmission,
  today: IsoDate,
): Promise<DraftBase & { version: number }> {
  const [published, files] = await Promise.all([
    reference === null ? null : publishedCommitment(db, reference),
    listAttached(db, row.id),
  ])
  const byOffice = row.office === null ? subject.hasOffice : row.office === row.makerCode
  return {
    maker: row.makerCode,
    compiledBy: byOffice ? 'office' : (published?.content.compiledBy ?? 'vaada'),
    published: published?.content ?? null,
    version: published?.version ?? 0,
    today,
    files,
  }
}

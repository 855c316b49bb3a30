import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AppDb, PublicDb } from '@/db/client'
import {
  assessmentChecks,
  assessmentPreviews,
  assessmentReplies,
  assessmentSignatures,
  assessments,
  assessmentWishes,
  commitments,
  commitmentVersions,
  organisations,
  overdueChecks,
  standing,
  submissions,
} from '@/db/schema'
import type { IsoDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import type { SubmissionState } from '@/lib/submissions/model'
import type { AssessmentContent } from './input'
import type { Hearing, Wish, Withdrawal } from './model'

export interface OwnOrganisation {
  id: number
  name: string
  isProtected: boolean
  /** A reviewer knows who it is, and it is not closed: it may begin an assessment. */
  mayBegin: boolean
}

export async function findOwnOrganisation(db: AppDb, id: number): Promise<OwnOrganisation | null> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id))
  if (!row) return null
  const { name, isProtected, verifiedAt, closedAt } = row
  return { id, name, isProtected, mayBegin: verifiedAt !== null && closedAt === null }
}

export const isProtectedOrganisation = async (db: AppDb, id: number): Promise<boolean> =>
  (await findOwnOrganisation(db, id))?.isProtected ?? false

/** An assessment on its organisation's desk. */
export interface OwnAssessment {
  id: number
  state: SubmissionState
  cycle: string
  reference: string
  title: LocalizedText | null
  updatedAt: Date
  /** What the reviewer said when it was last returned. */
  comment: string | null
  /** When the clock publishes it; null: it is not accepted. */
  publishesOn: IsoDate | null
  hearing: Hearing | null
  /** Of what stands published: replies of the office, whether the record is contested, whether it agreed or took it back. */
  replies: number
  contested: boolean
  agreedOn: IsoDate | null
  withdrawn: Withdrawal | null
  /** What it wishes for it and the clock has not done yet. */
  wish: Wish | null
  /** Whom it asked to sign it too, as long as it is not published; null: not answered yet, or not since the words changed. */
  asked: { name: string; signed: boolean | null }[]
}

const RETURNED = sql<string | null>`(select e.comment from submission_events e
  where e.submission_id = ${submissions.id} and e.act = 'return' order by e.id desc limit 1)`

/** All that an organisation writes and has written, the latest first; of several versions of one, the last. */
export function listOwnAssessments(db: AppDb, organisationId: number): Promise<OwnAssessment[]> {
  return db
    .select({
      id: submissions.id,
      state: submissions.state,
      cycle: sql<string>`${submissions.cycleKey}`,
      reference: commitments.reference,
      title: commitmentVersions.title,
      updatedAt: submissions.updatedAt,
      comment: RETURNED,
      publishesOn: assessmentPreviews.publishesOn,
      hearing: assessmentPreviews.hearing,
      replies: sql<number>`(select count(*)::int from ${assessmentReplies} p
        where p.commitment_id = ${assessmentPreviews.commitmentId} and p.cycle_key = ${assessmentPreviews.cycleKey}
        and p.voice = ${assessmentPreviews.voice} and p.to_seq is null)`,
      contested: sql<boolean>`coalesce(${standing.contested}, false)`,
      agreedOn: assessments.agreedOn,
      withdrawn: assessments.withdrawn,
      wish: assessmentWishes.wish,
      asked: sql<OwnAssessment['asked']>`(select coalesce(json_agg(json_build_object('name', o.name, 'signed',
          case when g.declined_at is not null then false when g.revision = ${submissions.revision} then true end)
          order by o.name), '[]')
        from ${assessmentSignatures} g join ${organisations} o on o.id = g.organisation_id
        where g.submission_id = ${submissions.id} and ${submissions.state} in ('submitted', 'accepted'))`,
    })
    .from(submissions)
    .innerJoin(commitments, eq(commitments.id, submissions.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .leftJoin(standing, eq(standing.commitmentId, commitments.id))
    .leftJoin(assessmentPreviews, eq(assessmentPreviews.submissionId, submissions.id))
    .leftJoin(
      assessments,
      and(
        eq(submissions.state, 'published'),
        eq(assessments.commitmentId, assessmentPreviews.commitmentId),
        eq(assessments.cycleKey, assessmentPreviews.cycleKey),
        eq(assessments.voice, assessmentPreviews.voice),
        isNull(assessments.toSeq),
      ),
    )
    .leftJoin(
      assessmentWishes,
      and(
        eq(assessmentWishes.commitmentId, assessmentPreviews.commitmentId),
        eq(assessmentWishes.cycleKey, assessmentPreviews.cycleKey),
        eq(assessmentWishes.voice, assessmentPreviews.voice),
      ),
    )
    .where(
      and(
        eq(submissions.kind, 'assessment'),
        eq(submissions.organisationId, organisationId),
        or(
          inArray(submissions.state, ['draft', 'submitted', 'returned', 'accepted', 'refused']),
          // Of what was published, the version that was published last.
          and(
            eq(submissions.state, 'published'),
            sql`not exists (select from ${submissions} n where n.organisation_id = ${organisationId}
              and n.commitment_id = ${submissions.commitmentId} and n.cycle_key = ${submissions.cycleKey}
              and n.state = 'published' and n.id > ${submissions.id})`,
          ),
        ),
      ),
    )
    .orderBy(desc(submissions.updatedAt))
    .limit(200)
}

export interface AskedSignature {
  submissionId: number
  reference: string
  cycle: string
  title: LocalizedText | null
  /** Who wrote it; null: it doesn't say. */
  author: string | null
  content: Record<string, unknown>
  /** null: not answered yet. */
  signed: boolean | null
}

/** Assessments of others that an organisation is asked to sign, as long as they are not published. */
export async function listAskedSignatures(db: AppDb, organisationId: number): Promise<AskedSignature[]> {
  const found = await db
    .select({
      submissionId: submissions.id,
      reference: commitments.reference,
      cycle: sql<string>`${submissions.cycleKey}`,
      title: commitmentVersions.title,
      author: sql<
        string | null
      >`case when ${organisations.isProtected} then null else ${organisations.name} end`,
      content: submissions.content,
      signed: sql<boolean | null>`case when ${assessmentSignatures.declinedAt} is not null then false
        when ${assessmentSignatures.revision} = ${submissions.revision} then true end`,
    })
    .from(assessmentSignatures)
    .innerJoin(submissions, eq(submissions.id, assessmentSignatures.submissionId))
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .innerJoin(commitments, eq(commitments.id, submissions.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .where(
      and(
        eq(assessmentSignatures.organisationId, organisationId),
        inArray(submissions.state, ['submitted', 'accepted']),
      ),
    )
    .orderBy(asc(submissions.id))
  return found
}

/** What an office sees of an assessment before and after publication: neither author nor hour. */
export interface Preview {
  id: number
  reference: string
  commitmentId: number
  makerCode: string
  cycle: string
  title: LocalizedText | null
  publishesOn: IsoDate
  isPublished: boolean
  content: AssessmentContent
  /** The office's replies that are on their way or published. */
  replies: { id: number; state: SubmissionState }[]
}

const SEEN: SQL = sql`(${submissions.state} = 'published'
  or (${submissions.state} = 'accepted' and ${assessmentPreviews.hearing} = 'before'))`

const previewRows = (db: AppDb) =>
  db
    .select({
      id: assessmentPreviews.id,
      reference: commitments.reference,
      commitmentId: assessmentPreviews.commitmentId,
      makerCode: commitments.makerCode,
      cycle: assessmentPreviews.cycleKey,
      title: commitmentVersions.title,
      publishesOn: assessmentPreviews.publishesOn,
      isPublished: sql<boolean>`${submissions.state} = 'published'`,
      content: assessmentPreviews.content,
      replies: sql<
        Preview['replies']
      >`(select coalesce(json_agg(json_build_object('id', r.id, 'state', r.state) order by r.id), '[]')
        from ${submissions} r where r.answers_id = ${assessmentPreviews.submissionId} and r.state <> 'discarded')`,
    })
    .from(assessmentPreviews)
    .innerJoin(submissions, eq(submissions.id, assessmentPreviews.submissionId))
    .innerJoin(commitments, eq(commitments.id, assessmentPreviews.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )

/** What the office of a maker may answer, what is published soonest first; `commitmentIds` null: all of them. */
export const listPreviews = (
  db: AppDb,
  makerCode: string,
  commitmentIds: readonly number[] | null,
): Promise<Preview[]> =>
  commitmentIds?.length === 0
    ? Promise.resolve([])
    : previewRows(db)
        .where(
          and(
            SEEN,
            eq(commitments.makerCode, makerCode),
            commitmentIds === null ? undefined : inArray(commitments.id, [...commitmentIds]),
          ),
        )
        .orderBy(
          sql`${submissions.state} = 'published'`,
          desc(assessmentPreviews.publishesOn),
          assessmentPreviews.id,
        )
        .limit(50)

export async function findPreview(db: AppDb, id: number): Promise<Preview | null> {
  const [found] = await previewRows(db).where(and(SEEN, eq(assessmentPreviews.id, id)))
  return found ?? null
}

/** The reviewer who would refuse an assessment, and why; null: nobody would. */
export async function findRefusal(
  db: AppDb,
  submissionId: number,
): Promise<{ refusedBy: number; reason: string } | null> {
  const [check] = await db
    .select()
    .from(assessmentChecks)
    .where(eq(assessmentChecks.submissionId, submissionId))
  return check?.refusedBy != null ? { refusedBy: check.refusedBy, reason: check.refusalReason ?? '' } : null
}

/** Quarters that are over, with the checks that took too long in them; count null: fewer than five. */
export const listOverdueChecks = (db: PublicDb): Promise<{ quarter: string; count: number | null }[]> =>
  db.select().from(overdueChecks).orderBy(desc(overdueChecks.quarter)).limit(8)

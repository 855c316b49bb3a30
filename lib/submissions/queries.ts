import { and, desc, eq, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import {
  actions,
  commitments,
  commitmentVersions,
  consultations,
  cycles,
  frameworks,
  indicators,
  indicatorValues,
  indicatorVersions,
  ledger,
  makers,
  offices,
  people,
  reportDuties,
  reports,
  standing,
  submissionAuthors,
  submissionEvents,
  submissionNotes,
  submissions,
} from '@/db/schema'
import type { Role } from '@/lib/access/model'
import type { Actor, Person } from '@/lib/access/policy'
import { can } from '@/lib/access/policy'
import type { AssessmentContent, ReplyContent } from '@/lib/assessments/input'
import { findEarlier } from '@/lib/assessments/load'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Level, Reference } from '@/lib/commitments/model'
import type {
  AnswerContent,
  ConsultationContent,
  PublishedConsultation,
  PublishedSuggestion,
  SuggestionContent,
} from '@/lib/consultations/input'
import { findStanding, findSuggestion } from '@/lib/consultations/load'
import type { Context } from '@/lib/context'
import type { AgreementContent, ContributionContent, PublishedContribution } from '@/lib/contributions/input'
import { findContribution } from '@/lib/contributions/load'
import { type IsoDate, type PartialDate, toPartial } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { Period } from '@/lib/format/cycle'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { Direction, Measure } from '@/lib/indicators/model'
import type { MilestoneKind, MilestoneState } from '@/lib/milestones/model'
import type { ReportContent } from '@/lib/reports/input'
import type { SubmissionAct } from '@/lib/reviews/transitions'
import type { Status } from '@/lib/standing/model'
import {
  currentMilestones,
  type LoadedSubmission,
  loadSubmission,
  publishedCommitment,
  publishedReport,
  reportVersion,
} from './load'
import type { SubmissionKind, SubmissionState } from './model'
import { contentOf } from './mutations'

export interface MakerName {
  code: string
  names: Record<Locale, string>
}

/**
 * Whose records somebody writes: those of one office's maker, or of every maker without an office. `commitmentIds`:
 * those a contributor was given; null: all.
 */
export type WritingScope = { makerCode: string; commitmentIds: readonly number[] | null } | 'without_office'

/** Null: this person writes nowhere (another role, or their office is closed). */
export function writingScopeOf(actor: Person): WritingScope | null {
  if (actor.role === 'editor') return 'without_office'
  if (actor.role !== 'focal_point' || actor.makerCode === null) return null
  const commitmentIds = actor.officeRole === 'contributor' ? Object.keys(actor.grants).map(Number) : null
  return { makerCode: actor.makerCode, commitmentIds }
}

const hasOffice = sql`exists (select 1 from ${offices} where ${offices.makerCode} = ${makers.code} and ${offices.activeTo} is null)`
const inScope = (scope: WritingScope): SQL =>
  scope === 'without_office'
    ? sql`not ${hasOffice}`
    : sql`${makers.code} = ${scope.makerCode} and ${hasOffice}`
/** The part of it that is about single commitments. */
const amongGranted = (scope: WritingScope): SQL | undefined =>
  scope === 'without_office' || scope.commitmentIds === null
    ? undefined
    : inArray(commitments.id, [...scope.commitmentIds])

/** The part of the commitments that somebody writes for; over `makers` and `commitments`. */
export const commitmentsInScope = (scope: WritingScope): SQL | undefined =>
  and(inScope(scope), amongGranted(scope))

export interface SubmissionRow {
  id: number
  kind: SubmissionKind
  state: SubmissionState
  maker: MakerName
  /** Null: a new commitment. */
  commitmentId: number | null
  reference: Reference | null
  cycle: string | null
  /** What the cycle is about; null: no report. */
  period: Period | null
  /** Title of the published commitment, or of the consultation, that it is about. */
  publishedTitle: LocalizedText | null
  /** Title as typed in the draft of a commitment; empty where nothing is typed. */
  typedTitle: string
  updatedAt: Date
  submittedAt: Date | null
  /** What the reviewer said when it was last returned. */
  comment: string | null
  /** Who looks after it, where several people work in the office; null: nobody in particular, or no question. */
  holder: string | null
  /** Flags that stand: it isn't published before they are settled. */
  openFlags: number
}

const HOLDER = sql<string | null>`(select h.name from ${people} h
    where h.id = ${submissions.holderId} and not h.disabled and exists (select 1 from ${people} c
      where c.office_id = h.office_id and c.id <> h.id and not c.disabled))`

/** What a line of a list of submissions shows. */
export const SUBMISSION_ROW = {
  id: submissions.id,
  kind: submissions.kind,
  state: submissions.state,
  maker: { code: makers.code, names: makers.names },
  commitmentId: submissions.commitmentId,
  reference: commitments.reference,
  cycle: submissions.cycleKey,
  period: sql<Period | null>`(select json_build_object('startsOn', y.starts_on, 'endsOn', y.ends_on)
    from ${cycles} y where y.key = ${submissions.cycleKey})`,
  publishedTitle: sql<LocalizedText | null>`coalesce(${commitmentVersions.title}, (select q.title
    from ${consultations} q where q.number = ${submissions.consultation} and q.to_seq is null))`,
  typedTitle: sql<string>`coalesce(${submissions.content} ->> 'title', '')`,
  updatedAt: submissions.updatedAt,
  submittedAt: submissions.submittedAt,
  comment: sql<string | null>`(select e.comment from ${submissionEvents} e
    where e.submission_id = ${submissions.id} and e.act = 'return' order by e.id desc limit 1)`,
  holder: HOLDER,
  openFlags: sql<number>`(select count(*)::int from ${submissionNotes} n
    where n.submission_id = ${submissions.id} and n.kind = 'flag' and n.settled_at is null)`,
}

const submissionRows = (db: AppDb) =>
  db
    .select(SUBMISSION_ROW)
    .from(submissions)
    .innerJoin(makers, eq(makers.code, submissions.makerCode))
    .leftJoin(commitments, eq(commitments.id, submissions.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )

/** What is written for a maker in these states, most recently touched first. What organisations write of their own accord is nothing to it. */
export const listSubmissions = (
  db: AppDb,
  scope: WritingScope,
  states: SubmissionState[],
  limit = 200,
): Promise<SubmissionRow[]> =>
  submissionRows(db)
    .where(
      and(commitmentsInScope(scope), isNull(submissions.organisationId), inArray(submissions.state, states)),
    )
    .orderBy(desc(submissions.updatedAt))
    .limit(limit)

export interface OpenCycle {
  key: string
  dueOn: IsoDate
  closesOn: IsoDate
}

/** Cycles that take reports today, the first due first. */
export const listOpenCycles = (db: AppDb, today: IsoDate): Promise<OpenCycle[]> =>
  db
    .select({ key: cycles.key, dueOn: cycles.dueOn, closesOn: cycles.closesOn })
    .from(cycles)
    .where(and(lte(cycles.opensOn, today), gte(cycles.closesOn, today)))
    .orderBy(cycles.dueOn)

export interface OfficeCommitment {
  id: number
  reference: Reference
  maker: MakerName
  title: LocalizedText
  level: Level
  status: Status | null
  late: boolean
  dueOn: PartialDate | null
  /** A report for the cycle is due from this maker; false: it may report, nobody asked. */
  reportDue: boolean
  /** Version of the published report for the cycle; null: none. */
  reportVersion: number | null
  /** Report for the cycle that is being written or reviewed. */
  openReport: { id: number; state: SubmissionState } | null
  /** Change of the commitment that is being written or reviewed. */
  openChange: { id: number; state: SubmissionState } | null
}

/** Published commitments somebody writes for, with where their report for `cycle` and their changes stand. */
export async function listOfficeCommitments(
  db: AppDb,
  scope: WritingScope,
  cycle: string | null,
  makerCode: string | null = null,
): Promise<OfficeCommitment[]> {
  const open = (kind: SubmissionKind, more: SQL) =>
    sql<
      OfficeCommitment['openReport']
    >`(select json_build_object('id', x.id, 'state', x.state) from ${submissions} x
      where x.commitment_id = ${commitments.id} and x.kind = ${kind} and x.state in ('draft', 'submitted', 'returned') and ${more}
      order by x.id desc limit 1)`
  const rows = await db
    .select({
      id: commitments.id,
      reference: commitments.reference,
      maker: { code: makers.code, names: makers.names },
      title: commitmentVersions.title,
      level: commitmentVersions.level,
      status: standing.status,
      late: standing.late,
      dueOn: commitmentVersions.dueOn,
      duePrecision: commitmentVersions.duePrecision,
      reportDue: sql<boolean>`exists (select 1 from ${reportDuties} d join ${cycles} y on y.key = d.cycle_key
        where d.maker_code = ${makers.code} and d.cycle_key = ${cycle}
        and (${commitmentVersions.madeOn} is null or y.due_on > ${commitmentVersions.madeOn}))`,
      reportVersion: sql<number | null>`(select r.version from ${reports} r
        where r.commitment_id = ${commitments.id} and r.cycle_key = ${cycle} and r.to_seq is null)`,
      openReport: open('report', sql`x.cycle_key = ${cycle}`),
      openChange: open('commitment', sql`true`),
    })
    .from(commitments)
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .innerJoin(makers, eq(makers.code, commitments.makerCode))
    .leftJoin(standing, eq(standing.commitmentId, commitments.id))
    .where(
      and(inScope(scope), amongGranted(scope), makerCode === null ? undefined : eq(makers.code, makerCode)),
    )
    .orderBy(commitments.reference)
  return rows.map(({ dueOn, duePrecision, ...row }) => ({
    ...row,
    late: row.late ?? false,
    dueOn: dueOn && toPartial(dueOn, duePrecision ?? 'day'),
  }))
}

/** Makers somebody may write a new commitment for; Central Asia first. */
export const listWritableMakers = (db: AppDb, scope: WritingScope): Promise<MakerName[]> =>
  db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .where(inScope(scope))
    .orderBy(desc(makers.centralAsia), sql`${makers.names} ->> 'en'`)

export async function findMakerName(db: AppDb, code: string): Promise<MakerName | null> {
  const [row] = await db
    .select({ code: makers.code, names: makers.names })
    .from(makers)
    .where(eq(makers.code, code))
  return row ?? null
}

/** Frameworks and actions that a commitment may name. */
export async function listFormVocabulary(db: AppDb) {
  const [frameworkRows, actionRows] = await Promise.all([
    db.select({ key: frameworks.key, name: frameworks.name }).from(frameworks).orderBy(frameworks.key),
    db.select({ number: actions.number, name: actions.name }).from(actions).orderBy(actions.number),
  ])
  return { frameworks: frameworkRows, actions: actionRows }
}
export type FormVocabulary = Awaited<ReturnType<typeof listFormVocabulary>>

/** A submission, if this person may know that it exists; null otherwise. */
export async function findSubmission(db: AppDb, actor: Actor, id: number): Promise<LoadedSubmission | null> {
  try {
    const submission = await loadSubmission(db, id)
    return can(actor, 'submission.read', submission.subject) ? submission : null
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null
    throw error
  }
}

/** What a submission would publish, beside what is published now. */
export type Proposal = {
  /** Version of the record that is published now; 0: none. */
  version: number
  /** Another version was published since the draft was opened: it can't be published as it is. */
  moved: boolean
} & (
  | { kind: 'commitment'; before: CommitmentContent | null; after: CommitmentContent | null }
  | {
      kind: 'report'
      before: ReportContent | null
      after: ReportContent | null
      milestones: ReportMilestone[]
    }
  | { kind: 'assessment'; before: AssessmentContent | null; after: AssessmentContent | null }
  | { kind: 'reply'; before: null; after: ReplyContent | null }
  | { kind: 'contribution'; before: PublishedContribution | null; after: ContributionContent | null }
  /** `about`: the offer that it answers; null: it was removed. */
  | { kind: 'agreement'; before: null; after: AgreementContent | null; about: PublishedContribution | null }
  | { kind: 'consultation'; before: PublishedConsultation | null; after: ConsultationContent | null }
  /** `about`: the consultation; null: it was removed. */
  | { kind: 'suggestion'; before: null; after: SuggestionContent | null; about: PublishedConsultation | null }
  /** `about`: the suggestion that it answers; null: it was removed. */
  | { kind: 'answer'; before: null; after: AnswerContent | null; about: PublishedSuggestion | null }
)

/** `after` is null where the draft can't be published yet, because something in it is missing or wrong. */
export async function findProposal(
  db: AppDb,
  clock: Pick<Context, 'now' | 'timeZone'>,
  submission: LoadedSubmission,
): Promise<Proposal> {
  const { row, reference } = submission
  const content = await contentOf(db, clock, submission).catch((error) => {
    if (error instanceof DomainError && error.code === 'invalid') return null
    throw error
  })
  // An assessment and a reply build on nothing that somebody else could move.
  if (row.kind === 'assessment')
    return {
      kind: row.kind,
      version: row.baseVersion,
      moved: false,
      before: await findEarlier(db, submission),
      after: content?.kind === 'assessment' ? content.content : null,
    }
  if (row.kind === 'reply')
    return {
      kind: row.kind,
      version: 0,
      moved: false,
      before: null,
      after: content?.kind === 'reply' ? content.content : null,
    }
  // What can't come next any more is a fault of the content.
  if (row.kind === 'contribution' || row.kind === 'agreement') {
    const standing = row.contributionId === null ? null : await findContribution(db, row.contributionId)
    const stands = { version: standing?.version ?? 0, moved: false }
    const published = standing?.content ?? null
    return row.kind === 'contribution'
      ? {
          ...stands,
          kind: row.kind,
          before: published,
          after: content?.kind === 'contribution' ? content.content : null,
        }
      : {
          ...stands,
          kind: row.kind,
          before: null,
          after: content?.kind === 'agreement' ? content.content : null,
          about: published,
        }
  }
  if (row.kind === 'consultation' || row.kind === 'suggestion') {
    const standing = row.consultation === null ? null : await findStanding(db, row.consultation)
    const stands = { version: standing?.row.version ?? 0, moved: false }
    const published = standing?.content ?? null
    return row.kind === 'consultation'
      ? {
          ...stands,
          kind: row.kind,
          before: published,
          after: content?.kind === 'consultation' ? content.content : null,
        }
      : {
          ...stands,
          kind: row.kind,
          before: null,
          after: content?.kind === 'suggestion' ? content.content : null,
          about: published,
        }
  }
  if (row.kind === 'answer') {
    const standing =
      row.consultation === null || row.suggestion === null
        ? null
        : await findSuggestion(db, row.consultation, { number: row.suggestion })
    return {
      kind: row.kind,
      version: standing?.row.version ?? 0,
      moved: false,
      before: null,
      after: content?.kind === 'answer' ? content.content : null,
      about: standing?.content ?? null,
    }
  }
  if (row.kind === 'report') {
    const [published, milestones] = await Promise.all([
      reference === null || row.cycleKey === null ? null : publishedReport(db, reference, row.cycleKey),
      row.commitmentId === null ? [] : listReportMilestones(db, row.commitmentId),
    ])
    // The text of a redacted report is gone; its version stays.
    const version =
      published?.version ??
      (row.commitmentId === null || row.cycleKey === null
        ? 0
        : await reportVersion(db, row.commitmentId, row.cycleKey))
    return {
      kind: 'report',
      version,
      moved: version !== row.baseVersion,
      before: published?.content ?? null,
      after: content?.kind === 'report' ? content.content : null,
      milestones,
    }
  }
  const published = reference === null ? null : await publishedCommitment(db, reference)
  const version = published?.version ?? 0
  return {
    kind: 'commitment',
    version,
    moved: version !== row.baseVersion,
    before: published?.content ?? null,
    after: content?.kind === 'commitment' ? content.content : null,
  }
}

/** Who looks after a submission, where several people work in the office; null: nobody in particular. */
export async function findHolder(db: AppDb, submissionId: number): Promise<string | null> {
  const [row] = await db.select({ holder: HOLDER }).from(submissions).where(eq(submissions.id, submissionId))
  return row?.holder ?? null
}

/** Everyone who wrote in a submission, by name. */
export const listAuthors = (
  db: AppDb,
  submissionId: number,
): Promise<{ id: number; name: string; role: Role }[]> =>
  db
    .select({ id: people.id, name: people.name, role: people.role })
    .from(submissionAuthors)
    .innerJoin(people, eq(people.id, submissionAuthors.personId))
    .where(eq(submissionAuthors.submissionId, submissionId))
    .orderBy(people.id)

export interface SubmissionEvent {
  at: Date
  act: SubmissionAct
  comment: string | null
  role: Role
  name: string
}

/** The life of a submission, from the beginning. */
export async function listEvents(db: AppDb, submissionId: number): Promise<SubmissionEvent[]> {
  const rows = await db
    .select({
      at: submissionEvents.at,
      act: submissionEvents.act,
      comment: submissionEvents.comment,
      role: people.role,
      name: people.name,
    })
    .from(submissionEvents)
    .innerJoin(people, eq(people.id, submissionEvents.personId))
    .where(eq(submissionEvents.submissionId, submissionId))
    .orderBy(submissionEvents.id)
  return rows.map((row) => ({ ...row, act: row.act as SubmissionEvent['act'] }))
}

interface Figure {
  value: string
  on: PartialDate | null
}

/** An indicator as a report asks for it. */
export interface ReportIndicator {
  key: string
  name: LocalizedText
  unit: LocalizedText
  direction: Direction
  measure: Measure
  baseline: Figure | null
  target: Figure | null
  /** Latest official value; null: none yet. */
  latest: Figure | null
}

/** Indicators of a commitment now, with the figures that stand beside the field. */
export async function listReportIndicators(db: AppDb, commitmentId: number): Promise<ReportIndicator[]> {
  const rows = await db
    .select({ key: indicators.key, terms: indicatorVersions })
    .from(indicators)
    .innerJoin(
      indicatorVersions,
      and(eq(indicatorVersions.indicatorId, indicators.id), isNull(indicatorVersions.toSeq)),
    )
    .where(eq(indicators.commitmentId, commitmentId))
    .orderBy(indicatorVersions.position)
  const values = rows.length
    ? await db
        .selectDistinctOn([indicatorValues.indicatorId])
        .from(indicatorValues)
        .where(
          and(
            inArray(
              indicatorValues.indicatorId,
              rows.map(({ terms }) => terms.indicatorId),
            ),
            isNull(indicatorValues.toSeq),
            eq(indicatorValues.saidBy, 'official'),
            eq(indicatorValues.partial, false),
          ),
        )
        .orderBy(indicatorValues.indicatorId, desc(indicatorValues.onDay), desc(indicatorValues.id))
    : []
  const figure = (
    value: string | null,
    on: string | null,
    precision: 'day' | 'month' | 'year' | null,
  ): Figure | null => (value === null ? null : { value, on: on && toPartial(on, precision ?? 'day') })
  return rows.map(({ key, terms }) => {
    const latest = values.find((value) => value.indicatorId === terms.indicatorId)
    return {
      key,
      name: terms.name,
      unit: terms.unit,
      direction: terms.direction,
      measure: terms.measure,
      baseline: figure(terms.baselineValue, terms.baselineOn, terms.baselinePrecision),
      target: figure(terms.targetValue, terms.targetOn, terms.targetPrecision),
      latest: latest ? figure(latest.value, latest.onDay, latest.precision) : null,
    }
  })
}

/** A milestone as a report asks for it. */
export interface ReportMilestone {
  key: string
  name: LocalizedText
  kind: MilestoneKind
  /** As the commitment's own record has it, without what reports said. */
  state: MilestoneState
  dueOn: PartialDate | null
}

export async function listReportMilestones(db: AppDb, commitmentId: number): Promise<ReportMilestone[]> {
  const rows = await currentMilestones(db, commitmentId)
  return rows.map(({ dueOn, duePrecision, ...milestone }) => ({
    ...milestone,
    dueOn: dueOn && toPartial(dueOn, duePrecision ?? 'day'),
  }))
}

/** The ledger entry that a submission became. */
export interface PublishedEntry {
  seq: number
  hash: string
  at: Date
  /** A later version of the same record is published. */
  corrected: boolean
}

export async function findPublishedEntry(db: AppDb, seq: number | null): Promise<PublishedEntry | null> {
  if (seq === null) return null
  const [entry] = await db
    .select({
      seq: ledger.seq,
      hash: ledger.hash,
      at: ledger.at,
      corrected: sql<boolean>`exists (select from ledger l where l.record = ${ledger}.record
        and l.subject = ${ledger}.subject and l.version > ${ledger}.version and l.act <> 'redact')`,
    })
    .from(ledger)
    .where(eq(ledger.seq, seq))
  return entry ?? null
}

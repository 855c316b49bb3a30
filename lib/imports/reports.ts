import type { AppDb } from '@/db/client'
import { can, type Person } from '@/lib/access/policy'
import type { FieldErrors } from '@/lib/action-result'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { listAttached } from '@/lib/files/queries'
import { type Locale, pickText } from '@/lib/i18n/model'
import { emptyReport, fromReportDraft, ReportDraft, toReportDraft } from '@/lib/reports/draft'
import { loadSubmission, publishedReport, type Submission } from '@/lib/submissions/load'
import {
  listOfficeCommitments,
  listReportIndicators,
  listReportMilestones,
  type OfficeCommitment,
  type ReportIndicator,
  type ReportMilestone,
  writingScopeOf,
} from '@/lib/submissions/queries'
import type { Draft } from './draft-rows'
import type { ReportForWorkbook } from './workbook'

/** One report somebody may write, with what its figures are read beside. */
export interface WorkingReport {
  commitmentId: number
  /** Null: nobody has begun it. */
  submission: Pick<Submission, 'id' | 'revision'> | null
  draft: Draft
  language: Locale
  indicators: ReportIndicator[]
  milestones: ReportMilestone[]
  /** Everything that is wrong with a draft of it, by the form's names. */
  check(draft: Draft): FieldErrors
}

/** Commitments of a maker on which somebody may write a report. */
export async function listReportable(
  db: AppDb,
  actor: Person,
  makerCode: string,
  cycle: string,
): Promise<OfficeCommitment[]> {
  const scope = writingScopeOf(actor)
  if (!scope) return []
  const hasOffice = scope !== 'without_office'
  const all = await listOfficeCommitments(db, scope, cycle, makerCode)
  return all.filter(({ id }) => can(actor, 'submission.create', { makerCode, hasOffice, commitmentId: id }))
}

/** Why a report can't be written by a workbook now; null: it can. */
export function closedBecause({
  openReport,
  reportVersion,
}: OfficeCommitment): 'in_review' | 'published' | null {
  if (openReport) return openReport.state === 'submitted' ? 'in_review' : null
  return reportVersion === null ? null : 'published'
}

/** Whether a download holds it: asked for, begun, or of a maker that nobody asks. */
export const isToFill = (commitment: OfficeCommitment, isAsked: boolean): boolean =>
  closedBecause(commitment) === null && (commitment.reportDue || commitment.openReport !== null || !isAsked)

export async function loadReport(
  db: AppDb,
  clock: Pick<Context, 'now' | 'timeZone'>,
  { id, reference, openReport }: Pick<OfficeCommitment, 'id' | 'reference' | 'openReport'>,
  cycle: string,
  language: Locale,
): Promise<WorkingReport> {
  const [indicators, milestones, loaded, published] = await Promise.all([
    listReportIndicators(db, id),
    listReportMilestones(db, id),
    openReport === null ? null : loadSubmission(db, openReport.id),
    publishedReport(db, reference, cycle),
  ])
  // A correction would begin with what is published.
  const begun = published ? toReportDraft(published.content) : emptyReport(language)
  const draft = loaded ? ReportDraft.parse(loaded.row.content) : begun
  const files = loaded
    ? await listAttached(db, loaded.row.id)
    : (published?.content.evidence.flatMap(({ file }) => file ?? []) ?? [])
  const base = {
    reference,
    cycle,
    indicators,
    milestones,
    files,
    today: civilDate(clock.now, clock.timeZone),
  }
  return {
    commitmentId: id,
    submission: loaded && { id: loaded.row.id, revision: loaded.row.revision },
    draft,
    language: draft.language,
    indicators,
    milestones,
    check(changed) {
      const outcome = fromReportDraft(ReportDraft.parse(changed), base)
      return outcome.ok ? {} : outcome.errors
    },
  }
}

/** As a workbook in the reader's language shows it. */
export function forWorkbook(
  { reference, title }: Pick<OfficeCommitment, 'reference' | 'title'>,
  { draft, submission, indicators, milestones }: WorkingReport,
  locale: Locale,
): ReportForWorkbook {
  return {
    reference,
    title: pickText(title, locale)?.text ?? '',
    draft,
    from: submission,
    indicators: indicators.map(({ name, unit, ...indicator }) => ({
      ...indicator,
      name: pickText(name, locale)?.text ?? '',
      unit: pickText(unit, locale)?.text ?? '',
    })),
    milestones: milestones.map(({ key, name, dueOn }) => ({
      key,
      name: pickText(name, locale)?.text ?? '',
      dueOn,
    })),
  }
}

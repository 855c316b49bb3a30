import { type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import type { ReportedStepState } from '@/lib/reports/model'
import type { MilestoneState } from './model'

export interface Milestone {
  readonly key: string
  readonly state: MilestoneState
  readonly dueOn: PartialDate | null
  readonly doneOn: PartialDate | null
}

export interface ReportWithSteps {
  readonly submittedOn: IsoDate
  readonly steps: readonly {
    readonly milestone: string
    readonly state: ReportedStepState
    readonly doneOn: PartialDate | null
  }[]
}

export interface Reported<Report> {
  readonly state: MilestoneState
  readonly doneOn: PartialDate | null
  /** The report whose word it is. */
  readonly report: Report
}

/** From what says least to what says most. A claim without a document undoes no document that says "missed". */
const RANK: readonly MilestoneState[] = [
  'planned',
  'no_evidence',
  'in_progress',
  'reported',
  'missed',
  'done',
]

/**
 * What the reports that stand say of a milestone beyond its own record: the word of the latest one that speaks of it,
 * where that says more. A step still under way in a report sent after its due day was missed by its maker's own word.
 * null: the record's own state holds.
 * Method: docs/methodology.md#reported-steps
 */
export function reportedState<Report extends ReportWithSteps>(
  milestone: Milestone,
  reports: readonly Report[],
): Reported<Report> | null {
  const [latest] = reports
    .flatMap((report) => {
      const said = report.steps.find((step) => step.milestone === milestone.key)
      return said ? [{ report, said }] : []
    })
    .toSorted((a, b) => (a.report.submittedOn < b.report.submittedOn ? 1 : -1))
  if (!latest) return null
  const { report, said } = latest
  const late = milestone.dueOn !== null && report.submittedOn > lastDay(milestone.dueOn)
  const state = said.state === 'in_progress' && late ? 'missed' : said.state
  if (RANK.indexOf(state) <= RANK.indexOf(milestone.state)) return null
  return { state, doneOn: said.doneOn, report }
}

import { type ReportWithSteps, reportedState } from '@/lib/milestones/reported'
import { type ClaimDocument, claimOf, kindsBehind } from '@/lib/reports/claims'
import type { MilestoneFacts } from './facts'

/** A milestone as the rules take it: with what the reports that stand say of it, and the documents behind their word. */
export function withReported(
  milestone: MilestoneFacts,
  reports: readonly (ReportWithSteps & { readonly evidence: readonly ClaimDocument[] })[],
): MilestoneFacts {
  const said = reportedState(milestone, reports)
  if (!said) return milestone
  const { state, doneOn, report } = said
  const documents = kindsBehind(report.evidence, claimOf.step(milestone.key))
  // Its own word that it is not done is an official report; that it is done rests on what documents it.
  return {
    ...milestone,
    state,
    doneOn,
    sources: state === 'missed' ? ['official_report', ...documents] : documents,
  }
}

import { firstDay, type IsoDate, lastDay } from '@/lib/dates/partial'
import { dueDay } from '@/lib/standing/due'
import { hasHappened } from '@/lib/standing/happened'
import { factsOf } from './facts'
import type { CommitmentView, MilestoneView, SourceView } from './queries'

/**
 * A record without what came later than `day`: values and payments of later days, steps not yet done and stages not yet
 * reached, reports and assessments of later days with all that they brought, a withdrawal, a search, findings. Its terms stay: they are those of
 * the version that was asked for. Milestones are taken as recorded, before reports speak of them.
 */
export function viewOn(view: CommitmentView, day: IsoDate): CommitmentView {
  const reports = view.reports.filter(({ submittedOn }) => submittedOn <= day)
  const isKnown = ({ report }: { report: string | null }) =>
    report === null || reports.some(({ cycle }) => cycle === report)
  const known: CommitmentView = {
    ...view,
    reports,
    indicators: view.indicators.map((indicator) => ({
      ...indicator,
      values: indicator.values.filter(
        (value) =>
          isKnown(value) &&
          lastDay(value.on) <= day &&
          !(value.assessment && value.assessment.publishedOn > day),
      ),
    })),
    milestones: view.milestones.map((milestone) => milestoneOn(milestone, day)),
    deliverySteps: view.deliverySteps.filter(({ reachedOn }) => hasHappened(reachedOn, day)),
    money: view.money.filter((line) => isKnown(line) && !isPaidLater(line, day)),
    closure: view.closure && hasHappened(view.closure.on, day) ? view.closure : null,
    search: view.search && hasHappened(view.search.on, day) ? view.search : null,
    duties: view.duties.map((duty) => ({
      ...duty,
      sentOn: duty.sentOn !== null && duty.sentOn <= day ? duty.sentOn : null,
    })),
    assessments: view.assessments
      .filter(({ publishedOn }) => publishedOn <= day)
      .map((one) => ({
        ...one,
        agreedOn: one.agreedOn !== null && one.agreedOn <= day ? one.agreedOn : null,
        replies: one.replies.filter(({ publishedOn }) => publishedOn <= day),
      })),
    refusals: view.refusals.filter(({ refusedOn }) => refusedOn <= day),
    findings: view.findings.filter(({ on }) => hasHappened(on, day)),
  }
  const due = dueDay(factsOf({ ...known, milestones: [] }))
  const deadlineMissed = due !== null && day <= due ? null : known.deadlineMissed
  return withoutLaterSources({ ...known, deadlineMissed }, day)
}

/** Of a step done later nothing was known. */
const milestoneOn = (milestone: MilestoneView, day: IsoDate): MilestoneView =>
  milestone.state === 'done' && !hasHappened(milestone.doneOn, day)
    ? { ...milestone, state: 'planned', doneOn: null }
    : milestone

const isPaidLater = ({ stage, to }: CommitmentView['money'][number], day: IsoDate): boolean =>
  (stage === 'disbursed' || stage === 'spent') && to !== null && lastDay(to) > day

/** A later document stays where a fact from before rests on it, and so does the one that holds the promise. */
function withoutLaterSources(view: CommitmentView, day: IsoDate): CommitmentView {
  const facts: { readonly sources: readonly string[] }[] = [
    ...view.indicators.flatMap((indicator) => [indicator, ...indicator.values]),
    ...view.milestones,
    ...view.deliverySteps,
    ...view.money,
    ...view.firstTerms.pledged,
    ...[view.closure ?? [], view.deadlineMissed ?? []].flat(),
  ]
  const isCited = ({ key }: SourceView) => facts.some(({ sources }) => sources.includes(key))
  const isLater = ({ publishedOn }: SourceView) => publishedOn !== null && firstDay(publishedOn) > day
  return {
    ...view,
    sources: view.sources.filter((source, place) => place === 0 || !isLater(source) || isCited(source)),
  }
}

import { isPledge } from '@/lib/commitments/model'
import { timelinessOf } from '@/lib/cycles/timeliness'
import {
  addMonths,
  daysBetween,
  firstDay,
  type IsoDate,
  lastDay,
  type PartialDate,
} from '@/lib/dates/partial'
import { isAtLeast } from './at-least'
import { type DecidingFact, progressFacts, resultFacts } from './deciding'
import { dueDay } from './due'
import type { CommitmentFacts, Thresholds } from './facts'
import { hasHappened } from './happened'
import {
  commitmentExpected,
  commitmentProgress,
  isMeasurable,
  judgedIndicators,
  promisedSteps,
} from './measurable'
import { metBy } from './met'
import { wordOfMissedDeadline } from './missed-deadline'
import type { Status } from './model'

export interface Ruling {
  readonly status: Status
  /** Kept or met after the due date; or withdrawn after it without having been met by then ("missed, then withdrawn"). */
  readonly late: boolean
  /** What it rests on; all of it is needed. Empty: it rests on the absence of facts. */
  readonly decidedBy: readonly DecidingFact[]
}

/**
 * What is known of a promise at the end of `asOf`: the first rule that applies, in the order of the method page.
 * null: this level carries no status.
 * Method: docs/methodology.md#status
 */
export function ruleOn(facts: CommitmentFacts, asOf: IsoDate, thresholds: Thresholds): Ruling | null {
  if (!isPledge(facts.level)) return null
  return (
    closedByItsMaker(facts, asOf) ??
    notMeasurable(facts) ??
    keptOrMet(facts, asOf) ??
    pastDue(facts, asOf) ??
    stepLongOverdue(facts, asOf, thresholds) ??
    withoutFigure(facts, asOf, thresholds) ??
    yesNoOnly(facts, asOf) ??
    againstPace(facts, asOf, thresholds) ?? {
      status: 'under_way',
      late: false,
      decidedBy: progressFacts(facts, asOf),
    }
  )
}

const silence = (status: Status): Ruling => ({ status, late: false, decidedBy: [] })

function closedByItsMaker(facts: CommitmentFacts, asOf: IsoDate): Ruling | null {
  const { closure } = facts
  if (!closure || !hasHappened(closure.on, asOf)) return null
  return {
    status: closure.kind,
    late: wasMissedBefore(closure.on, facts, asOf),
    decidedBy: [{ kind: 'document', sources: closure.sources }],
  }
}

/** Given up after the due day without having been met; of what nobody could measure, "missed" can't be said. */
function wasMissedBefore(closedOn: PartialDate, facts: CommitmentFacts, asOf: IsoDate): boolean {
  const due = dueDay(facts)
  const closed = lastDay(closedOn)
  if (due === null || closed <= due || !isMeasurable(facts)) return false
  return metBy(facts, closed < asOf ? closed : asOf) === null
}

const notMeasurable = (facts: CommitmentFacts): Ruling | null =>
  isMeasurable(facts) ? null : silence('not_measurable')

function keptOrMet(facts: CommitmentFacts, asOf: IsoDate): Ruling | null {
  const met = metBy(facts, asOf)
  return (
    met && {
      status: met.byFirstTerms ? 'kept' : 'met_after_softening',
      late: met.late,
      decidedBy: resultFacts(facts, asOf),
    }
  )
}

function pastDue(facts: CommitmentFacts, asOf: IsoDate): Ruling | null {
  const due = dueDay(facts)
  if (due === null || asOf <= due) return null
  const word = wordOfMissedDeadline(facts, due, asOf)
  if (word) return { status: 'deadline_missed', late: false, decidedBy: [word] }
  const searched =
    facts.search !== null && lastDay(facts.search.on) >= due && hasHappened(facts.search.on, asOf)
  return silence(searched ? 'deadline_passed_no_evidence' : 'deadline_passed_not_looked')
}

function stepLongOverdue(
  facts: CommitmentFacts,
  asOf: IsoDate,
  { stepGraceDays }: Thresholds,
): Ruling | null {
  const step = promisedSteps(facts).find(
    ({ state, dueOn }) =>
      state === 'missed' && dueOn !== null && daysBetween(lastDay(dueOn), asOf) >= stepGraceDays,
  )
  return step
    ? {
        status: 'off_track',
        late: false,
        decidedBy: [{ kind: 'step', key: step.key, sources: step.sources }],
      }
    : null
}

function withoutFigure(facts: CommitmentFacts, asOf: IsoDate, { earlyMonths }: Thresholds): Ruling | null {
  if (progressFacts(facts, asOf).length > 0) return null
  const made = facts.madeOn ?? facts.startsOn
  if (made !== null && asOf < addMonths(firstDay(made), earlyMonths)) return silence('too_early')
  const isMissing = ({ cycle }: { cycle: string }) => timelinessOf(cycle, facts, asOf) === 'missing'
  return silence(facts.dueCycles.some(isMissing) ? 'no_report' : 'no_figure')
}

function yesNoOnly(facts: CommitmentFacts, asOf: IsoDate): Ruling | null {
  const judged = judgedIndicators(facts, asOf)
  if (judged.length === 0 || judged.some(({ indicator }) => indicator.direction !== 'yes_no')) return null
  return { status: 'not_yet_done', late: false, decidedBy: progressFacts(facts, asOf) }
}

function againstPace(facts: CommitmentFacts, asOf: IsoDate, { onTrack, atRisk }: Thresholds): Ruling | null {
  const { share } = commitmentProgress(facts, asOf)
  const expected = commitmentExpected(facts, asOf)
  if (share === null || expected === null) return null
  const bands: [Status, number][] = [
    ['on_track', onTrack * expected],
    ['at_risk', atRisk * expected],
  ]
  const status = bands.find(([, bound]) => isAtLeast(share, bound))?.[0] ?? 'off_track'
  return { status, late: false, decidedBy: progressFacts(facts, asOf) }
}

import type { IsoDate } from '@/lib/dates/partial'
import { expectedOf, startDay, timeShare } from '@/lib/indicators/expected'
import type { Speaker } from '@/lib/indicators/model'
import { clampShare, isJudged, type Progress, progressOf } from '@/lib/indicators/progress'
import type { MilestoneState } from '@/lib/milestones/model'
import { dueDay } from './due'
import type { CommitmentFacts, IndicatorFacts, MilestoneFacts } from './facts'
import { disbursedShare, pledgedLines } from './funding'
import { hasHappened } from './happened'

export interface CommitmentProgress {
  /** What the share rests on; null: nothing of the promise has a figure. */
  readonly basis: 'indicators' | 'steps' | 'money' | null
  /** Clamped to 0..1; null: unknown. */
  readonly share: number | null
  /** "Mean of `measured` of `judged`" indicators; on steps, done of all; on money, 1 of 1. */
  readonly measured: number
  readonly judged: number
}

/** One judged indicator and how far it has come. */
export interface JudgedIndicator {
  readonly indicator: IndicatorFacts
  readonly progress: Progress
}

/** The steps named in the promise itself; events are told, never counted. */
export const promisedSteps = (facts: CommitmentFacts): MilestoneFacts[] =>
  facts.milestones.filter((milestone) => milestone.kind === 'step')

/** Documented as done by the end of `asOf`; "reported" is not done. */
export const isDone = (step: MilestoneFacts, asOf: IsoDate): boolean =>
  step.state === 'done' && hasHappened(step.doneOn, asOf)

/**
 * Whether anybody could tell if the promise is kept: it has a judged indicator, a promised step, or money of its own
 * with a stated amount.
 * Method: docs/methodology.md#measurable
 */
export const isMeasurable = (facts: CommitmentFacts): boolean =>
  facts.indicators.some(isJudged) || promisedSteps(facts).length > 0 || pledgedLines(facts.money).length > 0

/** Every judged indicator with its progress over the values of one speaker. */
export const judgedIndicators = (
  facts: CommitmentFacts,
  asOf: IsoDate,
  speaker: Speaker = 'official',
): JudgedIndicator[] =>
  facts.indicators
    .filter(isJudged)
    .map((indicator) => ({ indicator, progress: progressOf(indicator, facts, asOf, speaker) }))

/** What a source says of a step that isn't done. The other states are silence, and silence is not zero. */
const SAID_NOT_DONE: readonly MilestoneState[] = ['in_progress', 'missed']

/**
 * Progress of a promise: the mean over its judged indicators whose progress is known; with none, promised steps done
 * of all, once anything is said of any of them; with neither, the money disbursed of the money pledged.
 * Method: docs/methodology.md#progress-of-a-promise
 */
export function commitmentProgress(facts: CommitmentFacts, asOf: IsoDate): CommitmentProgress {
  const judged = judgedIndicators(facts, asOf)
  const shares = judged.flatMap(({ progress }) =>
    progress.share === null ? [] : [clampShare(progress.share)],
  )
  if (shares.length > 0)
    return { basis: 'indicators', share: mean(shares), measured: shares.length, judged: judged.length }

  const steps = promisedSteps(facts)
  const done = steps.filter((step) => isDone(step, asOf)).length
  if (steps.some((step) => isDone(step, asOf) || SAID_NOT_DONE.includes(step.state)))
    return { basis: 'steps', share: done / steps.length, measured: done, judged: steps.length }

  const paid = disbursedShare(facts.money, asOf)
  if (paid !== null) return { basis: 'money', share: clampShare(paid), measured: 1, judged: 1 }

  return { basis: null, share: null, measured: 0, judged: judged.length || steps.length }
}

/**
 * Confirmed progress: the mean over the judged indicators whose progress is known from independent values alone. Steps and
 * money have no second speaker, so they confirm nothing.
 * Method: docs/methodology.md#verdicts
 */
export function confirmedProgress(
  facts: CommitmentFacts,
  asOf: IsoDate,
): Pick<CommitmentProgress, 'share' | 'measured' | 'judged'> {
  const judged = judgedIndicators(facts, asOf, 'independent')
  const shares = judged.flatMap(({ progress }) =>
    progress.share === null ? [] : [clampShare(progress.share)],
  )
  return {
    share: shares.length > 0 ? mean(shares) : null,
    measured: shares.length,
    judged: judged.length,
  }
}

/**
 * Share of the way the promise should have come: the mean over the indicators that its progress is the mean of (all
 * judged ones while none is measured); on steps and money, the share of time from start to due. null: no date.
 * Method: docs/methodology.md#expected
 */
export function commitmentExpected(facts: CommitmentFacts, asOf: IsoDate): number | null {
  const { basis } = commitmentProgress(facts, asOf)
  const judged = judgedIndicators(facts, asOf)
  if (judged.length > 0 && basis !== 'steps' && basis !== 'money') {
    const counted = basis === null ? judged : judged.filter(({ progress }) => progress.share !== null)
    const shares = counted.flatMap(({ indicator }) => expectedOf(indicator, facts, asOf) ?? [])
    return shares.length > 0 ? mean(shares) : null
  }
  const from = startDay(facts)
  const due = dueDay(facts)
  return from === null || due === null ? null : timeShare(from, due, asOf)
}

const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length

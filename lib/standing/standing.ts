import type { IsoDate } from '@/lib/dates/partial'
import { SPEAKERS } from '@/lib/indicators/model'
import { isJudged, progressOf } from '@/lib/indicators/progress'
import { evidenceGrade, isContested, promiseGrade } from './evidence'
import type { CommitmentFacts, Thresholds } from './facts'
import { freshnessOf, latestFactDay } from './freshness'
import { knownOn } from './known'
import { commitmentExpected, commitmentProgress, isMeasurable } from './measurable'
import type { Standing } from './model'
import { ruleOn } from './status'
import { computedVerdict, governmentVerdict } from './verdicts'

/**
 * Where a commitment stands at the end of `asOf`: the one function behind page, API, file and test.
 * Method: docs/methodology.md
 */
export function standingOf(given: CommitmentFacts, asOf: IsoDate, thresholds: Thresholds): Standing {
  const facts = knownOn(given, asOf)
  const ruling = ruleOn(facts, asOf, thresholds)
  const status = ruling?.status ?? null
  const decidedBy = ruling?.decidedBy ?? []
  const computed = computedVerdict(ruling)
  const { share, measured, judged } = commitmentProgress(facts, asOf)
  const latestFactOn = latestFactDay(facts, asOf)
  const withTarget = facts.indicators.filter(isJudged)

  return {
    status,
    late: ruling?.late ?? false,
    measurable: isMeasurable(facts),
    progress: share,
    expected: commitmentExpected(facts, asOf),
    measured,
    judged,
    evidence: evidenceGrade(decidedBy, asOf, thresholds),
    contested: isContested(decidedBy, facts.assessments, computed, asOf, thresholds),
    promiseEvidence: promiseGrade(facts.promiseSources),
    freshness: freshnessOf(latestFactOn, status, asOf, thresholds),
    latestFactOn,
    governmentVerdict: governmentVerdict(facts.reports, asOf),
    computedVerdict: computed,
    hasTarget: withTarget.length > 0,
    hasBaseline: withTarget.some(({ baseline }) => baseline !== null),
    hasFigure: withTarget.some((indicator) =>
      SPEAKERS.some((speaker) => progressOf(indicator, facts, asOf, speaker).value !== null),
    ),
  }
}

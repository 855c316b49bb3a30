import { type IsoDate, lastDay } from '@/lib/dates/partial'
import type { SourceKind } from '@/lib/sources/model'
import { isAtLeast } from './at-least'
import type { DecidingFact } from './deciding'
import type { AssessmentFacts, IndicatorFacts, Thresholds, ValueFacts } from './facts'
import type { EvidenceGrade, Verdict } from './model'
import { latestAssessments, stepsBetween } from './verdicts'

/** A claim in the press is the claim of whoever is quoted; research is data, but not yet a second witness. */
const GRADES: Record<SourceKind, EvidenceGrade> = {
  statement: 1,
  press: 1,
  law: 2,
  official_report: 2,
  official_statistics: 3,
  research: 3,
  independent: 4,
}

/** Steps on the verdict scale from which an assessment and the computed verdict contradict each other. */
const CONTESTED_STEPS = 2

/** Grade of one fact: its strongest document; 1 where none is cited, since somebody said it. */
const gradeOf = (sources: readonly SourceKind[]): EvidenceGrade =>
  sources
    .map((kind) => GRADES[kind])
    .toSorted()
    .at(-1) ?? 1

/**
 * Grade of what decides a status: its weakest deciding fact, each by its strongest document; a value that an
 * independent one at the same date confirms is 4. null: the status rests on the absence of facts.
 * Method: docs/methodology.md#evidence
 */
export function evidenceGrade(
  decidedBy: readonly DecidingFact[],
  asOf: IsoDate,
  thresholds: Thresholds,
): EvidenceGrade | null {
  const grades = decidedBy.map((fact) =>
    fact.kind === 'value' && isConfirmed(fact.indicator, fact.value, asOf, thresholds)
      ? 4
      : gradeOf(fact.sources),
  )
  return grades.toSorted().at(0) ?? null
}

/**
 * Grade of the promise's own text: 2 in an official document, 4 where an independent source confirms it besides,
 * else 1; null: no source is cited.
 */
export function promiseGrade(sources: readonly SourceKind[]): EvidenceGrade | null {
  if (sources.length === 0) return null
  const isOfficial = sources.some((kind) => ['law', 'official_report', 'official_statistics'].includes(kind))
  if (!isOfficial) return 1
  return sources.includes('independent') ? 4 : 2
}

/**
 * Contested: an independent value at the date of a deciding value differs from it by more than the share set, or the
 * latest assessment of an organisation is two steps or more from the computed verdict. It ends where a correction brings
 * the two together, or the organisation agrees; a reply ends nothing.
 */
export function isContested(
  decidedBy: readonly DecidingFact[],
  assessments: readonly AssessmentFacts[],
  computed: Verdict | null,
  asOf: IsoDate,
  thresholds: Thresholds,
): boolean {
  const byValue = disputedValues(decidedBy, asOf, thresholds).length > 0
  const standing = latestAssessments(assessments, asOf).filter(({ agreedOn }) => !hasAgreed(agreedOn, asOf))
  return byValue || standing.some(({ verdict }) => isFarFrom(verdict, computed))
}

/** An official value that decides, with the independent one of the same day that differs from it. */
export interface DisputedValue {
  readonly indicator: IndicatorFacts
  readonly official: ValueFacts
  readonly independent: ValueFacts
  /** Difference as a share of the official value. */
  readonly share: number
}

/** Deciding values that independent ones at the same date differ from by more than the share set. */
export function disputedValues(
  decidedBy: readonly DecidingFact[],
  asOf: IsoDate,
  thresholds: Thresholds,
): DisputedValue[] {
  return decidedBy.flatMap((fact): DisputedValue[] => {
    if (fact.kind !== 'value') return []
    const { indicator, value: official } = fact
    const independent = independentAt(indicator, official, asOf)
    if (
      independent === null ||
      hasAgreed(independent.agreedOn, asOf) ||
      !differs(official.value, independent.value, thresholds)
    )
      return []
    return [
      { indicator, official, independent, share: relativeDifference(official.value, independent.value) },
    ]
  })
}

/** Whether a value is matched by an independent one for the same time, within the threshold. */
export function isConfirmed(
  indicator: IndicatorFacts,
  value: ValueFacts,
  asOf: IsoDate,
  thresholds: Thresholds,
): boolean {
  const independent = independentAt(indicator, value, asOf)
  return independent !== null && !differs(value.value, independent.value, thresholds)
}

/** The independent value for the same day (for a count: the same period); of several the later recorded one. */
function independentAt(indicator: IndicatorFacts, official: ValueFacts, asOf: IsoDate): ValueFacts | null {
  const day = lastDay(official.on)
  const isComparable = (value: ValueFacts) =>
    value.saidBy === 'independent' &&
    !value.partial &&
    lastDay(value.on) === day &&
    day <= asOf &&
    (indicator.measure === 'level' || value.from === official.from)
  return indicator.values.findLast(isComparable) ?? null
}

const hasAgreed = (agreedOn: IsoDate | null | undefined, asOf: IsoDate): boolean =>
  agreedOn != null && agreedOn <= asOf

/** By more than the share set of the official value. */
const differs = (official: number, independent: number, { contestedShare }: Thresholds) =>
  !isAtLeast(contestedShare, relativeDifference(official, independent))

const relativeDifference = (official: number, independent: number) =>
  official === independent ? 0 : Math.abs(independent - official) / Math.abs(official)

function isFarFrom(verdict: number | null, computed: Verdict | null): boolean {
  const steps = stepsBetween(verdict, computed)
  return steps !== null && Math.abs(steps) >= CONTESTED_STEPS
}

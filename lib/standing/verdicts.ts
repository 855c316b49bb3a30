import type { IsoDate } from '@/lib/dates/partial'
import type { AssessmentFacts, CommitmentFacts, ReportFacts } from './facts'
import { type Status, VERDICTS, type Verdict } from './model'
import type { Ruling } from './status'

/** The report that speaks for the maker on a day: the latest one; null: none was sent by then. */
export function latestReport<Report extends Pick<ReportFacts, 'submittedOn'>>(
  reports: readonly Report[],
  asOf: IsoDate,
): Report | null {
  const sent = reports
    .filter(({ submittedOn }) => submittedOn <= asOf)
    .toSorted((a, b) => (a.submittedOn < b.submittedOn ? -1 : a.submittedOn > b.submittedOn ? 1 : 0))
  return sent.at(-1) ?? null
}

/** The maker's own verdict: the self-rating of its latest report by the end of `asOf`; null: no report, or no rating in it. */
export function governmentVerdict(reports: readonly ReportFacts[], asOf: IsoDate): Verdict | null {
  const rating = latestReport(reports, asOf)?.selfRating
  return rating ? VERDICTS[rating] : null
}

/** What each organisation said last by the end of `asOf`, the earliest of them first. */
export function latestAssessments<Assessment extends AssessmentFacts>(
  assessments: readonly Assessment[],
  asOf: IsoDate,
): Assessment[] {
  const known = assessments.filter(({ on }) => on <= asOf).toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return [...new Map(known.map((one) => [one.voice, one])).values()]
}

/** Statuses with a place on the common scale; for the others there is no basis for a verdict. */
const ON_SCALE: Partial<Record<Status, Verdict>> = {
  kept: VERDICTS.kept,
  on_track: VERDICTS.on_track,
  at_risk: VERDICTS.at_risk,
  off_track: VERDICTS.off_track,
  deadline_missed: VERDICTS.missed,
}

/**
 * The computed verdict. null: no basis. "No evidence found" is not "missed"; "met after softening" is neither kept
 * nor on track, so it has no place on the scale; a promise given up after its due date was missed.
 * Method: docs/methodology.md#verdicts
 */
export function computedVerdict(ruling: Pick<Ruling, 'status' | 'late'> | null): Verdict | null {
  if (ruling === null) return null
  const givenUp = ruling.status === 'withdrawn' || ruling.status === 'superseded'
  return givenUp && ruling.late ? VERDICTS.missed : (ON_SCALE[ruling.status] ?? null)
}

/** Steps by which `a` is above `b` on the common scale; null: one of them has no basis. */
export const stepsBetween = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a - b

/** Who gives a verdict. */
export type Judge = 'government' | 'computed' | 'organisation'

export interface GivenVerdict {
  readonly by: Judge
  /** The organisation's number within the commitment; null: the government, or the rule. */
  readonly voice: number | null
  /** The name it gives; null: none, or no organisation. */
  readonly organisation: string | null
  /** null: no basis, or none given. */
  readonly verdict: Verdict | null
  /** When it was given; null: nothing was given, or it follows from the facts of the day asked. */
  readonly on: IsoDate | null
  /** Steps by which it is above the computed one, below 0 where under it; null: one of the two has no basis. */
  readonly steps: number | null
}

/**
 * Every verdict on one promise, on the common scale: the government's, each organisation's last, and what the rules make
 * of the published facts. `computed`: the verdict that follows from its status.
 * Method: docs/methodology.md#verdicts
 */
export function verdictsSideBySide(
  { reports, assessments }: Pick<CommitmentFacts, 'reports' | 'assessments'>,
  computed: Verdict | null,
  asOf: IsoDate,
): GivenVerdict[] {
  const given = (
    by: Judge,
    { voice, organisation }: Pick<GivenVerdict, 'voice' | 'organisation'>,
    verdict: Verdict | null,
    on: IsoDate | null,
  ): GivenVerdict => ({
    by,
    voice,
    organisation,
    verdict,
    on,
    steps: by === 'computed' ? null : stepsBetween(verdict, computed),
  })
  return [
    given(
      'government',
      NOBODY,
      governmentVerdict(reports, asOf),
      latestReport(reports, asOf)?.submittedOn ?? null,
    ),
    ...latestAssessments(assessments, asOf).map((one) => given('organisation', one, one.verdict, one.on)),
    given('computed', NOBODY, computed, null),
  ]
}

/** Neither the government nor the rule is an organisation. */
const NOBODY = { voice: null, organisation: null }

/**
 * The highest and the lowest of them, where they differ; null: they don't, or fewer than two have a basis. What an
 * organisation said and has agreed since is no difference any more.
 */
export function widestDifference(
  verdicts: readonly GivenVerdict[],
  { assessments }: Pick<CommitmentFacts, 'assessments'>,
  asOf: IsoDate,
): { high: GivenVerdict; low: GivenVerdict; steps: number } | null {
  const agreed = latestAssessments(assessments, asOf).filter(({ agreedOn }) => agreedOn && agreedOn <= asOf)
  const open = verdicts.filter(
    ({ verdict, voice }) => verdict !== null && !agreed.some((one) => one.voice === voice),
  )
  const [high, low] = [
    open.toSorted((a, b) => (b.verdict ?? 0) - (a.verdict ?? 0))[0],
    open.toSorted((a, b) => (a.verdict ?? 0) - (b.verdict ?? 0))[0],
  ]
  const steps = high && low ? (stepsBetween(high.verdict, low.verdict) ?? 0) : 0
  return high && low && steps > 0 ? { high, low, steps } : null
}

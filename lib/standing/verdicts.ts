import type { IsoDate } from '@/lib/dates/partial'
import type { ReportFacts } from './facts'
import { type Status, VERDICTS, type Verdict } from './model'
import type { Ruling } from './status'

/** The maker's own verdict: the self-rating of its latest report by the end of `asOf`; null: no report, or no rating in it. */
export function governmentVerdict(reports: readonly ReportFacts[], asOf: IsoDate): Verdict | null {
  const latest = reports
    .filter(({ submittedOn }) => submittedOn <= asOf)
    .toSorted((a, b) => (a.submittedOn < b.submittedOn ? -1 : a.submittedOn > b.submittedOn ? 1 : 0))
    .at(-1)
  return latest?.selfRating ? VERDICTS[latest.selfRating] : null
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
export function computedVerdict(ruling: Ruling | null): Verdict | null {
  if (ruling === null) return null
  const givenUp = ruling.status === 'withdrawn' || ruling.status === 'superseded'
  return givenUp && ruling.late ? VERDICTS.missed : (ON_SCALE[ruling.status] ?? null)
}

/** Steps by which `a` is above `b` on the common scale; null: one of them has no basis. */
export const stepsBetween = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a - b

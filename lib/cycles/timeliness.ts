import type { IsoDate } from '@/lib/dates/partial'
import type { CommitmentFacts } from '@/lib/standing/facts'
import type { Timeliness } from './model'

/**
 * How the report of one cycle stands at the end of `asOf`; null: it is asked for, not yet due and not yet there.
 * On time = first submitted on or before the due day, however slow the review.
 * Method: docs/methodology.md#timeliness
 */
export function timelinessOf(
  cycle: string,
  { dueCycles, reports }: Pick<CommitmentFacts, 'dueCycles' | 'reports'>,
  asOf: IsoDate,
): Timeliness | null {
  const due = dueCycles.find((asked) => asked.cycle === cycle)
  if (!due) return 'not_asked'
  const [first] = [
    due.sentOn,
    ...reports.filter((report) => report.cycle === cycle).map((report) => report.submittedOn),
  ]
    .filter((day) => day != null && day <= asOf)
    .toSorted()
  if (first) return first <= due.dueOn ? 'on_time' : 'late'
  return asOf > due.dueOn ? 'missing' : null
}

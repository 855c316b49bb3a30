import { lastDay } from '@/lib/dates/partial'
import type { IndicatorView, SourceView, ValueAssessment, ValueView } from './queries'

/** What stands behind a fact: documents, and where it has none of its own, the report or assessment that brought it. */
export interface Documents {
  sources: readonly SourceView[]
  /** Cycles of reports. */
  reports: readonly string[]
  assessments: readonly ValueAssessment[]
}

export interface IndicatorDocuments {
  /** Behind the values dated up to the day. */
  values: Documents
  /** Behind what is promised and where it began. */
  terms: readonly SourceView[]
  /** What `terms` are for; the indicator as a whole, where it states neither target nor start. */
  termsOf: 'target' | 'baseline' | 'both' | 'indicator'
}

export const hasDocuments = ({ sources, reports, assessments }: Documents): boolean =>
  sources.length + reports.length + assessments.length > 0

export function documentsOfValue(
  { sources: keys, report, assessment }: Pick<ValueView, 'sources' | 'report' | 'assessment'>,
  sources: readonly SourceView[],
): Documents {
  const cited = sources.filter(({ key }) => keys.includes(key))
  if (cited.length > 0) return { sources: cited, reports: [], assessments: [] }
  return { sources: [], reports: report ? [report] : [], assessments: assessment ? [assessment] : [] }
}

/**
 * The documents of an indicator, apart by what they are for: one that states the target says nothing of the values.
 * A record cites documents for the indicator as a whole; those that its values cite are left to the values, unless no
 * other is there for its terms.
 */
export function documentsOfIndicator(
  indicator: Pick<IndicatorView, 'sources' | 'baseline' | 'target' | 'values'>,
  sources: readonly SourceView[],
  asOf: string,
): IndicatorDocuments {
  const { baseline, target } = indicator
  const each = indicator.values
    .filter(({ on }) => lastDay(on) <= asOf)
    .map((value) => documentsOfValue(value, sources))
  const behind = new Set(each.flatMap((one) => one.sources.map(({ key }) => key)))
  const values: Documents = {
    sources: sources.filter(({ key }) => behind.has(key)),
    reports: [...new Set(each.flatMap(({ reports }) => reports))].toSorted(),
    assessments: [
      ...new Map(
        each.flatMap(({ assessments }) => assessments.map((one) => [`${one.cycle} ${one.voice}`, one])),
      ).values(),
    ],
  }
  const whole = sources.filter(({ key }) => indicator.sources.includes(key))
  const others = whole.filter(({ key }) => !behind.has(key))
  const termsOf = target ? (baseline ? 'both' : 'target') : baseline ? 'baseline' : 'indicator'
  if (termsOf !== 'indicator') return { values, terms: others.length > 0 ? others : whole, termsOf }
  return hasDocuments(values)
    ? { values, terms: others, termsOf }
    : { values: { ...values, sources: whole }, terms: [], termsOf }
}

import type { FigureUnit } from '@/lib/charts/model'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatValue } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { targetDay } from '@/lib/indicators/expected'
import { isJudged } from '@/lib/indicators/progress'
import { type Projection, projectionOf } from '@/lib/indicators/projection'
import type { CommitmentFacts } from '@/lib/standing/facts'
import type { Translate } from './standing-words'

export interface ProjectionOf {
  projection: Projection
  /** Last day on which the target is in time; null: no date is promised. */
  due: IsoDate | null
  asOf: IsoDate
  unit: FigureUnit
}

type Known = Exclude<Projection, { kind: 'unknown' }>

/** A line says a month at best. */
const monthOf = (locale: Locale, day: IsoDate) => formatDate(locale, day.slice(0, 7))

/** The finding alone, as a sentence that goes on after "at this pace:". */
export function projectionSentence(
  t: Translate,
  locale: Locale,
  projection: Known,
  { due, asOf }: Pick<ProjectionOf, 'due' | 'asOf'>,
): string {
  if (projection.kind === 'not_at_this_pace') return t('projection.never')
  const { on } = projection
  if (on === null) return t('projection.far')
  const month = monthOf(locale, on)
  if (on <= asOf) return t('projection.metPast', { month })
  if (due === null) return t('projection.metNoDue', { month })
  return on <= due
    ? t('projection.metInTime', { month })
    : t('projection.metLate', { month, due: formatDate(locale, due) })
}

/** What the line assumes, and the values it is laid through. */
export const projectionBasis = (
  t: Translate,
  locale: Locale,
  { from, to, values }: Known,
  unit: FigureUnit,
): string =>
  t('projection.basis', {
    fromValue: formatValue(locale, from.value, unit),
    from: formatDate(locale, from.date, 'short'),
    toValue: formatValue(locale, to.value, unit),
    to: formatDate(locale, to.date, 'short'),
    values,
  })

/** Why no line can be laid. */
export const unknownProjection = (t: Translate, { why }: Extract<Projection, { kind: 'unknown' }>): string =>
  t(why === 'few_values' ? 'projection.few' : 'projection.old')

/** Where a promise has one indicator with a target: when it is met at its pace. Of several no sentence speaks for all. */
export function projectedWords(
  t: Translate,
  locale: Locale,
  facts: CommitmentFacts,
  asOf: IsoDate,
): string | null {
  const [indicator, ...others] = facts.indicators.filter(isJudged)
  const projection = indicator && others.length === 0 ? projectionOf(indicator, facts, asOf) : null
  if (!indicator || !projection || projection.kind === 'unknown') return null
  const due = targetDay(indicator, facts)
  return `${t('projection.label')}: ${projectionSentence(t, locale, projection, { due, asOf })}`
}

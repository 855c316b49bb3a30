import { getTranslations } from 'next-intl/server'
import type { FigureUnit } from '@/lib/charts/model'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatValue } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import type { Projection } from '@/lib/indicators/projection'

/** A line says a month at best. */
const monthOf = (locale: Locale, day: IsoDate) => formatDate(locale, day.slice(0, 7))

interface ProjectionProps {
  projection: Projection
  /** Last day on which the target is in time; null: no date is promised. */
  due: IsoDate | null
  asOf: IsoDate
  unit: FigureUnit
  locale: Locale
}

/** When the target is met at the pace of the last two years, with what that assumes. */
export async function ProjectionWords({ projection, due, asOf, unit, locale }: ProjectionProps) {
  const t = await getTranslations('projection')
  if (projection.kind === 'unknown')
    return <span className="text-ink-3">{t(projection.why === 'few_values' ? 'few' : 'old')}</span>
  const { from, to, values } = projection
  return (
    <>
      <span className="block first-letter:uppercase">
        {await projectionSentence(projection, due, asOf, locale)}
      </span>
      <span className="meta block">
        {t('basis', {
          fromValue: formatValue(locale, from.value, unit),
          from: formatDate(locale, from.date, 'short'),
          toValue: formatValue(locale, to.value, unit),
          to: formatDate(locale, to.date, 'short'),
          values,
        })}
      </span>
    </>
  )
}

/** The finding alone, as a sentence that goes on after "at this pace:". */
export async function projectionSentence(
  projection: Exclude<Projection, { kind: 'unknown' }>,
  due: IsoDate | null,
  asOf: IsoDate,
  locale: Locale,
): Promise<string> {
  const t = await getTranslations('projection')
  if (projection.kind === 'not_at_this_pace') return t('never')
  const { on } = projection
  if (on === null) return t('far')
  const month = monthOf(locale, on)
  if (on <= asOf) return t('metPast', { month })
  if (due === null) return t('metNoDue', { month })
  return on <= due ? t('metInTime', { month }) : t('metLate', { month, due: formatDate(locale, due) })
}

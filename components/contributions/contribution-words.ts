import type { PartialDate } from '@/lib/dates/partial'
import { formatDate, formatPeriod } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'

/** The words of `contribution`. */
type Translate = (key: 'from' | 'until', values: { date: string }) => string

/** When it is given; null: not stated. */
export function periodWords(
  t: Translate,
  locale: Locale,
  { from, until }: { from: PartialDate | null; until: PartialDate | null },
): string | null {
  if (from !== null && until !== null) return formatPeriod(locale, from, until)
  if (from !== null) return t('from', { date: formatDate(locale, from) })
  return until === null ? null : t('until', { date: formatDate(locale, until) })
}

import type { getTranslations } from 'next-intl/server'
import type { StandingView } from '@/lib/commitments/columns'
import type { CommitmentRow } from '@/lib/commitments/list-queries'
import { daysBetween, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatShare } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import type { Status } from '@/lib/standing/model'

/** A translator of all messages: pieces that are drawn many times take it as an argument. */
export type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** Only these statuses have words of their own when they come after the due date. */
const LATE = ['kept', 'met_after_softening', 'withdrawn', 'superseded'] as const
const hasLateWords = (status: Status): status is (typeof LATE)[number] =>
  (LATE as readonly Status[]).includes(status)

/** "Kept", or "Kept, late". */
export function statusLabel(t: Translate, status: Status, late: boolean): string {
  return late && hasLateWords(status) ? t(`statusLate.${status}`) : t(`status.${status}`)
}

/** Whole percents; nothing unfinished is ever rounded up to all of it. */
export function shareLabel(locale: Locale, share: number): string {
  return formatShare(locale, share < 1 ? Math.floor(share * 100 + 1e-6) / 100 : share)
}

export function progressLabel(t: Translate, locale: Locale, { progress, expected }: StandingView): string {
  if (progress === null) return t('commitments.progressUnknown')
  const values = { progress: shareLabel(locale, progress) }
  return expected === null
    ? t('commitments.progressLabel', values)
    : t('commitments.progressAndTimeLabel', { ...values, time: shareLabel(locale, expected) })
}

export const makerName = (maker: CommitmentRow['maker'], locale: Locale): string =>
  maker.names[locale] ?? maker.names.en ?? maker.code

/** The due date as it was first published, of one that was moved since. */
export const firstDueWords = (
  t: Translate,
  locale: Locale,
  { firstTerms: { dueOn } }: { readonly firstTerms: { readonly dueOn: PartialDate | null } },
): string =>
  dueOn
    ? t('commitment.moved.firstDue', { date: formatDate(locale, dueOn) })
    : t('commitment.moved.firstNoDue')

/** How far away a due date is, as roughly as it matters: days up to two months, months up to two years, then years. */
export function dueInWords(t: Translate, dueOn: PartialDate, asOf: IsoDate): string {
  const days = daysBetween(asOf, lastDay(dueOn))
  const far = Math.abs(days)
  const months = Math.floor(far / 30.44)
  const years = Math.floor(far / 365.25)
  if (far <= 60)
    return days < 0 ? t('commitments.dueAgo', { days: far }) : t('commitments.dueIn', { days: far })
  if (months < 24)
    return days < 0 ? t('commitments.dueAgoMonths', { months }) : t('commitments.dueInMonths', { months })
  return days < 0 ? t('commitments.dueAgoYears', { years }) : t('commitments.dueInYears', { years })
}

import { getTranslations } from 'next-intl/server'
import type { AsOf } from '@/lib/as-of/model'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import type { Card, StatusCount } from '@/lib/pictures/card'
import { STATUSES, type Status } from '@/lib/standing/model'
import { siteState } from '@/lib/standing/site-state'

export interface CardOf {
  locale: Locale
  /** null: now. */
  asOf: AsOf | null
}

/** What every card says at its foot. */
export async function cardFoot({ locale, asOf }: CardOf): Promise<Pick<Card, 'foot' | 'notice'>> {
  const [t, { demo }] = await Promise.all([getTranslations({ locale }), siteState()])
  const { BASE_URL, VAADA_TIME_ZONE } = env()
  const day = asOf?.day ?? civilDate(new Date(), VAADA_TIME_ZONE)
  return {
    foot: t('pictures.foot', { date: formatDate(locale, day), host: new URL(BASE_URL).host }),
    notice: demo ? t('site.demo') : null,
  }
}

/** Of some promises, how many stand where; in the order of statuses, without empty ones. */
export const countStatuses = (countOf: (status: Status) => number): StatusCount[] =>
  STATUSES.map((status) => ({ status, count: countOf(status) })).filter(({ count }) => count > 0)

/** What the squares mean, the most frequent first. */
export async function keyOf(locale: Locale, counts: readonly StatusCount[]): Promise<Card['key']> {
  const t = await getTranslations({ locale, namespace: 'status' })
  return counts
    .toSorted((a, b) => b.count - a.count)
    .map(({ status, count }) => ({ status, label: t(status), count: formatNumber(locale, count) }))
}

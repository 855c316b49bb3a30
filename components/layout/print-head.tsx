import { getTranslations } from 'next-intl/server'
import { heldAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER, asOfText } from '@/lib/as-of/model'
import { dayOf } from '@/lib/as-of/request'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { siteState } from '@/lib/standing/site-state'

interface PrintHeadProps {
  locale: Locale
  path: string
  query?: Query
}

/** On paper alone: of which day a page is, and the address at which it can be read as it was then. */
export async function PrintHead({ locale, path, query }: PrintHeadProps) {
  const [t, { seq: newest }] = await Promise.all([getTranslations('papers'), siteState()])
  const asOf = heldAsOf()?.asOf ?? null
  const [day, seq] = [dayOf(asOf), asOf?.seq ?? newest ?? 0]
  const pinned = { ...query, [AS_OF_PARAMETER]: asOfText({ day, seq, pinned: true }) }
  return (
    <p className="wrap print-head">
      {t('asOf', { date: formatDate(locale, day), seq: String(seq) })} ·{' '}
      {new URL(href(locale, path, pinned), env().BASE_URL).href}
    </p>
  )
}

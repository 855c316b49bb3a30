import { cache } from 'react'
import { publicDb } from '@/db/client'
import { heldAsOf } from '@/lib/as-of/held'
import { formatShare } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import { findThresholds } from '@/lib/standing/thresholds'

/** The bounds in force on the date of the page, as `statusMeaning` and `freshness` are told with them. Read once a page. */
const boundsInForce = cache(() => findThresholds(publicDb, heldAsOf()?.asOf?.seq ?? null))

export async function boundWords(locale: Locale) {
  const { values } = await boundsInForce()
  return {
    onTrack: formatShare(locale, values.onTrack),
    atRisk: formatShare(locale, values.atRisk),
    earlyMonths: values.earlyMonths,
    stepGraceDays: values.stepGraceDays,
    fresh: values.freshMonths,
    ageing: values.ageingMonths,
  }
}

import { getTranslations } from 'next-intl/server'
import { headlineText } from '@/components/overview/headline'
import { publicDb } from '@/db/client'
import type { Card } from '@/lib/pictures/card'
import { overviewOf } from '@/lib/standing/overview'
import { listStandingCounts } from '@/lib/standing/queries'
import { type CardOf, cardFoot, countStatuses, keyOf } from './card-words'

/** The headline, and every pledge as a square. */
export async function overviewCard({ locale, asOf }: CardOf): Promise<Card> {
  const [t, counts, foot] = await Promise.all([
    getTranslations({ locale, namespace: 'site' }),
    listStandingCounts(publicDb),
    cardFoot({ locale, asOf }),
  ])
  const overview = overviewOf(counts, [])
  const statuses = countStatuses((status) => overview.byStatus.get(status) ?? 0)
  return {
    kicker: t('coalition'),
    finding: await headlineText(locale, overview.counts),
    detail: null,
    status: null,
    figure: { kind: 'squares', counts: statuses },
    key: await keyOf(locale, statuses),
    ...foot,
  }
}

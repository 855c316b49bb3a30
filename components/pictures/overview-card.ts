import { getTranslations } from 'next-intl/server'
import { headlineText } from '@/components/overview/headline'
import { publicDb } from '@/db/client'
import { listMakers } from '@/lib/makers/queries'
import { overviewOf } from '@/lib/overview/overview'
import { listPledgeCounts } from '@/lib/overview/queries'
import type { Card } from '@/lib/pictures/card'
import { type CardOf, cardFoot, countStatuses, keyOf } from './card-words'

/** The headline, and every pledge as a square. */
export async function overviewCard({ locale, asOf }: CardOf): Promise<Card> {
  const [t, makers, pledges, foot] = await Promise.all([
    getTranslations({ locale, namespace: 'site' }),
    listMakers(publicDb),
    listPledgeCounts(publicDb, asOf),
    cardFoot({ locale, asOf }),
  ])
  const overview = overviewOf({ makers, pledges, stages: [], records: [], shown: 0 })
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

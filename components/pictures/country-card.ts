import { getTranslations } from 'next-intl/server'
import { countryHeadline } from '@/components/countries/country-header'
import { publicDb } from '@/db/client'
import { formatDate } from '@/lib/format/date'
import { makerName } from '@/lib/makers/model'
import { findProfile } from '@/lib/makers/profile-queries'
import { listMakerRecords } from '@/lib/makers/queries'
import type { Card } from '@/lib/pictures/card'
import { type CardOf, cardFoot, countStatuses, keyOf } from './card-words'

/** The headline of a country, and each of its pledges as a square; null: no such maker. */
export async function countryCard({ locale, asOf }: CardOf, code: string): Promise<Card | null> {
  const [t, profile, [intention], foot] = await Promise.all([
    getTranslations({ locale, namespace: 'countries.page' }),
    findProfile(publicDb, code, asOf),
    listMakerRecords(publicDb, code, { levels: ['declared_intention'], limit: 1 }, asOf),
    cardFoot({ locale, asOf }),
  ])
  if (!profile) return null
  const { byStatus } = profile.pledges
  const counts = countStatuses((status) => byStatus.find((part) => part.status === status)?.count ?? 0)
  return {
    kicker: makerName(profile.maker, locale),
    finding: await countryHeadline(locale, profile.pledges),
    detail: !intention
      ? null
      : intention.madeOn
        ? t('intention', { date: formatDate(locale, intention.madeOn) })
        : t('intentionUndated'),
    status: null,
    figure: { kind: 'squares', counts },
    key: await keyOf(locale, counts),
    ...foot,
  }
}

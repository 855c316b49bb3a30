import { getTranslations } from 'next-intl/server'
import { countryCounts, countryHeadline } from '@/components/countries/country-header'
import { publicDb } from '@/db/client'
import { isPledge } from '@/lib/commitments/model'
import { formatDate } from '@/lib/format/date'
import { makerName } from '@/lib/makers/model'
import { findMaker, listMakerRecords } from '@/lib/makers/queries'
import type { Card } from '@/lib/pictures/card'
import { type CardOf, cardFoot, countStatuses, keyOf } from './card-words'

/** The headline of a country, and each of its pledges as a square; null: no such maker. */
export async function countryCard({ locale, asOf }: CardOf, code: string): Promise<Card | null> {
  const [t, page, records, foot] = await Promise.all([
    getTranslations({ locale, namespace: 'countries.page' }),
    findMaker(publicDb, code),
    listMakerRecords(publicDb, code, asOf),
    cardFoot({ locale, asOf }),
  ])
  if (!page) return null
  const pledges = records.filter((record) => isPledge(record.level))
  const counts = countStatuses((status) => pledges.filter((record) => record.status === status).length)
  const intention = records.find((record) => record.level === 'declared_intention')
  return {
    kicker: makerName(page.maker, locale),
    finding: await countryHeadline(locale, countryCounts(records, code)),
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

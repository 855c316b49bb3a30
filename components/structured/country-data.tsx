import { getTranslations } from 'next-intl/server'
import { countryHeadline } from '@/components/countries/country-header'
import { StructuredData } from '@/components/layout/structured-data'
import type { HeadlineCounts } from '@/components/overview/headline'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerName, MakerRecord } from '@/lib/makers/queries'
import { breadcrumbsOf, datasetOf } from '@/lib/structured-data/model'
import { siteBase, whole } from './addresses'

interface CountryDataProps {
  locale: Locale
  maker: MakerName
  /** Whatever the page shows: the earliest of each kind comes first. */
  records: readonly Pick<MakerRecord, 'madeOn'>[]
  counts: HeadlineCounts
}

/** What is on record of one maker as a dataset, and the way to it. */
export async function CountryData({ locale, maker, records, counts }: CountryDataProps) {
  const [t, headline] = await Promise.all([getTranslations(), countryHeadline(locale, counts)])
  const now = { asOf: null }
  const url = whole(href(locale, `/countries/${maker.code}`, now))
  const name = makerName(maker, locale)
  const [first] = records.flatMap(({ madeOn }) => madeOn ?? []).toSorted()
  return (
    <StructuredData
      things={[
        datasetOf(
          {
            url,
            name,
            description: `${headline} ${t('site.description')}`,
            language: locale,
            identifier: maker.code,
            from: first ?? null,
            to: null,
            places: [name],
            files: ['json', 'csv', 'xlsx', 'zip', 'pdf'],
          },
          siteBase(),
        ),
        breadcrumbsOf([
          { name: t('site.name'), url: whole(href(locale, '/', now)) },
          { name: t('countries.section'), url: whole(href(locale, '/countries', now)) },
          { name, url },
        ]),
      ]}
    />
  )
}

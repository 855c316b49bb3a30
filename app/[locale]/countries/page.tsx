import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CountryRows } from '@/components/countries/country-rows'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { Section } from '@/components/ui/section'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { countryHref } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { byMaker, makerName } from '@/lib/makers/model'
import { listMakerCounts, type MakerCounts } from '@/lib/makers/queries'

type Props = PageProps<'/[locale]/countries'>

const loadMakers = cache(async (searchParams: Props['searchParams']) =>
  listMakerCounts(publicDb, await pageAsOf(await searchParams)),
)

const isGovernment = ({ maker }: MakerCounts) => maker.kind !== 'non_state'
const hasRecord = (row: MakerCounts) => row.pledges + row.intentions + row.measures + row.joint > 0

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, makers] = await Promise.all([
    getLocale(),
    getTranslations('countries'),
    loadMakers(searchParams),
  ])
  const count = makers.filter((row) => isGovernment(row) && row.pledges > 0).length
  return pageMetadata({ locale, path: '/countries', title: t('section'), finding: t('title', { count }) })
}

export default async function CountriesPage({ searchParams }: Props) {
  const [locale, t, all] = await Promise.all([getLocale(), getTranslations(), loadMakers(searchParams)])
  const makers = all.toSorted(byMaker(locale))
  const governments = makers.filter((row) => isGovernment(row) && hasRecord(row))
  const others = makers.filter((row) => !isGovernment(row) && hasRecord(row))
  const without = makers.filter((row) => !hasRecord(row))
  const groups = [
    { title: t('overview.centralAsia'), makers: governments.filter(({ maker }) => maker.centralAsia) },
    { title: t('overview.otherMakers'), makers: governments.filter(({ maker }) => !maker.centralAsia) },
    { title: t('countries.others'), makers: others },
  ].filter((group) => group.makers.length > 0)

  return (
    <SiteFrame locale={locale} path="/countries" section="countries">
      <section className="sec first">
        <p className="kicker">{t('countries.section')}</p>
        <h1>{t('countries.title', { count: governments.filter((row) => row.pledges > 0).length })}</h1>
        <p className="lede">{t('countries.lede')}</p>
        {groups.map((group) => (
          <div key={group.title} className="mt-8">
            <CountryRows locale={locale} caption={group.title} makers={group.makers} />
          </div>
        ))}
        <div className="mt-8">
          <TakeAlong locale={locale} path="/countries" title={t('countries.section')} />
        </div>
      </section>
      {without.length > 0 && (
        <Section title={t('countries.withoutRecords')} lede={t('countries.withoutRecordsLede')}>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {without.map(({ maker }) => (
              <li key={maker.code}>
                <a href={countryHref(locale, maker.code)}>{makerName(maker, locale)}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </SiteFrame>
  )
}

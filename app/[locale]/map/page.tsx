import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { CountryMap, MapPatterns } from '@/components/map/country-map'
import styles from '@/components/map/map.module.css'
import { mapCountries } from '@/components/map/map-countries'
import { Levels, MapKey } from '@/components/map/map-key'
import { MapTable } from '@/components/map/map-table'
import { TileGrid, Tiles } from '@/components/map/tiles'
import { LevelSymbols } from '@/components/ui/level-tag'
import { Section, SectionHead } from '@/components/ui/section'
import { Kicker, Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { countryHref } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { byMaker, makerName } from '@/lib/makers/model'
import { regionOf } from '@/lib/makers/regions'
import { lookOf } from '@/lib/map/model'
import { listMapMakers } from '@/lib/map/queries'
import { mapOf } from '@/lib/map/shapes'

/** A table of more rows opens when it is asked for. */
const TABLE_OPEN_MAX = 40

type Props = PageProps<'/[locale]/map'>

const load = cache(async (searchParams: Props['searchParams']) =>
  listMapMakers(publicDb, await pageAsOf(await searchParams)),
)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, makers] = await Promise.all([getLocale(), getTranslations(), load(searchParams)])
  const finding = t('map.title', { count: makers.filter((row) => lookOf(row) === 'pledge').length })
  return pageMetadata({ locale, path: '/map', title: t('nav.map'), finding })
}

export default async function MapPage({ searchParams }: Props) {
  const [locale, t, found] = await Promise.all([getLocale(), getTranslations(), load(searchParams)])
  const makers = found.toSorted(byMaker(locale))
  const { shapes } = mapOf('world')
  const placed = makers.filter(({ maker }) => shapes.has(maker.code))
  const placeless = makers.filter(({ maker }) => !shapes.has(maker.code))
  const centralAsia = makers.filter(({ maker }) => regionOf(maker) === 'centralAsia')
  const inRegion = placed.filter(({ maker }) => regionOf(maker) === 'centralAsia')

  return (
    <SiteFrame locale={locale} path="/map" section="map">
      <MapPatterns />
      <LevelSymbols />
      <section className="sec first">
        <Kicker>{t('nav.map')}</Kicker>
        <h1>{t('map.title', { count: makers.filter((row) => lookOf(row) === 'pledge').length })}</h1>
        <p className="lede">{t('map.lede')}</p>
        <div className="mt-4">
          <MapKey />
        </div>
      </section>
      <section className={`sec ${styles.region}`} id="region">
        <div>
          <SectionHead title={t('region.centralAsia')} lede={t('map.regionLede')} />
          <CountryMap
            name="region"
            label={t('map.regionLabel')}
            countries={mapCountries(t, locale, inRegion)}
            named
          />
        </div>
        <div>
          <TileGrid locale={locale} makers={centralAsia} />
          <Levels />
        </div>
      </section>
      <Section id="world" title={t('map.worldTitle')} lede={t('map.worldLede')}>
        <CountryMap name="world" label={t('map.worldLabel')} countries={mapCountries(t, locale, placed)} />
        <p className="meta">
          <a href="#table">{t('charts.table')}</a>
        </p>
        {placeless.length > 0 && (
          <p className="meta">
            {t('map.placeless', { count: placeless.length })}{' '}
            {placeless.map(({ maker }, index) => (
              <span key={maker.code}>
                {index > 0 && ', '}
                <a href={countryHref(locale, maker.code)}>{makerName(maker, locale)}</a>
              </span>
            ))}
          </p>
        )}
        <div className="mt-4">
          <Note tone="plain">{t('map.boundaries')}</Note>
        </div>
      </Section>
      <Section id="tiles" title={t('map.tilesTitle')} lede={t('map.tilesLede')}>
        <Levels />
        <p className="meta mb-4">
          <a href="#region">{t('map.regionAbove')}</a>
        </p>
        <Tiles locale={locale} makers={makers.filter((row) => !centralAsia.includes(row))} />
        <details id="table" open={makers.length <= TABLE_OPEN_MAX}>
          <summary>{t('charts.table')}</summary>
          <MapTable locale={locale} makers={makers} />
        </details>
      </Section>
      <section className="sec">
        <TakeAlong locale={locale} path="/map" title={t('nav.map')} />
      </section>
    </SiteFrame>
  )
}

import type { getTranslations } from 'next-intl/server'
import { countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { lookOf, type MapMaker, pledgesOf } from '@/lib/map/model'
import type { MapCountry } from './country-map'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** Makers as the map draws them. */
export const mapCountries = (t: Translate, locale: Locale, makers: readonly MapMaker[]): MapCountry[] =>
  makers.map((row) => {
    const name = makerName(row.maker, locale)
    const note = t('map.pledges', { count: pledgesOf(row) })
    return {
      code: row.maker.code,
      name,
      href: countryHref(locale, row.maker.code),
      look: lookOf(row),
      note,
      label: t('map.country', {
        name,
        pledges: note,
        intentions: t('map.intentions', { count: row.levels.declared_intention ?? 0 }),
        measures: t('map.measures', { count: row.levels.national_measure ?? 0 }),
      }),
    }
  })

import { getTranslations } from 'next-intl/server'
import { LevelUse } from '@/components/ui/level-tag'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { byRegion } from '@/lib/makers/regions'
import { levelsOf, type MapMaker } from '@/lib/map/model'
import styles from './map.module.css'

interface TilesProps {
  locale: Locale
  /** In the order to be shown within their part of the world. */
  makers: readonly MapMaker[]
}

/** The same as the map, every maker of one size: what a map shows by area, it hides of small states. */
export async function Tiles({ locale, makers }: TilesProps) {
  const t = await getTranslations('region')
  return byRegion(makers).map(({ region, rows }) => (
    <div key={region} className="mb-6">
      <h3 className="units-group">{t(region)}</h3>
      <TileGrid locale={locale} makers={rows} />
    </div>
  ))
}

/** One tile a maker; its name opens its page, each number its records. */
export async function TileGrid({ locale, makers }: TilesProps) {
  const t = await getTranslations()
  return (
    <ul className={styles.tiles}>
      {makers.map((row) => (
        <li key={row.maker.code} className={styles.tile}>
          <a href={countryHref(locale, row.maker.code)}>{makerName(row.maker, locale)}</a>
          <ul>
            {levelsOf(row).map(({ level, count }) => (
              <li key={level}>
                <a
                  href={commitmentsHref(locale, { maker: row.maker.code, level })}
                  aria-label={t('map.levelCount', { level: t(`level.${level}`), count })}
                >
                  <LevelUse level={level} />
                  {formatNumber(locale, count)}
                </a>
              </li>
            ))}
            {row.joint > 0 && <li className="meta">{t('map.joint', { count: row.joint })}</li>}
          </ul>
        </li>
      ))}
    </ul>
  )
}

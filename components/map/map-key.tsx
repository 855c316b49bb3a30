import { getTranslations } from 'next-intl/server'
import { MAP_LOOKS } from '@/lib/map/model'
import { LookSwatch } from './country-map'
import styles from './map.module.css'

/** What the fills mean. */
export async function MapKey() {
  const t = await getTranslations('map.key')
  return (
    <ul className={styles.key} aria-label={t('label')}>
      {MAP_LOOKS.map((look) => (
        <li key={look}>
          <LookSwatch look={look} />
          {t(look)}
        </li>
      ))}
      <li>
        <LookSwatch look={null} />
        {t('none')}
      </li>
    </ul>
  )
}

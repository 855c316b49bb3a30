import { getTranslations } from 'next-intl/server'
import { LevelTag } from '@/components/ui/level-tag'
import { LEVELS } from '@/lib/commitments/model'
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

/** What the marks on the tiles mean. */
export async function Levels() {
  const t = await getTranslations('level')
  return (
    <ul className="my-4 flex flex-wrap gap-x-5 gap-y-1">
      {LEVELS.map((level) => (
        <li key={level}>
          <LevelTag level={level} label={t(level)} />
        </li>
      ))}
    </ul>
  )
}

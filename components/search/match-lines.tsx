import { languageName } from '@/lib/format/language'
import type { Locale } from '@/lib/i18n/model'
import type { Match } from '@/lib/search/matches'
import type { Translate } from '../commitments/standing-words'
import { Marked } from './marked'
import styles from './search.module.css'

interface MatchLinesProps {
  matches: readonly Match[]
  locale: Locale
  t: Translate
}

/** Why a record was found: where the words stand that its title and maker don't show. */
export function MatchLines({ matches, locale, t }: MatchLinesProps) {
  const shown = matches.filter(({ part, language }) => {
    if (part === 'reference') return false
    // Both stand in the row itself, in the reader's language.
    return !((part === 'title' || part === 'maker') && language === locale)
  })
  if (shown.length === 0) return null
  return (
    <dl className={styles.matches} aria-label={t('find.where')}>
      {shown.map(({ part, language, segments }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record may have several partners or sources
        <div key={index}>
          <dt>
            {language === null || language === locale
              ? t(`find.part.${part}`)
              : t('find.inLanguage', {
                  part: t(`find.part.${part}`),
                  language: languageName(locale, language),
                })}
          </dt>
          <dd lang={language ?? undefined}>
            <Marked segments={segments} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

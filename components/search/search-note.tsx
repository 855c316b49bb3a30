import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import type { Locale } from '@/lib/i18n/model'
import type { Search } from '@/lib/search/queries'
import { correctionsOf, type Suggestions, unknownOf } from '@/lib/search/suggestions'
import styles from './search.module.css'

interface SearchNoteProps {
  search: Search
  suggestions: Suggestions
  locale: Locale
  /** The list with other words. */
  to: (typed: string) => string
}

/** What was understood of words that the record doesn't have as they were typed, and what else to try. */
export async function SearchNote({ search, suggestions, locale, to }: SearchNoteProps) {
  const t = await getTranslations('find')
  const list = (words: readonly string[], type: Intl.ListFormatType = 'conjunction') =>
    new Intl.ListFormat(locale, { type }).format(words.map((text) => t('quoted', { text })))
  if (search.query !== null) {
    if (!search.corrected) return null
    const { typed, read } = correctionsOf(search, locale)
    return (
      <div className="mt-4" role="status">
        <Note>
          <p>{t('corrected', { typed: list(typed), read: list(read, 'disjunction') })}</p>
        </Note>
      </div>
    )
  }
  const unknown = unknownOf(search)
  return (
    <div className="mt-4" role="status">
      <Note>
        <p>
          {search.readings.length === 0
            ? t('noLetters', { q: t('quoted', { text: search.typed }) })
            : unknown.length > 0
              ? t('unknown', { words: list(unknown, 'disjunction') })
              : t('notTogether')}
        </p>
        <Questions title={t('didYouMean')} typed={suggestions.similar} to={to} />
        <Questions title={t('fewer')} typed={suggestions.fewer} to={to} />
      </Note>
    </div>
  )
}

function Questions({
  title,
  typed,
  to,
}: {
  title: string
  typed: readonly string[]
  to: (typed: string) => string
}) {
  if (typed.length === 0) return null
  return (
    <div className="mt-2 flex flex-wrap gap-x-3">
      <span>{title}</span>
      <ul className={styles.suggestions}>
        {typed.map((words) => (
          <li key={words}>
            <a href={to(words)}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

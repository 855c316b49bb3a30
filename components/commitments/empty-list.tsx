import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import {
  activeFilters,
  type CommitmentFilters,
  type ListState,
  listHref,
  NO_FILTERS,
} from '@/lib/commitments/filters'
import type { Facets, ListVocabulary } from '@/lib/commitments/list-queries'
import type { Locale } from '@/lib/i18n/model'
import { filterOptions } from './filter-words'
import styles from './filters.module.css'

interface EmptyListProps {
  state: ListState
  /** What taking away each filter by itself would bring. */
  without: Partial<Record<keyof CommitmentFilters, number>>
  facets: Facets
  vocabulary: ListVocabulary
  locale: Locale
}

/** Nothing passes all filters at once: which one to take away, and what that shows. */
export async function EmptyList({ state, without, facets, vocabulary, locale }: EmptyListProps) {
  const t = await getTranslations()
  const options = await filterOptions(vocabulary, facets, state.filters, locale)
  const { filters, sort, view } = state
  const drops = (Object.keys(NO_FILTERS) as (keyof CommitmentFilters)[]).flatMap((name) => {
    const count = without[name] ?? 0
    if (count === 0) return []
    const values = activeFilters(filters).flatMap((active) => (active.name === name ? [active.value] : []))
    const words = values.map((value) =>
      name === 'q'
        ? t('filters.quoted', { q: value })
        : (options[name].find((option) => option.value === value)?.label ?? value),
    )
    const filter = t('filters.chip', {
      filter: t(`filters.name.${name}`),
      value: new Intl.ListFormat(locale, { type: 'disjunction' }).format(words),
    })
    const to = listHref(locale, { ...filters, [name]: NO_FILTERS[name] }, { sort, view })
    return [{ name, count, filter, to }]
  })
  return (
    <Note>
      <p>{t(drops.length > 0 ? 'commitments.empty' : 'commitments.emptyAll')}</p>
      <ul className={styles.drops}>
        {drops
          .toSorted((a, b) => b.count - a.count)
          .map(({ name, count, filter, to }) => (
            <li key={name}>
              <a href={to}>{t('filters.without', { filter, count })}</a>
            </li>
          ))}
        <li>
          <a href={listHref(locale, {}, { view })}>{t('commitments.whole')}</a>
        </li>
      </ul>
    </Note>
  )
}

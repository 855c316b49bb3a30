import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import { activeFilters, type Ignored, type ListState, listHref } from '@/lib/commitments/filters'
import type { Facets, ListVocabulary } from '@/lib/commitments/list-queries'
import { commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { filterOptions } from './filter-words'
import styles from './filters.module.css'

interface ActiveFiltersProps {
  state: ListState
  facets: Facets
  vocabulary: ListVocabulary
  locale: Locale
}

/** What narrows the list, each a link to the list without it. */
export async function ActiveFilters({ state, facets, vocabulary, locale }: ActiveFiltersProps) {
  const t = await getTranslations('filters')
  const active = activeFilters(state.filters)
  if (active.length === 0) return null
  const options = await filterOptions(vocabulary, facets, state.filters, locale)
  const words = (name: (typeof active)[number]['name'], value: string) =>
    name === 'q'
      ? t('quoted', { q: value })
      : (options[name].find((option) => option.value === value)?.label ?? value)
  return (
    <div className={styles.chips}>
      <span className="meta">{t('active')}</span>
      <ul className="contents">
        {active.map(({ name, value, without }) => {
          const filter = t('chip', { filter: t(`name.${name}`), value: words(name, value) })
          return (
            <li key={`${name} ${value}`}>
              <a
                className={styles.chip}
                href={listHref(locale, without, { sort: state.sort, view: state.view })}
                aria-label={t('remove', { filter })}
                title={t('remove', { filter })}
              >
                {filter}
                <svg viewBox="0 0 10 10" aria-hidden="true">
                  <path d="m1 1 8 8M9 1 1 9" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
                </svg>
              </a>
            </li>
          )
        })}
      </ul>
      <a className="text-sm" href={commitmentsHref(locale)}>
        {t('clear')}
      </a>
    </div>
  )
}

/** Nobody should take a list for narrower than it is. */
export async function IgnoredFilters({ ignored }: { ignored: readonly Ignored[] }) {
  if (ignored.length === 0) return null
  const t = await getTranslations('filters')
  return (
    <div className="mt-4" role="status">
      <Note tone="accent">
        <p>{t('ignored', { count: ignored.length })}</p>
        <ul className="mt-1 grid gap-0.5">
          {ignored.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same value may be given twice
            <li key={index}>
              <code className="break-all">{t('ignoredItem', { name, value })}</code>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}

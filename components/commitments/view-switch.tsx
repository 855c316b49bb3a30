import { getTranslations } from 'next-intl/server'
import { type ListState, listHref, VIEWS } from '@/lib/commitments/filters'
import type { Locale } from '@/lib/i18n/model'
import styles from './filters.module.css'

/** The same page of the list as a table or as cards. */
export async function ViewSwitch({ state, locale }: { state: ListState; locale: Locale }) {
  const t = await getTranslations('commitments')
  const { filters, sort, page } = state
  return (
    <nav className={styles.views} aria-label={t('view')}>
      {VIEWS.map((view) => (
        <a
          key={view}
          href={listHref(locale, filters, { sort, view, page })}
          aria-current={view === state.view ? 'true' : undefined}
        >
          {t(`viewAs.${view}`)}
        </a>
      ))}
    </nav>
  )
}

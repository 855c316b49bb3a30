import { getTranslations } from 'next-intl/server'
import { type ListState, listHref } from '@/lib/commitments/filters'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'

interface PagerProps {
  state: ListState
  pages: number
  locale: Locale
}

/** First, last and the neighbours of the current page. */
export async function Pager({ state, pages, locale }: PagerProps) {
  if (pages < 2) return null
  const t = await getTranslations('commitments')
  const { filters, sort, page } = state
  const to = (number: number) => listHref(locale, filters, { sort, page: number })
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const shown = [...new Set(near)].toSorted((a, b) => a - b)
  return (
    <nav className="mt-6" aria-label={t('pages')}>
      <ul className="flex flex-wrap items-center gap-2">
        {page > 1 && (
          <li>
            <a className="btn" data-kind="quiet" rel="prev" href={to(page - 1)}>
              {t('previous')}
            </a>
          </li>
        )}
        {shown.map((number, index) => (
          <li key={number} className="flex items-center gap-2">
            {number - (shown[index - 1] ?? 0) > 1 && <span aria-hidden="true">…</span>}
            <a
              className="btn"
              data-kind={number === page ? 'primary' : 'quiet'}
              href={to(number)}
              aria-current={number === page ? 'page' : undefined}
              aria-label={t('page', { page: number })}
            >
              {formatNumber(locale, number)}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a className="btn" data-kind="quiet" rel="next" href={to(page + 1)}>
              {t('next')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

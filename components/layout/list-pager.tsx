import { getTranslations } from 'next-intl/server'
import { formatNumber } from '@/lib/format/number'
import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { pageCount } from '@/lib/listing'

interface ListPagerProps {
  locale: Locale
  /** Address of the list, without its language. */
  path: string
  /** What the list is narrowed to. */
  query: Query
  /** 1, 2, 3 … */
  page: number
  total: number
}

/** First, last and the neighbours of the current page. */
export async function ListPager({ locale, path, query, page, total }: ListPagerProps) {
  const pages = pageCount(total)
  if (pages < 2) return null
  const t = await getTranslations('admin.list')
  const to = (number: number) => href(locale, path, { ...query, page: number === 1 ? null : number })
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const shown = [...new Set(near)].toSorted((a, b) => a - b)
  return (
    <nav className="mt-6" aria-label={t('pages')}>
      <ul className="flex flex-wrap items-center gap-2">
        {page > 1 && (
          <li>
            <a className="btn" data-kind="quiet" rel="prev" href={to(Math.min(page - 1, pages))}>
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

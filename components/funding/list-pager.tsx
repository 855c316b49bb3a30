import { getTranslations } from 'next-intl/server'
import { PageLinks } from '@/components/ui/page-links'
import { formatNumber } from '@/lib/format/number'
import { LINES_PAGE } from '@/lib/funding/filters'
import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface ListPagerProps {
  locale: Locale
  path: string
  query: Query
  /** 1, 2, 3 … */
  page: number
  total: number
}

/** Pages of the lists behind the sums. */
export async function ListPager({ locale, path, query, page, total }: ListPagerProps) {
  const t = await getTranslations('commitments')
  return (
    <PageLinks
      page={page}
      pages={Math.ceil(total / LINES_PAGE)}
      to={(number) => href(locale, path, { ...query, page: number === 1 ? null : number })}
      shown={(number) => formatNumber(locale, number)}
      words={{
        label: t('pages'),
        previous: t('previous'),
        next: t('next'),
        page: (number) => t('page', { page: number }),
      }}
    />
  )
}

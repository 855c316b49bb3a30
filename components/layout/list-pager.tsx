import { getTranslations } from 'next-intl/server'
import { PageLinks } from '@/components/ui/page-links'
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

/** Pages of a list behind the sign-in. */
export async function ListPager({ locale, path, query, page, total }: ListPagerProps) {
  const t = await getTranslations('admin.list')
  return (
    <PageLinks
      page={page}
      pages={pageCount(total)}
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

import { getTranslations } from 'next-intl/server'
import { PageLinks } from '@/components/ui/page-links'
import { type ListState, listHref } from '@/lib/commitments/filters'
import { formatNumber } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'

interface PagerProps {
  state: ListState
  pages: number
  locale: Locale
}

/** Pages of the list of commitments. */
export async function Pager({ state: { filters, sort, view, page }, pages, locale }: PagerProps) {
  const t = await getTranslations('commitments')
  return (
    <PageLinks
      page={page}
      pages={pages}
      to={(number) => listHref(locale, filters, { sort, view, page: number })}
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

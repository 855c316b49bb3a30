import { getTranslations } from 'next-intl/server'
import { SearchBox } from '@/components/search/search-box'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { AsOfField } from './as-of-field'

/** Search from any public page; its results are the list of commitments. */
export async function SiteSearch({ locale }: { locale: Locale }) {
  const t = await getTranslations('find')
  return (
    <search>
      <form method="get" action={href(locale, '/commitments', { asOf: null })} aria-label={t('label')}>
        <AsOfField />
        <SearchBox />
      </form>
    </search>
  )
}

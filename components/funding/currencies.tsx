import { getTranslations } from 'next-intl/server'
import { SubNav } from '@/components/layout/sub-nav'
import { currencyName } from '@/lib/format/money'
import type { FundingFilter } from '@/lib/funding/filters'
import { fundingHref } from '@/lib/funding/links'
import type { CurrencyChoice } from '@/lib/funding/model'
import type { Locale } from '@/lib/i18n/model'

interface CurrenciesProps {
  locale: Locale
  filter: FundingFilter
  current: string
  choices: readonly CurrencyChoice[]
}

/** One currency at a time: nothing is added across them. */
export async function Currencies({ locale, filter, current, choices }: CurrenciesProps) {
  const t = await getTranslations('funding.currency')
  return (
    <SubNav
      label={t('label')}
      items={choices.map(({ currency, pledges }) => ({
        href: fundingHref(locale, { ...filter, currency }),
        text: t('count', { name: currencyName(locale, currency), count: pledges }),
        current: currency === current ? 'page' : undefined,
      }))}
    />
  )
}

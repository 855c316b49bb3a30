import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { Section } from '@/components/ui/section'
import { type FundingName, type FundingReading, fundingFigure, fundingId } from '@/lib/figures/funding'
import { currencyName } from '@/lib/format/money'
import type { Locale } from '@/lib/i18n/model'

interface FundingSectionProps {
  locale: Locale
  reading: FundingReading
  name: FundingName
}

/** Sums of one currency, drawn: each opens the amounts behind it. Nothing where nothing is on record. */
export async function FundingSection({ locale, reading, name }: FundingSectionProps) {
  const t = await getTranslations('funding')
  const figure = fundingFigure(locale, reading, name)
  if (!figure) return null
  const { filter } = reading
  const title = {
    stages: t('stages.title', { currency: currencyName(locale, filter.currency) }),
    flows: t('flowsTitle'),
    makers: t('makersTitle'),
    actions: t('actions.title'),
  }[name]
  return (
    <Section id={name} title={title}>
      <Figure figure={figure} id={fundingId(filter, name)} />
    </Section>
  )
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import type { ListedContribution } from '@/lib/contributions/queries'
import type { Locale } from '@/lib/i18n/model'
import { ContributionCard } from './contribution-card'
import { OfPromise } from './sought-list'

interface OrganisationContributionsProps {
  contributions: readonly ListedContribution[]
  /** How many there are in all. */
  count: number
  /** What stands below the list. */
  children: ReactNode
  locale: Locale
}

/** What one organisation offers and does, the latest first. */
export async function OrganisationContributions({
  contributions,
  count,
  children,
  locale,
}: OrganisationContributionsProps) {
  const t = await getTranslations('contribution')
  return (
    <Section id="contributions" title={t('organisation.title', { count })} lede={t('lede')}>
      <ol className="grid gap-8">
        {contributions.map((one) => (
          <ContributionCard
            key={one.id}
            contribution={one}
            promise={<OfPromise {...one} locale={locale} />}
            showsPartner={false}
            locale={locale}
          />
        ))}
      </ol>
      {children}
    </Section>
  )
}

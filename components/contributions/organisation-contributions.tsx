import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { ListedContribution } from '@/lib/contributions/queries'
import type { Locale } from '@/lib/i18n/model'
import { ContributionCard } from './contribution-card'
import { OfPromise } from './sought-list'

interface OrganisationContributionsProps {
  contributions: readonly ListedContribution[]
  locale: Locale
}

/** What one organisation offers and does, the latest first; nothing where it does neither. */
export async function OrganisationContributions({ contributions, locale }: OrganisationContributionsProps) {
  if (contributions.length === 0) return null
  const t = await getTranslations('contribution')
  return (
    <Section
      id="contributions"
      title={t('organisation.title', { count: contributions.length })}
      lede={t('lede')}
    >
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
    </Section>
  )
}

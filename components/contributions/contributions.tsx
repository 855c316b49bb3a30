import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { Section } from '@/components/ui/section'
import type { Reference } from '@/lib/commitments/model'
import type { CommitmentView } from '@/lib/commitments/queries'
import type { ContributionView } from '@/lib/contributions/queries'
import { href } from '@/lib/i18n/links'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { Status } from '@/lib/standing/model'
import { ContributionCard } from './contribution-card'

interface ContributionsProps {
  commitment: CommitmentView
  contributions: readonly ContributionView[]
  locale: Locale
}

/** Where a contribution stands on the page of its commitment. */
export const contributionId = (number: number): string => `contribution-${number}`

/** What is sought and what partners do towards a promise: apart from the government's own progress. */
export async function Contributions({ commitment, contributions, locale }: ContributionsProps) {
  const t = await getTranslations('contribution')
  const sought = soughtIn(commitment)
  const { helpSought } = commitment
  if (contributions.length === 0 && !sought && !helpSought && !isOpen(commitment)) return null
  return (
    <Section
      id="contributions"
      title={t('title', { count: contributions.length })}
      lede={contributions.length > 0 ? t('lede') : undefined}
    >
      {(helpSought || sought) && (
        <dl className="card mb-7 grid max-w-[75ch] gap-1">
          {helpSought && <Asked name={t('soughtHere')} text={helpSought} locale={locale} />}
          {sought && <Asked name={t('sought', { cycle: sought.cycle })} text={sought.text} locale={locale} />}
        </dl>
      )}
      {contributions.length > 0 && (
        <ol className="grid gap-8">
          {contributions.map((one) => (
            <ContributionCard
              key={one.number}
              id={contributionId(one.number)}
              contribution={one}
              locale={locale}
            />
          ))}
        </ol>
      )}
      <p className="no-print mt-6">
        {isOpen(commitment) && (
          <>
            <a href={offerHref(locale, commitment.reference)} rel="nofollow">
              {t('offer')}
            </a>
            {' · '}
          </>
        )}
        <a href={href(locale, '/partners', { country: commitment.maker.code })}>{t('others')}</a>
      </p>
    </Section>
  )
}

const Asked = ({ name, text, locale }: { name: string; text: LocalizedText; locale: Locale }) => (
  <>
    <dt className="font-semibold not-first:mt-3">{name}</dt>
    <dd className="whitespace-pre-line">
      <Localized text={text} locale={locale} />
    </dd>
  </>
)

/** The page on which an organisation begins its offer. */
export const offerHref = (locale: Locale, reference: Reference): string =>
  href(locale, '/workspace/contributions', { commitment: reference })

/** Help can still be given: it is neither done nor given up. */
const isOpen = ({ closure, standing }: CommitmentView): boolean =>
  closure === null && !OVER.some((status) => status === standing.status)

const OVER: readonly Status[] = ['kept', 'met_after_softening', 'withdrawn', 'superseded']

/** What the latest report asks for; null: there is none, or it asks for nothing. */
export function soughtIn({ reports }: CommitmentView) {
  const latest = reports.toSorted((a, b) => a.submittedOn.localeCompare(b.submittedOn)).at(-1)
  return latest?.supportNeeded ? { cycle: latest.cycle, text: latest.supportNeeded } : null
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Localized } from '@/components/commitments/localized'
import { EvidenceList } from '@/components/files/evidence'
import type { ContributionView } from '@/lib/contributions/queries'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { periodWords } from './contribution-words'

interface ContributionCardProps {
  contribution: ContributionView
  /** Where it stands in the page; undefined: it is in a list of several promises. */
  id?: string
  /** The promise that it is for, where the page isn't about it. */
  promise?: ReactNode
  /** Not on the page of the organisation itself. */
  showsPartner?: boolean
  locale: Locale
}

/** One contribution: who, what, how far it has come, and what the government answered. */
export async function ContributionCard({
  contribution,
  id,
  promise,
  showsPartner = true,
  locale,
}: ContributionCardProps) {
  const t = await getTranslations('contribution')
  const { organisation, stage, help, what, details, amount, currency, output, agreement } = contribution
  const period = periodWords(t, locale, contribution)
  const money = amount !== null && currency !== null ? formatMoney(locale, amount, currency) : null
  return (
    <li id={id} className="scroll-mt-4 border-line border-t pt-4 target:bg-brand-tint">
      <div className="grid gap-x-10 gap-y-3 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-1.5">
          <h3 className="text-[1.15rem]">
            <Localized text={what} locale={locale} />
          </h3>
          {showsPartner && (
            <p>
              {organisation ? (
                <a href={href(locale, `/organisations/${organisation.number}`)}>{organisation.name}</a>
              ) : (
                t('unnamed')
              )}
            </p>
          )}
          {promise && <p>{promise}</p>}
          <p className="meta mt-0!">
            {[t(`kind.${help}`), money, period].filter((part) => part !== null).join(' · ')}
          </p>
          {output && (
            <p>
              <Localized text={output} locale={locale} />
            </p>
          )}
          {details && (
            <p className="max-w-[75ch] whitespace-pre-line text-ink-2">
              <Localized text={details} locale={locale} />
            </p>
          )}
          {(contribution.evidence.length > 0 || contribution.reviewersOnly > 0) && (
            <div className="mt-1">
              <EvidenceList
                evidence={contribution.evidence}
                hidden={contribution.reviewersOnly}
                locale={locale}
              />
            </div>
          )}
        </div>
        <div className="grid content-start gap-1.5">
          <Steps contribution={contribution} />
          <p className="meta mt-0!">{t('since', { date: formatDate(locale, contribution.publishedOn) })}</p>
          {agreement ? (
            <div>
              <p className="font-[560]">
                {t(`answered.${agreement.decision}`, { date: formatDate(locale, agreement.on) })}
              </p>
              {agreement.text && (
                <p className="max-w-[60ch] whitespace-pre-line">
                  <Localized text={agreement.text} locale={locale} />
                </p>
              )}
            </div>
          ) : (
            stage !== 'withdrawn' && <p className="text-ink-2">{t('unanswered')}</p>
          )}
        </div>
      </div>
    </li>
  )
}

const WAY = ['offered', 'agreed', 'under_way', 'delivered'] as const

/** How far it has come, in words, with the whole way beside it. */
async function Steps({ contribution: { stage, agreement } }: Pick<ContributionCardProps, 'contribution'>) {
  const t = await getTranslations('contribution')
  if (stage === 'declined' || stage === 'withdrawn')
    return <p className="font-semibold text-ink-2">{t(`stage.${stage}`)}</p>
  const reached = WAY.indexOf(stage)
  return (
    <ol className="flex flex-wrap gap-x-2 gap-y-0.5 text-[0.95rem]">
      {WAY.map((step, index) => {
        // Where nobody in the government could agree, that step is not among those that were taken.
        const isSkipped = step === 'agreed' && index < reached && agreement === null
        if (isSkipped) return null
        return (
          <li
            key={step}
            aria-current={step === stage ? 'step' : undefined}
            className={
              step === stage ? 'font-semibold text-brand' : index < reached ? 'text-ink' : 'text-ink-3'
            }
          >
            {index > 0 && <span aria-hidden="true">→ </span>}
            {t(`stage.${step}`)}
            {index > reached && <span className="sr-only"> ({t('notYet')})</span>}
          </li>
        )
      })}
    </ol>
  )
}

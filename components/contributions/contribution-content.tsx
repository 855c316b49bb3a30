import { getTranslations } from 'next-intl/server'
import { AsWritten } from '@/components/submissions/as-written'
import { DocumentList } from '@/components/submissions/report-content'
import { type LinkMarks, NO_MARKS } from '@/lib/citations/queries'
import type { AgreementContent, ContributionContent, PublishedContribution } from '@/lib/contributions/input'
import { formatMoney } from '@/lib/format/money'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { periodWords } from './contribution-words'

interface ContributionContentProps {
  content: ContributionContent
  links?: LinkMarks
  locale: Locale
}

/** The whole of a contribution as it will be published, but for who makes it. */
export async function ContributionContentView({
  content,
  links = NO_MARKS,
  locale,
}: ContributionContentProps) {
  const t = await getTranslations()
  return (
    <div className="grid gap-7">
      <p>
        <strong className="font-[560]">{t(`contribution.step.${content.stage}`)}</strong>
      </p>
      <Facts content={content} locale={locale} />
      <Words title={t('contribution.field.details')} text={content.details} locale={locale} />
      <DocumentList {...content} links={links} locale={locale} />
    </div>
  )
}

interface AgreementContentProps {
  content: AgreementContent
  /** The offer that it answers; null: it was removed. */
  about: PublishedContribution | null
  locale: Locale
}

/** A government's answer as it will be published, with what it answers. */
export async function AgreementContentView({ content, about, locale }: AgreementContentProps) {
  const t = await getTranslations('agreement')
  return (
    <div className="grid gap-7">
      <p>
        <strong className="font-[560]">{t(`decision.${content.decision}`)}</strong>
      </p>
      <Words title={t('field.words')} text={content.text} locale={locale} />
      {about && (
        <div className="card">
          <OfferInBrief content={about} locale={locale} />
        </div>
      )}
    </div>
  )
}

/** A published offer, as it is read by whoever answers it. */
export async function OfferInBrief({ content, locale }: { content: PublishedContribution; locale: Locale }) {
  const t = await getTranslations('contribution')
  return (
    <div className="grid gap-3">
      <p className="font-semibold">{content.organisation?.name ?? t('unnamed')}</p>
      <Facts content={content} locale={locale} />
      <Words title={t('field.details')} text={content.details} locale={locale} />
    </div>
  )
}

type FactsOf = Pick<
  ContributionContent,
  'help' | 'what' | 'amount' | 'currency' | 'output' | 'from' | 'until'
>

async function Facts({ content, locale }: { content: FactsOf; locale: Locale }) {
  const t = await getTranslations('contribution')
  const { help, what, amount, currency, output } = content
  const period = periodWords(t, locale, content)
  return (
    <dl className="facts">
      <dt>{t('field.what')}</dt>
      <dd>
        <AsWritten text={what} locale={locale} />
      </dd>
      <dt>{t('field.help')}</dt>
      <dd>{t(`kind.${help}`)}</dd>
      {amount !== null && currency !== null && (
        <>
          <dt>{t('field.amount')}</dt>
          <dd>{formatMoney(locale, amount, currency)}</dd>
        </>
      )}
      {output && (
        <>
          <dt>{t('field.output')}</dt>
          <dd>
            <AsWritten text={output} locale={locale} />
          </dd>
        </>
      )}
      {period && (
        <>
          <dt>{t('when')}</dt>
          <dd>{period}</dd>
        </>
      )}
    </dl>
  )
}

function Words({ title, text, locale }: { title: string; text: LocalizedText | null; locale: Locale }) {
  return (
    text && (
      <section>
        <h3 className="mb-1">{title}</h3>
        <p className="max-w-[80ch] whitespace-pre-line">
          <AsWritten text={text} locale={locale} />
        </p>
      </section>
    )
  )
}

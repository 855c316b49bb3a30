import { getTranslations } from 'next-intl/server'
import { AsWritten } from '@/components/submissions/as-written'
import type {
  AnswerContent,
  ConsultationContent,
  PublishedConsultation,
  PublishedSuggestion,
  SuggestionContent,
} from '@/lib/consultations/input'
import { formatDate } from '@/lib/format/date'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'
import type { FormVocabulary } from '@/lib/submissions/queries'

interface ConsultationContentProps {
  content: ConsultationContent
  vocabulary: FormVocabulary
  locale: Locale
}

/** The whole of what an office asks to open. */
export async function ConsultationContentView({ content, vocabulary, locale }: ConsultationContentProps) {
  const t = await getTranslations('consultation')
  const { about, action, title, wording, opensOn, days } = content
  const served = vocabulary.actions.find(({ number }) => number === action)
  return (
    <div className="grid gap-5">
      <dl className="facts">
        <dt>{t('field.about')}</dt>
        <dd>{t(`about.${about}`)}</dd>
        <dt>{t('field.title')}</dt>
        <dd>
          <AsWritten text={title} locale={locale} />
        </dd>
        <dt>{t('field.action')}</dt>
        <dd>{served ? `${served.number}. ${pickText(served.name, locale)?.text ?? ''}` : t('noAction')}</dd>
        {opensOn && (
          <>
            <dt>{t('field.opensOn')}</dt>
            <dd>{formatDate(locale, opensOn)}</dd>
          </>
        )}
        <dt>{t('field.days')}</dt>
        <dd>{days}</dd>
      </dl>
      <Words text={wording} locale={locale} />
    </div>
  )
}

/** What is open, as whoever takes part reads it beside their form. */
export async function ConsultationInBrief({
  content,
  locale,
}: {
  content: PublishedConsultation
  locale: Locale
}) {
  const t = await getTranslations('consultations')
  return (
    <div className="grid gap-3">
      <p className="font-semibold">
        <AsWritten text={content.title} locale={locale} />
      </p>
      <p className="meta mt-0!">{t('dates.open', { closes: formatDate(locale, content.closesOn) })}</p>
      <Words text={content.wording} locale={locale} />
    </div>
  )
}

interface SuggestionContentProps {
  content: SuggestionContent
  /** null: it was removed. */
  about: PublishedConsultation | null
  locale: Locale
}

/** What an organisation suggests, with what it is about. */
export async function SuggestionContentView({ content, about, locale }: SuggestionContentProps) {
  const t = await getTranslations('suggestion')
  return (
    <div className="grid gap-5">
      <p>
        <strong className="font-[560]">{t(`kind.${content.kind}`)}</strong>
      </p>
      <Words text={content.words} locale={locale} />
      {about && (
        <div className="card">
          <ConsultationInBrief content={about} locale={locale} />
        </div>
      )}
    </div>
  )
}

/** A published suggestion, as it is read by whoever answers it. */
export async function SuggestionInBrief({
  content,
  locale,
}: {
  content: PublishedSuggestion
  locale: Locale
}) {
  const t = await getTranslations('suggestion')
  return (
    <div className="grid gap-2">
      <p className="font-semibold">{t(`kind.${content.kind}`)}</p>
      {content.organisations.length > 0 && <p>{content.organisations.map(({ name }) => name).join(', ')}</p>}
      <Words text={content.words} locale={locale} />
    </div>
  )
}

interface AnswerContentProps {
  content: AnswerContent
  /** null: it was removed. */
  about: PublishedSuggestion | null
  locale: Locale
}

/** An office's answer, with what it answers. */
export async function AnswerContentView({ content, about, locale }: AnswerContentProps) {
  const t = await getTranslations('answer')
  return (
    <div className="grid gap-5">
      <p>
        <strong className="font-[560]">{t(`outcome.${content.outcome}`)}</strong>
      </p>
      <Words text={content.text} locale={locale} />
      {about && (
        <div className="card">
          <SuggestionInBrief content={about} locale={locale} />
        </div>
      )}
    </div>
  )
}

const Words = ({ text, locale }: { text: LocalizedText | null; locale: Locale }) =>
  text && (
    <p className="max-w-[80ch] whitespace-pre-line">
      <AsWritten text={text} locale={locale} />
    </p>
  )

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Localized } from '@/components/commitments/localized'
import { VerdictScale } from '@/components/commitments/verdict-scale'
import { EvidenceList } from '@/components/files/evidence'
import { Section } from '@/components/ui/section'
import { REPLY_DAYS } from '@/lib/assessments/clock'
import type { NamedOrganisation } from '@/lib/assessments/model'
import { assessmentId } from '@/lib/commitments/anchors'
import type { Reference } from '@/lib/commitments/model'
import type { AssessmentView, CommitmentView, ReplyView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { href } from '@/lib/i18n/links'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { VERDICTS } from '@/lib/standing/model'
import { noReplyWords } from './reply-words'

interface AssessmentsProps {
  commitment: CommitmentView
  locale: Locale
}

/** What organisations found, each with the government's reply or with none, and where another one may say so too. */
export async function Assessments({ commitment, locale }: AssessmentsProps) {
  const { reference, assessments, refusals } = commitment
  const t = await getTranslations()
  return (
    <Section
      id="assessments"
      title={t('assessment.title')}
      lede={assessments.length > 0 ? t('assessment.lede', { days: REPLY_DAYS }) : undefined}
    >
      {assessments.length > 0 ? (
        <ol className="grid gap-10">
          {assessments.toReversed().map((one) => (
            <Assessment key={assessmentId(one)} assessment={one} commitment={commitment} locale={locale} />
          ))}
        </ol>
      ) : (
        <p className="text-ink-2">{t('assessment.nobodyYet')}</p>
      )}
      {refusals.length > 0 && (
        <ul className="mt-8 grid gap-2 border-line border-t pt-4">
          {refusals.map(({ cycle, number, reason, refusedOn }) => (
            <li key={`${cycle} ${number}`} className="max-w-[80ch]">
              {t('assessment.refusedOn', { date: formatDate(locale, refusedOn), cycle, reason })}
            </li>
          ))}
        </ul>
      )}
      <p className="no-print mt-6">
        <a href={assessHref(locale, reference)} rel="nofollow">
          {t('assessment.write')}
        </a>{' '}
        <span className="meta">({t('assessment.writeHint')})</span>
      </p>
    </Section>
  )
}

/** The desk on which an organisation begins its assessment. A public page can't know who reads it: it leads to the way in. */
export const assessHref = (locale: Locale, reference: Reference): string =>
  href(locale, '/workspace', { assess: reference })

async function Assessment({
  assessment,
  commitment,
  locale,
}: AssessmentsProps & { assessment: AssessmentView }) {
  const t = await getTranslations()
  const { organisation, signatures, cycle, verdict, text, withdrawn, publishedOn, agreedOn } = assessment
  const values = commitment.indicators.reduce(
    (sum, indicator) =>
      sum +
      indicator.values.filter(
        (value) => value.assessment?.cycle === cycle && value.assessment.voice === assessment.voice,
      ).length,
    0,
  )
  return (
    <li id={assessmentId(assessment)} className="scroll-mt-4 border-line border-t pt-5 target:bg-brand-tint">
      <h3 className="text-[1.2rem]">
        <Signed by={organisation} locale={locale} />
        {signatures.length > 0 && (
          <span className="meta">
            {' '}
            {t('assessment.with', {
              names: formatList(
                locale,
                signatures.map(({ name }) => name),
              ),
            })}
          </span>
        )}
      </h3>
      <p className="meta">
        {t('assessment.of', { cycle, date: formatDate(locale, publishedOn) })}
        {assessment.version > 1 &&
          !withdrawn &&
          ` · ${t('assessment.version', { version: assessment.version })}`}
      </p>
      {withdrawn ? (
        <p className="mt-3 text-ink-2">
          {t('assessment.tombstone', { why: t(`assessment.withdrawn.${withdrawn}`) })}
        </p>
      ) : (
        <div className="mt-3 grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
          <div className="grid content-start gap-4">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <VerdictScale verdict={verdict === null ? null : VERDICTS[verdict]} />
              <strong className="font-[560]">
                {verdict === null ? t('assessment.noVerdict') : t(`selfRating.${verdict}`)}
              </strong>
            </p>
            <Words text={text} locale={locale} />
            <Titled title={t('assessment.told.coverage')} text={assessment.coverage} locale={locale} />
            <Titled title={t('assessment.told.settle')} text={assessment.settle} locale={locale} />
            {values > 0 && (
              <p>
                <a href="#indicators-title">{t('assessment.values', { count: values })}</a>
              </p>
            )}
            <Documents evidence={assessment.evidence} hidden={assessment.reviewersOnly} locale={locale} />
          </div>
          <div className="grid content-start gap-4 lg:border-line lg:border-s lg:ps-6">
            <h4 className="font-sans font-semibold text-[1rem]">{t('assessment.reply.title')}</h4>
            {assessment.replies.map((reply) => (
              <Reply key={reply.number} reply={reply} locale={locale} />
            ))}
            {assessment.replies.length === 0 && (
              <p className="text-ink-2">{noReplyWords(t, assessment, locale)}</p>
            )}
            {agreedOn && (
              <p className="font-[560] text-brand">
                {t('assessment.agreed', { date: formatDate(locale, agreedOn) })}
              </p>
            )}
          </div>
        </div>
      )}
    </li>
  )
}

async function Reply({ reply, locale }: { reply: ReplyView; locale: Locale }) {
  const t = await getTranslations('assessment.reply')
  return (
    <div className="grid gap-2">
      <p className="meta">{t('received', { date: formatDate(locale, reply.receivedOn) })}</p>
      <Words text={reply.text} locale={locale} />
      <Documents evidence={reply.evidence} hidden={0} locale={locale} />
    </div>
  )
}

/** Who signs: its page, where it goes by its name. */
async function Signed({ by, locale }: { by: NamedOrganisation | null; locale: Locale }): Promise<ReactNode> {
  const t = await getTranslations('assessment')
  return by ? <a href={href(locale, `/organisations/${by.number}`)}>{by.name}</a> : t('unnamed')
}

const Words = ({ text, locale }: { text: LocalizedText | null; locale: Locale }) =>
  text && (
    <p className="max-w-[75ch] whitespace-pre-line">
      <Localized text={text} locale={locale} />
    </p>
  )

const Titled = ({ title, text, locale }: { title: string; text: LocalizedText | null; locale: Locale }) =>
  text && (
    <div>
      <h4 className="font-sans font-semibold text-[1rem]">{title}</h4>
      <Words text={text} locale={locale} />
    </div>
  )

interface DocumentsProps {
  evidence: AssessmentView['evidence']
  /** How many only reviewers saw. */
  hidden: number
  locale: Locale
}

async function Documents({ evidence, hidden, locale }: DocumentsProps) {
  const t = await getTranslations()
  if (evidence.length === 0 && hidden === 0) return null
  return (
    <div>
      <h4 className="font-sans font-semibold text-[1rem]">{t('assessment.field.evidence')}</h4>
      <EvidenceList evidence={evidence} hidden={hidden} locale={locale} />
    </div>
  )
}
